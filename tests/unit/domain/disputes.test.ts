import { describe, expect, test } from 'vitest';
import {
  answerBy,
  disputeCounts,
  disputeLevel,
  disputeLevels,
  disputeTheme,
  disputeThemes,
  disputeTotal,
  isLate,
  levelsAbove,
  type DisputeEnd,
  type DisputeFacts,
  type DisputeLevel,
  type DisputeTheme
} from '../../../src/lib/domain/disputes.ts';
import { shippedBankHolidays } from '../../../src/lib/domain/working-day.ts';

const holidays = new Set(shippedBankHolidays.map(({ day }) => day));

describe('the day of the answer', () => {
  test.each<[DisputeLevel, string, string, string]>([
    ['informal', '2026-11-16', '2026-11-23', 'a Monday: a week later'],
    ['stage-1', '2026-11-20', '2026-11-27', 'a Friday: the weekend is not counted'],
    ['stage-2', '2026-11-21', '2026-11-27', 'a Saturday: Monday is day one'],
    ['stage-3', '2026-12-23', '2027-01-04', 'Christmas, Boxing Day and New Year left out'],
    ['stage-4', '2026-04-01', '2026-04-10', 'Good Friday and Easter Monday left out'],
    ['cafcass', '2026-11-16', '2026-12-14', 'twenty working days']
  ])('%s, raised %s: %s (%s)', (level, raisedOn, by) => expect(answerBy(level, raisedOn, holidays)).toBe(by));

  test('the four stages together have no more than the Handbook’s twenty working days', () => {
    const stages = disputeLevels.filter(({ value }) => value.startsWith('stage'));
    expect(stages.reduce((sum, { days }) => sum + days, 0)).toBe(20);
  });
});

describe('levels and themes', () => {
  test.each<[DisputeLevel, DisputeLevel[]]>([
    ['informal', ['stage-1', 'stage-2', 'stage-3', 'stage-4', 'cafcass']],
    ['stage-3', ['stage-4', 'cafcass']],
    ['stage-4', ['cafcass']],
    ['cafcass', []]
  ])('above %s: %j', (level, above) => expect(levelsAbove(level).map(({ value }) => value)).toEqual(above));

  test('are named once each, and nothing else is one', () => {
    for (const list of [disputeLevels, disputeThemes] as const)
      expect(new Set(list.map(({ value }) => value)).size).toBe(list.length);
    expect([disputeLevel('stage-5'), disputeTheme('weather')]).toEqual([undefined, undefined]);
    expect(disputeTheme('drift')?.words).toBe('Drift or delay in care planning');
  });
});

describe('late', () => {
  test.each<[string, DisputeEnd | null, boolean]>([
    ['2026-11-16', null, false],
    ['2026-11-17', null, true],
    ['2026-11-17', 'resolved', false]
  ])('due on the 16th, on %s, ended %s: %s', (today, ended, late) =>
    expect(isLate({ answerBy: '2026-11-16', ended }, today)).toBe(late)
  );
});

describe('totals', () => {
  const one = (
    level: DisputeLevel,
    theme: DisputeTheme,
    ended: DisputeEnd | null = null,
    by = '2026-11-20'
  ): DisputeFacts => ({ level, theme, ended, answerBy: by });
  const some = [
    one('informal', 'drift', 'escalated'),
    one('stage-1', 'drift', 'resolved'),
    one('informal', 'health', null, '2026-11-10'),
    one('informal', 'health'),
    one('stage-1', 'papers', 'withdrawn')
  ];

  test('where they stand', () => {
    expect(disputeTotal(some, '2026-11-16')).toEqual({
      raised: 5,
      open: 2,
      late: 1,
      resolved: 1,
      escalated: 1,
      withdrawn: 1
    });
  });

  test('every level, each time it was used; every theme once, the most frequent first', () => {
    const { byLevel, byTheme } = disputeCounts(some, '2026-11-16');
    expect(byLevel.map(({ level, total }) => [level, total.raised])).toEqual([
      ['informal', 3],
      ['stage-1', 2],
      ['stage-2', 0],
      ['stage-3', 0],
      ['stage-4', 0],
      ['cafcass', 0]
    ]);
    expect(byTheme.map(({ theme, total }) => [theme, total.raised])).toEqual([
      ['health', 2],
      ['drift', 1],
      ['papers', 1]
    ]);
  });
});
