import { describe, expect, test } from 'vitest';
import {
  askedState,
  type InvitationFact,
  type SubmissionFact,
  type ToAsk
} from '../../src/lib/server/services/asked-states.ts';
import { countdown } from '../../src/lib/server/services/countdown.ts';
import { nextStep, type NextFacts } from '../../src/lib/server/services/next-step.ts';
import type { StaffMember, StaffRole } from '../../src/lib/domain/viewer.ts';
import { monday } from '../support/respondents.ts';

const mum: ToAsk = { audience: 'parent', connectionId: 'mum', ask: true };
const dad: ToAsk = { audience: 'parent', connectionId: 'dad', ask: true };
const notToBeAsked: ToAsk = { audience: 'parent', connectionId: 'gone', ask: false };
const card = (connectionId: string, openedAt: number | null = null, isOpen = true): InvitationFact => ({
  audience: 'parent',
  connectionId,
  openedAt,
  isOpen
});
const ended = (connectionId: string, openedAt: number | null = null) => card(connectionId, openedAt, false);
const wrote = (
  connectionId: string,
  submittedAt: number | null,
  typedBy: string | null = null
): SubmissionFact => ({ audience: 'parent', connectionId, submittedAt, startedAt: monday, typedBy });

describe('how far the parents have come', () => {
  test.each([
    { people: [], cards: [], wrote: [], kind: 'off' },
    { people: [notToBeAsked], cards: [], wrote: [], kind: 'off' },
    { people: [mum], cards: [], wrote: [], kind: 'not-asked' },
    { people: [mum], cards: [card('mum')], wrote: [], kind: 'not-opened' },
    { people: [mum], cards: [card('mum'), card('mum', monday)], wrote: [], kind: 'opened' },
    { people: [mum], cards: [card('mum', monday)], wrote: [wrote('mum', null)], kind: 'started' },
    { people: [mum], cards: [card('mum', monday)], wrote: [wrote('mum', monday)], kind: 'sent' },
    { people: [mum, dad], cards: [card('mum', monday)], wrote: [wrote('mum', monday)], kind: 'part' },
    { people: [mum, dad], cards: [card('mum', monday)], wrote: [], kind: 'opened' },
    { people: [mum], cards: [ended('mum', monday)], wrote: [], kind: 'no-way-in' },
    { people: [mum], cards: [ended('mum', monday), card('mum')], wrote: [], kind: 'not-opened' },
    { people: [mum, dad], cards: [ended('mum')], wrote: [], kind: 'no-way-in' },
    { people: [mum], cards: [ended('mum')], wrote: [wrote('mum', null)], kind: 'started' },
    { people: [mum], cards: [card('mum')], wrote: [wrote('mum', null, 'Bo')], kind: 'typing' },
    { people: [mum], cards: [], wrote: [wrote('mum', null, 'Bo')], kind: 'typing' },
    { people: [mum], cards: [], wrote: [wrote('mum', monday, 'Bo')], kind: 'sent' },
    { people: [mum], cards: [ended('mum')], wrote: [wrote('mum', monday)], kind: 'sent' },
    { people: [mum, notToBeAsked], cards: [], wrote: [wrote('mum', monday)], kind: 'sent' },
    { people: [], cards: [], wrote: [wrote('left the list', monday)], kind: 'sent' }
  ])('$kind', ({ people, cards, wrote: submissions, kind }) => {
    expect(askedState('parent', people, cards, submissions).kind).toBe(kind);
  });

  test('a paper being typed in says by whom and since when, until it is sent', () => {
    const typing = { by: 'Bo', since: '2026-11-16' };
    expect(askedState('parent', [mum], [], [wrote('mum', null, 'Bo')])).toMatchObject({ typing });
    expect(askedState('parent', [mum], [], [wrote('mum', monday, 'Bo')])).not.toHaveProperty('typing');
  });

  test('the day is that of the last one sent, in England', () => {
    const late = Date.UTC(2026, 6, 1, 23, 30);
    const state = askedState('parent', [mum, dad], [], [wrote('mum', late - 86_400_000), wrote('dad', late)]);
    expect(state).toEqual({ kind: 'sent', on: '2026-07-02', sent: 2, of: 2 });
  });
});

