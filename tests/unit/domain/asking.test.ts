import { describe, expect, it } from 'vitest';
import {
  askBy,
  askHorizon,
  askingOf,
  askingPresses,
  type WayInFact
} from '../../../src/lib/domain/asking.ts';
import { addDays } from '../../../src/lib/domain/day.ts';

const none = new Set<string>();
const mail = { channel: 'email', to: 'samira@example.org' } as const;
const letter: WayInFact = {
  isOpen: true,
  wasEntered: false,
  sentTo: null,
  hasFailed: false,
  isUnprinted: false
};
const message: WayInFact = { ...letter, sentTo: mail.to };

describe('when asking is due', () => {
  it('ten working days before the meeting, and presses five before', () => {
    expect(askBy('2026-11-30', none)).toBe('2026-11-16');
    expect(askBy('2026-11-30', new Set(['2026-11-20']))).toBe('2026-11-13');
    expect(askingPresses('2026-11-24', '2026-11-16', none)).toBe(false);
    expect(askingPresses('2026-11-23', '2026-11-16', none)).toBe(true);
  });

  it('no meeting after the horizon is due, whatever its weekday', () => {
    const last = askHorizon('2026-11-16', none);
    for (let on = 1; on < 30; on += 1) expect(askBy(addDays(last, on), none) > '2026-11-16').toBe(true);
  });
});

describe('what is to be done for one person', () => {
  it.each([
    ['not asked, with a contact', [], mail, { kind: 'ask', by: 'message', because: 'not-asked' }],
    ['not asked, without one', [], null, { kind: 'ask', by: 'letter', because: 'not-asked' }],
    ['has a letter', [letter], mail, null],
    [
      'has a letter that perhaps never came out',
      [{ ...letter, isUnprinted: true }],
      null,
      { kind: 'unprinted' }
    ],
    ['came in with it', [{ ...letter, isUnprinted: true, wasEntered: true }], null, null],
    ['has a message', [message], mail, null],
    ['it failed', [{ ...message, hasFailed: true }], mail, { kind: 'ask', by: 'letter', because: 'failed' }],
    [
      'it failed, and they are elsewhere now',
      [{ ...message, hasFailed: true, sentTo: 'old@example.org' }],
      mail,
      { kind: 'ask', by: 'message', because: 'failed' }
    ],
    [
      'it failed, and they came in another way',
      [{ ...message, hasFailed: true, wasEntered: true }],
      mail,
      null
    ],
    ['their way in was ended', [{ ...letter, isOpen: false }], mail, { kind: 'ended' }],
    ['ended, and they have a newer one', [{ ...letter, isOpen: false }, message], mail, null]
  ] as const)('%s', (_, waysIn, contact, expected) => {
    expect(askingOf(waysIn, contact, false)).toEqual(expected);
    expect(askingOf(waysIn, contact, true)).toBeNull();
  });
});
