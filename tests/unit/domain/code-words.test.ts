import { describe, expect, test } from 'vitest';
import {
  codeWords,
  countsAsParticipation,
  isParticipationCode,
  needsNoContributionReason,
  noContributionReasons,
  participationCodes
} from '../../../src/lib/domain/code-words.ts';

describe('the eight codes', () => {
  test.each([
    ['PN0', false, false, null],
    ['PN1', true, false, 'I went and I spoke.'],
    ['PN2', true, false, 'I went and someone spoke for me.'],
    ['PN3', true, false, 'I went and used pictures or signs.'],
    ['PN4', false, true, 'I went but I did not share my views.'],
    ['PN5', true, false, 'I did not go. Someone spoke for me.'],
    ['PN6', true, false, 'I did not go. I sent my views.'],
    ['PN7', false, true, 'I did not go and my views were not shared.']
  ] as const)('%s: took part %s, needs a reason %s', (code, counts, reason, child) => {
    expect(countsAsParticipation(code)).toBe(counts);
    expect(needsNoContributionReason(code)).toBe(reason);
    expect(codeWords[code].child).toBe(child);
    expect(codeWords[code].adult).not.toBe('');
  });

  test('the list is closed', () => {
    expect(participationCodes).toHaveLength(8);
    expect(isParticipationCode('PN7')).toBe(true);
    expect(isParticipationCode('PN8')).toBe(false);
  });

  test('reasons for no contribution have one value each', () => {
    expect(new Set(noContributionReasons.map(({ value }) => value)).size).toBe(11);
  });
});