describe('the clock of something due', () => {
  test.each([
    { from: '2026-11-16', by: '2026-11-18', today: '2026-11-16', left: 2, gone: 0 },
    { from: '2026-11-16', by: '2026-11-18', today: '2026-11-17', left: 1, gone: 0.5 },
    { from: '2026-11-16', by: '2026-11-18', today: '2026-11-18', left: 0, gone: 1 },
    { from: '2026-11-16', by: '2026-11-18', today: '2026-11-19', left: -1, gone: 1 },
    { from: '2026-11-19', by: '2026-11-20', today: '2026-11-21', left: -1, gone: 1 },
    { from: '2026-11-20', by: '2026-11-20', today: '2026-11-20', left: 0, gone: 1 }
  ])('due $by, seen on $today: $left left', ({ from, by, today, left, gone }) => {
    expect(countdown(from, by, today, new Set())).toEqual({ daysLeft: left, gone });
  });
});

const staff = (role: StaffRole): StaffMember => ({
  kind: 'staff',
  sessionId: 's',
  staffId: 'one',
  name: 'One',
  role,
  proven: true
});

describe('what would help most now', () => {
  const sent = { kind: 'sent', on: '2026-11-16', sent: 1, of: 1 } as const;
  const silent = { kind: 'opened', on: null, sent: 0, of: 1 } as const;
  const typed = { kind: 'typing', on: null, sent: 0, of: 1 } as const;
  const calm: NextFacts = {
    meetingOn: '2026-12-03',
    daysLeft: 13,
    outOfTime: false,
    states: { child: sent, parent: sent, carer: sent, other: sent },
    unread: false,
    asking: false
  };
  test.each<{ change: Partial<NextFacts>; next: string }>([
    { change: {}, next: 'nothing' },
    { change: { asking: true, unread: true }, next: 'answer-request' },
    { change: { unread: true, meetingOn: null }, next: 'read-first' },
    { change: { meetingOn: '2026-11-13' }, next: 'record-meeting' },
    { change: { meetingOn: null, daysLeft: null }, next: 'set-day' },
    { change: { outOfTime: true }, next: 'too-late' },
    {
      change: { states: { ...calm.states, carer: { ...silent, kind: 'not-asked' } } },
      next: 'ask-for-views'
    },
    {
      change: { states: { ...calm.states, child: { ...silent, kind: 'no-way-in' } } },
      next: 'ask-for-views'
    },
    { change: { daysLeft: 5, states: { ...calm.states, child: silent } }, next: 'reach-child' },
    { change: { daysLeft: 6, states: { ...calm.states, child: silent } }, next: 'nothing' },
    { change: { daysLeft: 1, states: { ...calm.states, parent: silent } }, next: 'remind-others' },
    {
      change: { daysLeft: 1, states: { ...calm.states, parent: { ...silent, kind: 'off' } } },
      next: 'nothing'
    }
  ])('$next', ({ change, next }) => {
    expect(nextStep({ ...calm, ...change }, '2026-11-16', staff('iro'))).toBe(next);
  });

  test.each<{ change: Partial<NextFacts>; next: string }>([
    { change: {}, next: 'nothing' },
    { change: { asking: true }, next: 'wait-for-iro' },
    { change: { unread: true }, next: 'wait-for-iro' },
    { change: { meetingOn: '2026-11-13', daysLeft: -1 }, next: 'wait-for-iro' },
    {
      change: { meetingOn: '2026-11-13', daysLeft: -1, states: { ...calm.states, child: silent } },
      next: 'wait-for-iro'
    },
    { change: { meetingOn: null, daysLeft: null, unread: true }, next: 'set-day' },
    { change: { unread: true, outOfTime: true }, next: 'too-late' },
    { change: { daysLeft: 1, states: { ...calm.states, child: typed } }, next: 'send-paper' },
    {
      change: { asking: true, states: { ...calm.states, child: { ...silent, kind: 'not-asked' } } },
      next: 'ask-for-views'
    },
    {
      change: { daysLeft: 2, unread: true, states: { ...calm.states, child: silent } },
      next: 'remind-others'
    }
  ])('for business support: $next', ({ change, next }) => {
    expect(nextStep({ ...calm, ...change }, '2026-11-16', staff('business-support'))).toBe(next);
  });

  test('a paper that somebody types in is nothing for a manager to do, nor to wait for the IRO for', () => {
    const states = { ...calm.states, child: typed };
    expect(nextStep({ ...calm, daysLeft: 1, states }, '2026-11-16', staff('manager'))).toBe('nothing');
  });
});
