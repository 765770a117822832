/** E-mail and text messages through GOV.UK Notify, by its own client. */
import { NotifyClient } from 'notifications-node-client';
import { endings, type Carried, type Carrier, type Channel, type Ending } from '../services/outbox.ts';

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
    },
    became: (since) => endingsOf(client, channel === 'text' ? 'sms' : 'email', since)
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

/** Notify gives 250 to a page: more than a large council sends in three days. */
const mostPages = 40;

/**
 * How the messages of one kind ended that were handed over since an instant, asked for page by page, the newest first.
 * One that was handed over twice under a reference is judged by the last time. Still on its way: left out.
 */
async function endingsOf(
  client: NotifyClient,
  type: 'email' | 'sms',
  since: number
): Promise<ReadonlyMap<string, Ending>> {
  const states = new Map<string, string>();
  let olderThan: string | undefined;
  for (let page = 0; page < mostPages; page += 1) {
    const { data } = await client.getNotifications(type, undefined, undefined, olderThan);
    const recent = data.notifications.filter((one) => Date.parse(one.created_at) >= since);
    for (const { reference, status } of recent)
      if (reference && !states.has(reference)) states.set(reference, status);
    olderThan = recent.at(-1)?.id;
    if (olderThan === undefined || recent.length < data.notifications.length) break;
  }
  return new Map(
    [...states].flatMap(([reference, status]) => {
      const ending = endings.find((one) => one === status);
      return ending === undefined ? [] : [[reference, ending] as const];
    })
  );
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
