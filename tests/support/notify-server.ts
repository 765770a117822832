/** GOV.UK Notify as its own client meets it: a web server that says what it was sent, and what became of it. */
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { notifyCarriers } from '../../src/lib/server/mail/notify.ts';
import type { Carrier } from '../../src/lib/server/services/outbox.ts';

interface Asked {
  readonly method: string;
  readonly url: string;
  readonly body: Record<string, unknown>;
}

/** One message as Notify lists it. */
interface Listed {
  readonly id: string;
  readonly reference: string;
  readonly type: 'email' | 'sms';
  readonly status: string;
  readonly created_at: string;
}

export interface NotifyServer {
  readonly asked: readonly Asked[];
  /** What it lists, the newest first. */
  readonly listed: Listed[];
  readonly carriers: readonly Carrier[];
  readonly stop: () => void;
}

const onAPage = 3;

/** @param answer the status of the nth request to send */
export async function notifyServer(answer: (n: number) => number): Promise<NotifyServer> {
  const asked: Asked[] = [];
  const listed: Listed[] = [];
  let sent = 0;
  const http = createServer((request, response) => {
    let body = '';
    request.on('data', (part: Buffer) => (body += part.toString()));
    request.on('end', () => {
      const { method = '', url = '' } = request;
      asked.push({ method, url, body: body === '' ? {} : (JSON.parse(body) as Record<string, unknown>) });
      const head = { 'content-type': 'application/json' };
      if (method === 'GET') {
        const notifications = pageOf(listed, new URL(url, 'http://notify').searchParams);
        response.writeHead(200, head).end(JSON.stringify({ notifications, links: {} }));
      } else response.writeHead(answer((sent += 1)), head).end('{}');
    });
  });
  http.listen(0, '127.0.0.1');
  await once(http, 'listening');
  const url = `http://127.0.0.1:${String((http.address() as AddressInfo).port)}`;
  const apiKey = `test-${randomUUID()}-${randomUUID()}`;
  const carriers = notifyCarriers({ apiKey, emailTemplate: 'e', textTemplate: 't', url });
  return { asked, listed, carriers, stop: () => http.close() };
}

function pageOf(listed: readonly Listed[], query: URLSearchParams): Listed[] {
  const ofType = listed.filter(({ type }) => type === query.get('template_type'));
  const from = ofType.findIndex(({ id }) => id === query.get('older_than')) + 1;
  return ofType.slice(from, from + onAPage);
}
