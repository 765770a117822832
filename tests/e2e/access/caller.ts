/** Somebody at the door without a browser: raw addresses, any method, any header. Nothing is tidied up on the way. */
import { Agent, request, type IncomingHttpHeaders } from 'node:http';

export type Fields = Readonly<Record<string, string | readonly string[]>>;

export interface Answer {
  readonly status: number;
  readonly location: string;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

export interface Asked {
  readonly method?: string;
  readonly body?: string | Buffer;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Milliseconds. */
const patience = 20_000;
const form = 'application/x-www-form-urlencoded';

export interface Site {
  readonly port: number;
  /** The address people see: the server stands behind a proxy, and forms name this as where they come from. */
  readonly origin: string;
}

let known = 0;

export class Caller {
  readonly cookies = new Map<string, string>();
  /** The `Set-Cookie` lines of every answer so far. */
  readonly given: string[] = [];
  /** Every caller comes from a house of their own, as the proxy says. */
  from = `198.51.${Math.floor(known / 250)}.${(known++ % 250) + 1}`;
  readonly site: Site;
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 8 });

  constructor(site: Site) {
    this.site = site;
  }

  get(path: string, headers: Asked['headers'] = {}): Promise<Answer> {
    return this.ask(path, { headers });
  }

  /** Sends a form as a browser on our own page would. */
  post(path: string, fields: Fields = {}, headers: Asked['headers'] = {}): Promise<Answer> {
    const pairs = Object.entries(fields).flatMap(([name, value]) =>
      typeof value === 'string' ? [[name, value]] : value.map((one) => [name, one])
    );
    const body = new URLSearchParams(pairs).toString();
    return this.ask(path, { method: 'POST', body, headers: { 'content-type': form, ...headers } });
  }

  /** Sends exactly this. A header given as an empty text is left out. */
  ask(path: string, { method = 'GET', body = '', headers = {} }: Asked = {}): Promise<Answer> {
    const all: Record<string, string> = {
      accept: 'text/html',
      'x-forwarded-for': this.from,
      cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
      ...(method === 'GET' || method === 'HEAD' ? {} : { origin: this.site.origin }),
      'content-length': String(Buffer.byteLength(body)),
      ...headers
    };
    const sent = Object.fromEntries(Object.entries(all).filter(([, value]) => value !== ''));
    const { port } = this.site;
    return new Promise((done, failed) => {
      const asked = request({ host: '127.0.0.1', port, path, method, headers: sent, agent: this.#agent });
      asked.setTimeout(patience, () => asked.destroy(new Error(`${method} ${path}: no answer in time`)));
      asked.on('error', failed);
      asked.on('response', (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', failed);
        response.on('end', () => {
          const { statusCode: status = 0, headers: got } = response;
          this.#remember(got['set-cookie'] ?? []);
          done({
            status,
            location: got.location ?? '',
            headers: got,
            text: Buffer.concat(chunks).toString()
          });
        });
      });
      asked.end(body);
    });
  }

  leave(): void {
    this.#agent.destroy();
  }

  #remember(lines: readonly string[]): void {
    this.given.push(...lines);
    for (const line of lines) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === '' || /max-age=0/i.test(line)) this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
  }
}
