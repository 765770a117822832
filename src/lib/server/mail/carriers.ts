/** Who carries messages, by the settings of this installation. */
import type { Config } from '../config.ts';
import type { Carrier, Channel } from '../services/outbox.ts';
import { notifyCarriers } from './notify.ts';
import { smtpCarrier } from './smtp.ts';

/** The demo's: nothing leaves the machine, and everything can be looked at in the outbox. */
const demoCarrier = (channel: Channel): Carrier => ({
  channel,
  keeps: true,
  send: () => Promise.resolve({ result: 'sent' })
});

/**
 * One carrier at most for each channel: the council's own mail server before Notify. Without one, messages wait and
 * the outbox says so.
 */
export function carriersFor({ mail, mode }: Pick<Config, 'mail' | 'mode'>): Carrier[] {
  const found = [
    ...(mail.smtp ? [smtpCarrier(mail.smtp)] : []),
    ...(mail.notify ? notifyCarriers(mail.notify) : []),
    ...(mode === 'demo' ? [demoCarrier('email'), demoCarrier('text')] : [])
  ];
  return found.filter((one, at) => found.findIndex(({ channel }) => channel === one.channel) === at);
}
