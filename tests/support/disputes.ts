/** One challenge, and its end, for tests. */
import type { EndForm } from '../../src/lib/server/services/disputes.ts';

export const today = '2026-11-16';
/** A challenge as an IRO raises it. */
export const drift = {
  level: 'informal',
  theme: 'drift',
  words: 'No permanence plan since June.',
  raisedOn: today,
  tellChild: 'I asked why your plan is late.'
};
/** How it ended. */
export const answered: EndForm = {
  ended: 'resolved',
  outcome: 'The plan goes to panel on 1 December.',
  endedOn: today,
  level: 'stage-1',
  tellChild: 'Your plan will be ready in December.'
};
export const wanted = { from: '2026-10-01', to: today, show: 'all' } as const;
