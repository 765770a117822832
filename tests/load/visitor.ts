/** One person's browser as far as a server can tell: a connection that is kept, cookies, and forms that are sent. */
import { Agent, request, type IncomingMessage } from 'node:http';
import { brotliDecompressSync } from 'node:zlib';

/** Every answer that came back: how long it took in ms, and its bytes with headers. */
export interface Traffic {
  readonly times: number[];
  bytes: number;
}

export const newTraffic = (): Traffic => ({ times: [], bytes: 0 });

export interface Answer {
  readonly status: number;
  readonly location: string;
  readonly html: string;
}

export type Fields = readonly (readonly [name: string, value: string])[];

/** The connection broke, or nothing came back: whether the server did what was asked is not known. */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer';
}

/** Milliseconds without an answer after which a request is given up. */
const patience = 15_000;

export class Visitor {
  readonly cookies = new Map<string, string>();
  traffic: Traffic | undefined;
  readonly #origin: URL;
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 1 });
  #socket: unknown;
  #read = 0;

  constructor(origin: string, traffic?: Traffic) {
    this.#origin = new URL(origin);
    this.traffic = traffic;
  }

  get(path: string): Promise<Answer> {
    return this.#ask('GET', path, '');
  }

  post(path: string, fields: Fields): Promise<Answer> {
    return this.#ask(
      'POST',
      path,
      new URLSearchParams(fields.map(([name, value]) => [name, value])).toString()
    );
  }

  leave(): void {
    this.#agent.destroy();
  }

  async #ask(method: string, path: string, body: string): Promise<Answer> {
    const began = performance.now();
    const { response, bytes } = await this.#exchange(method, path, body);
    this.traffic?.times.push(performance.now() - began);
    this.#remember(response.headers['set-cookie'] ?? []);
    const html = response.headers['content-encoding'] === 'br' ? brotliDecompressSync(bytes) : bytes;
    return {
      status: response.statusCode ?? 0,
      location: response.headers.location ?? '',
      html: html.toString()
    };
  }

  #exchange(
    method: string,
    path: string,
    body: string
  ): Promise<{ response: IncomingMessage; bytes: Buffer }> {
    const { hostname, port } = this.#origin;
    const headers = {
      ...this.#headers(),
      ...(method === 'POST' ? formHeaders(this.#origin.origin, body) : {})
    };
    return new Promise((done, failed) => {
      const asked = request({ method, hostname, port, path, headers, agent: this.#agent, timeout: patience });
      const fail = (error: Error): void => failed(new NoAnswer(`${method} ${path}: ${error.message}`));
      asked.on('error', fail);
      asked.on('timeout', () => asked.destroy(new Error('no answer in time')));
      asked.on('response', (response) => {
        const { socket } = response;
        const chunks: Buffer[] = [];
        response.on('error', fail);
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => {
          this.#count(socket);
          if (response.complete) done({ response, bytes: Buffer.concat(chunks) });
          else fail(new Error('cut off'));
        });
      });
      asked.end(body);
    });
  }

  #headers(): { [name: string]: string } {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    return { accept: 'text/html', 'accept-encoding': 'br', ...(cookie && { cookie }) };
  }

  /** What the socket has read since the last answer is this answer, with its headers. */
  #count(socket: { readonly bytesRead: number }): void {
    const before = socket === this.#socket ? this.#read : 0;
    this.#socket = socket;
    this.#read = socket.bytesRead;
    if (this.traffic) this.traffic.bytes += socket.bytesRead - before;
  }

  #remember(lines: readonly string[]): void {
    for (const line of lines) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === '' || /max-age=0/i.test(line)) this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
  }
}

const formHeaders = (origin: string, body: string) => ({
  origin,
  'content-type': 'application/x-www-form-urlencoded',
  'content-length': String(Buffer.byteLength(body))
});
