/** E-mail and text messages through GOV.UK Notify, by its own client. */
import { NotifyClient } from 'notifications-node-client';
import type { Carried, Carrier, Channel } from '../services/outbox.ts';

export interface NotifySettings {
  readonly apiKey: string;
  /** Each has the fields ((subject)) and ((text)), or ((text)) alone. Null for a channel that is not used. */
  readonly emailTemplate: string | null;
  readonly textTemplate: string | null;
  /** Another address than Notify's own: for tests. */
  readonly url: string | null;
}

export function notifyCarriers({ apiKey, emailTemplate, textTemplate, url }: NotifySettings): Carrier[] {
  const client = url === null ? new NotifyClient(apiKey) : new NotifyClient(url, apiKey);
  const carrier = (
    channel: Channel,
    hand: (to: string, subject: string, text: string, reference: string) => Promise<unknown>
  ): Carrier => ({
    channel,
    keeps: false,
    async send({ to, subject, text }, reference) {
      try {
        await hand(to, subject, text, reference);
        return { result: 'sent' };
      } catch (error) {
        return whatHappened(error);
      }
    }
  });
  const carriers: Carrier[] = [];
  if (emailTemplate !== null)
    carriers.push(
      carrier('email', (to, subject, text, reference) =>
        client.sendEmail(emailTemplate, to, { personalisation: { subject, text }, reference })
      )
    );
  if (textTemplate !== null)
    carriers.push(
      carrier('text', (to, _subject, text, reference) =>
        client.sendSms(textTemplate, to, { personalisation: { text }, reference })
      )
    );
  return carriers;
}

/** Notify answers each request: 429 and 5xx are for later, other refusals for good. No answer: nobody knows. */
function whatHappened(error: unknown): Carried {
  const { response, code } = error as { response?: { status: number }; code?: string };
  if (response !== undefined) {
    const later = response.status === 429 || response.status >= 500;
    return { result: later ? 'later' : 'refused', problem: String(response.status) };
  }
  const unreached = code === 'ECONNREFUSED' || code === 'ENOTFOUND' || code === 'EAI_AGAIN';
  return { result: unreached ? 'later' : 'unknown', problem: code ?? 'fault' };
}
