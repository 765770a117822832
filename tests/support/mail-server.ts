/** A real SMTP server on a port of its own that keeps what it takes, and can refuse or break off. */
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

export interface Taken {
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

/** What to do with the next message: take it, say no (a code), or hang up before or after it is taken. */
export type Mood = 'take' | number | 'hang-up' | 'take-and-hang-up';

export class MailServer {
  readonly taken: Taken[] = [];
  mood: (n: number) => Mood = () => 'take';
  #tries = 0;
  readonly #server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData: (stream, session, answer) => {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        const mood = this.mood(this.#tries++);
        const [to] = session.envelope.rcptTo;
        if (mood === 'take' || mood === 'take-and-hang-up')
          this.taken.push({ to: to?.address ?? '', ...read(Buffer.concat(parts).toString('utf8')) });
        if (mood === 'hang-up' || mood === 'take-and-hang-up') stream.destroy();
        if (mood === 'take') answer();
        else if (typeof mood === 'number') answer(Object.assign(new Error('no'), { responseCode: mood }));
        else for (const connection of this.#server.connections) connection.close();
      });
    }
  });

  async start(): Promise<string> {
    this.#server.on('error', () => undefined);
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server.server, 'listening');
    return `smtp://127.0.0.1:${String((this.#server.server.address() as AddressInfo).port)}`;
  }

  stop(): Promise<void> {
    return new Promise((done) => {
      this.#server.close(() => done());
    });
  }
}

function read(raw: string): Omit<Taken, 'to'> {
  const [head = '', body = ''] = raw.split('\r\n\r\n');
  const header = (name: string) =>
    new RegExp(`^${name}: (.*(?:\\r\\n\\s.*)*)`, 'im').exec(head)?.[1]?.replace(/\r\n\s+/g, ' ') ?? '';
  const text = Buffer.from(body.replace(/\s/g, ''), 'base64').toString('utf8');
  return { id: header('Message-ID'), subject: header('Subject'), text };
}
