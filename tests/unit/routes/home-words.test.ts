import { describe, expect, test } from 'vitest';
import { speak } from '$lib/i18n/speak.ts';
import type { RespondentHome } from '../../../src/lib/server/services/respondent-home.ts';
import { lines, step } from '../../../src/routes/(respondent)/my/home-words.ts';
import { answered, isSomethingLate } from '../../../src/routes/(respondent)/my/promised-words.ts';

const { t } = await speak('en', ['common', 'child', 'rights', 'path-child']);

const views = {
  state: 'not-started',
  changing: false,
  done: 0,
  total: 15,
  carryOn: 'home',
  whoComes: null,
  sent: null
} as const;
const sent = { row: { submittedAt: Date.UTC(2026, 10, 16, 12), readBy: '2026-11-18' }, read: null };
const review = { meetingOn: '2026-12-03', meetingTime: null, placeKind: null, place: null };

/** A home on a day, with what the test is about. */
const homeOn = (today: string, more: object = {}, about: object = {}): RespondentHome =>
  ({
    facts: { review: { ...review, heldOn: null, cancelledAt: null, ...about } },
    today,
    views,
    rating: 'closed',
    away: false,
    requests: [],
    referrals: [],
    ...more
  }) as unknown as RespondentHome;

const request = (kind: string, more: object = {}) => ({
  kind,
  answerBy: '2026-11-23',
  handledAt: null,
  tellChild: null,
  keptFromIro: false,
  referral: null,
  ...more
});
const referral = (standing: string) => ({ standing, contactBy: '2026-11-23', name: 'Farah', note: null });

const said = (home: RespondentHome) => lines(home, t, 'Jo', 'en');
const told = (home: RespondentHome) => answered(home, t, 'Jo', 'en');

describe('a promise', () => {
  test('to read is kept to its day, and late after it', () => {
    const more = { views: { ...views, state: 'sent', sent } };
    expect(said(homeOn('2026-11-18', more))).toContain('I will read it by Wednesday 18 November.');
    expect(isSomethingLate(homeOn('2026-11-18', more))).toBe(false);
    const late = homeOn('2026-11-19', more);
    expect(said(late).at(-1)).toBe('I said I would read it by Wednesday 18 November. I am late. I am sorry.');
    expect(isSomethingLate(late)).toBe(true);
  });

  test.each([
    ['call-me', {}, 'I said I would call you by Monday 23 November. I am late. I am sorry.'],
    ['call-me', { keptFromIro: true }, 'I want to talk to someone who is not Jo: you were to hear'],
    ['another-time', {}, 'Ask for another time: you were to hear'],
    ['advocate', {}, 'Somebody to speak up for you: you were to hear'],
    ['complaint', {}, 'Complain: you were to hear']
  ])('to answer %s %o is late the day after', (kind, more, words) => {
    const requests = [request(kind, more)];
    const inTime = homeOn('2026-11-23', { requests });
    expect(told(inTime).join(' ')).not.toContain('late');
    expect(isSomethingLate(inTime)).toBe(false);
    expect(told(homeOn('2026-11-24', { requests }))).toEqual([expect.stringContaining(words)]);
    expect(isSomethingLate(homeOn('2026-11-24', { requests }))).toBe(true);
  });

  test('of the provider is late until somebody was in touch; who it will be is told all the same', () => {
    const at = (standing: string) =>
      homeOn('2026-12-02', {
        requests: [request('advocate', { handledAt: 1, referral: referral(standing) })]
      });
    const late =
      'Somebody to speak up for you: you were to hear from us by Monday 23 November. This is late. We are sorry.';
    expect(told(at('passed'))).toEqual([late]);
    expect(told(at('seen'))).toEqual([late]);
    expect(told(at('named'))).toEqual(['Somebody to speak up for you: Farah will get in touch.', late]);
    expect(told(at('contacted'))).toEqual(['Somebody to speak up for you: Farah has been in touch.']);
    expect([at('named'), at('contacted'), at('closed')].map(isSomethingLate)).toEqual([true, false, false]);
  });
});

describe('a meeting', () => {
  test('whose day has gone by was to be then, and views are still asked for', () => {
    expect(said(homeOn('2026-12-03'))).toEqual([expect.stringContaining('before we meet')]);
    const gone = homeOn('2026-12-04');
    expect(said(gone)).toEqual([
      'Your meeting was to be on Thursday 3 December.',
      'You can still tell me what you think.'
    ]);
    expect(step(gone, t)).toEqual({ href: '/my/before', words: 'Start' });
    expect(said(homeOn('2026-12-04', {}, { cancelledAt: 1 }))).toEqual([
      expect.stringContaining('not happening')
    ]);
  });

  test('is asked about as one the child was at, or was not', () => {
    const held = { heldOn: '2026-11-23' };
    expect(said(homeOn('2026-11-24', { rating: 'open' }, held))).toEqual([
      'We met on Monday 23 November. How was it for you?'
    ]);
    expect(said(homeOn('2026-11-24', { rating: 'open', away: true }, held))).toEqual([
      'Your meeting was on Monday 23 November. How do you feel about it?'
    ]);
  });
});

test('what is answered and not sent says so, and leads to where it is sent', () => {
  const begun = { ...views, state: 'started', done: 15 };
  expect(step(homeOn('2026-11-24', { views: begun }), t)).toEqual({
    href: '/my/questions/home',
    words: 'Carry on'
  });
  const complete = homeOn('2026-11-24', { views: { ...begun, carryOn: null } });
  expect(said(complete)).toEqual(['Not sent yet. Look at your answers and send them.']);
  expect(step(complete, t)).toEqual({ href: '/my/check', words: 'Look and send' });
});
