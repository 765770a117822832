/** E-mail through the council's own mail server. */
import { createTransport } from 'nodemailer';
import type { Carried, Carrier } from '../services/outbox.ts';

const seconds = 1000;

/** @param settings.url smtp://user:password@host:port, or smtps:// · @param settings.from the sender people see */
export function smtpCarrier(settings: { readonly url: string; readonly from: string }): Carrier {
  const transport = createTransport({
    url: settings.url,
    connectionTimeout: 20 * seconds,
    greetingTimeout: 20 * seconds,
    socketTimeout: 60 * seconds
  });
  const domain = settings.from.split('@').at(-1)?.replace(/[>\s]/g, '') ?? 'localhost';
  return {
    channel: 'email',
    keeps: false,
    async send({ to, subject, text }, reference) {
      try {
        // The same name each time, so that a mail server that has it already can tell.
        const messageId = `<${reference}@${domain}>`;
        await transport.sendMail({ from: settings.from, to, subject, text, messageId, encoding: 'base64' });
        return { result: 'sent' };
      } catch (error) {
        return whatHappened(error);
      }
    }
  };
}

/**
 * Refused for good (5xx), refused for now (4xx, or nobody was there), or nobody knows: the line broke, perhaps after
 * the server had the message.
 */
function whatHappened(error: unknown): Carried {
  const { responseCode, code, syscall } = error as { responseCode?: number; code?: string; syscall?: string };
  if (responseCode !== undefined)
    return { result: responseCode >= 500 ? 'refused' : 'later', problem: String(responseCode) };
  if (code === 'EENVELOPE') return { result: 'refused', problem: code };
  const unreached = code === 'EDNS' || code === 'EAUTH' || code === 'ETLS' || syscall === 'connect';
  return { result: unreached ? 'later' : 'unknown', problem: code ?? 'fault' };
}
