import { describe, expect, test } from 'vitest';
import { checkCode, isExportable } from '../../../src/lib/domain/code-checks.ts';

describe('checks of the return', () => {
  const born = '2022-06-10';
  test.each<[string | null, string | null, string[]]>([
    ['PN1', '2026-06-11', []],
    ['PN0', '2026-06-09', []],
    ['PN0', '2026-06-10', []], // on the 4th birthday neither 440 nor 441 fires
    ['PN1', '2026-06-10', []],
    ['PN0', '2026-06-11', ['440']],
    ['PN0', '2030-06-10', ['440']], // a later birthday is no excuse
    ['PN7', '2026-06-09', ['441']],
    ['PN1', '2026-06-09', ['441']],
    [null, '2026-06-11', ['167']],
    ['', '2026-06-11', ['167']],
    ['PN8', '2026-06-11', ['167']],
    ['pn1', '2026-06-11', ['167']],
    ['PN1', null, ['166']],
    ['PN1', '2026-06-31', ['166']],
    [null, null, ['166', '167']]
  ])('%s on %s breaks %j', (code, reviewDay, rules) =>
    expect(checkCode({ code, dateOfBirth: born, reviewDay }).map(({ rule }) => rule)).toEqual(rules)
  );

  test('say what to do', () => {
    const [problem] = checkCode({ code: 'PN0', dateOfBirth: born, reviewDay: '2026-06-11' });
    expect(problem?.words).toBe(
      'PN0 is only for a child under 4. This child was already 4 at the review: use PN1 to PN7.'
    );
  });
});

describe('rule 399: short breaks carry no review', () => {
  test.each([
    [['V3'], false],
    [['V4'], false],
    [['V3', 'V4', 'V4'], false],
    [['V3', 'C2'], true],
    [['V2'], true],
    [['C1'], true],
    [[], true]
  ])('%j may be exported: %s', (statuses, is) => expect(isExportable(statuses)).toBe(is));
});
