import { describe, expect, test } from 'vitest';
import { proposeCode } from '../../../src/lib/domain/participation-code.ts';
import type { CodeFacts } from '../../../src/lib/domain/participation-code.ts';

const sat = {
  childCame: true,
  childSpoke: false,
  childUsedSymbols: false,
  spokenForBy: 'nobody',
  ownWordsUsed: false
};
const away = { ...sat, childCame: false };
const form = { on: '2026-06-03', helper: 'nobody' };
const facts: CodeFacts = {
  dateOfBirth: '2016-01-10',
  reviewDay: '2026-06-10',
  viewsSent: null,
  otherMedium: 'none',
  meeting: null
};
const propose = (more: Partial<CodeFacts>) => proposeCode({ ...facts, ...more });
const said = (more: Partial<CodeFacts>): string =>
  propose(more)
    .reasons.map((reason) => reason.words)
    .join(' ');

describe('the decision table, row by row', () => {
  const underFour = { dateOfBirth: '2022-06-11' };
  const rows: [string, Partial<CodeFacts>, string][] = [
    ['under 4, nothing known', underFour, 'PN0'],
    ['under 4, came and spoke', { ...underFour, meeting: { ...sat, childSpoke: true } }, 'PN0'],
    ['under 4, did not come, form sent', { ...underFour, meeting: away, viewsSent: form }, 'PN0'],
    ['came, spoke', { meeting: { ...sat, childSpoke: true } }, 'PN1'],
    ['came, symbols', { meeting: { ...sat, childUsedSymbols: true } }, 'PN3'],
    ['came, advocate spoke', { meeting: { ...sat, spokenForBy: 'advocate' } }, 'PN2'],
    ['came, IRO spoke', { meeting: { ...sat, spokenForBy: 'iro' } }, 'PN2'],
    ['came, own words read aloud', { meeting: { ...sat, ownWordsUsed: true }, viewsSent: form }, 'PN2'],
    ['came, nothing', { meeting: sat }, 'PN4'],
    ['came, form sent, nobody read it', { meeting: sat, viewsSent: form }, 'PN4'],
    ['came, letter sent, nobody read it', { meeting: sat, otherMedium: 'letter' }, 'PN4'],
    ['away, someone spoke', { meeting: { ...away, spokenForBy: 'other' } }, 'PN5'],
    ['away, form sent', { meeting: away, viewsSent: form }, 'PN6'],
    ['away, phoned', { meeting: away, otherMedium: 'phone' }, 'PN6'],
    ['away, own words played', { meeting: { ...away, ownWordsUsed: true } }, 'PN6'],
    ['away, nothing', { meeting: away }, 'PN7']
  ];
  test.each(rows)('%s: %j → %s', (_, more, code) => expect(propose(more).code).toBe(code));
});

describe('when several are true', () => {
  const rows: [string, Partial<CodeFacts>, string][] = [
    [
      'PN1 over PN3 and PN2',
      { meeting: { ...sat, childSpoke: true, childUsedSymbols: true, spokenForBy: 'iro' } },
      'PN1'
    ],
    ['PN3 over PN2', { meeting: { ...sat, childUsedSymbols: true, spokenForBy: 'advocate' } }, 'PN3'],
    ['PN2 over PN4', { meeting: { ...sat, spokenForBy: 'advocate' }, viewsSent: form }, 'PN2'],
    [
      'PN5 over PN6',
      { meeting: { ...away, spokenForBy: 'advocate', ownWordsUsed: true }, viewsSent: form },
      'PN5'
    ]
  ];
  test.each(rows)('%s', (_, more, code) => expect(propose(more).code).toBe(code));

  test('the reasons say which came first', () => {
    expect(said(rows[0]![1])).toContain('Speaking for themself comes before symbols');
    expect(said(rows[1]![1])).toContain('comes before being spoken for');
    expect(said(rows[3]![1])).toContain('before words that were read');
    expect(said({ meeting: { ...sat, childSpoke: true } })).not.toContain('before symbols');
  });

  test('speaking and symbols only count for a child who came', () => {
    expect(propose({ meeting: { ...away, childSpoke: true, childUsedSymbols: true } }).code).toBe('PN7');
  });
});

describe('the fourth birthday', () => {
  const meeting = { ...sat, childSpoke: true };
  test.each([
    ['2026-06-09', 'PN0'],
    ['2026-06-10', 'PN1'], // on the day itself the child is four
    ['2026-06-11', 'PN1']
  ])('born 10 June 2022, review on %s: %s', (reviewDay, code) =>
    expect(propose({ dateOfBirth: '2022-06-10', reviewDay, meeting }).code).toBe(code)
  );

  test.each([
    ['2028-02-28', 'PN0'],
    ['2028-02-29', 'PN1']
  ])('born 29 February 2024, review on %s: %s', (reviewDay, code) =>
    expect(propose({ dateOfBirth: '2024-02-29', reviewDay, meeting }).code).toBe(code)
  );

  test('the reason says so', () => {
    expect(said({ dateOfBirth: '2022-06-10', meeting })).toContain('The child is four, so PN0 does not fit.');
  });
});

describe('PN4 with views sent', () => {
  test('warns, and says what would change it', () => {
    const proposal = propose({ meeting: sat, viewsSent: form });
    expect(proposal.warning).toContain(
      'If someone reads or plays the child’s words in the meeting the code becomes PN2'
    );
    expect(proposal.alternatives.map(({ code }) => code)).toEqual(['PN2', 'PN3']);
    expect(proposal.needsReason).toBe(true);
  });

  test('does not warn when nothing was sent', () => expect(propose({ meeting: sat }).warning).toBeNull());
});

describe('before a meeting is recorded', () => {
  test('says how things stand, and waits for the meeting', () => {
    expect(propose({ viewsSent: form }).code).toBe('PN6');
    expect(said({ viewsSent: form })).toContain(
      'This child sent views on 3 June 2026. If they do not come, the code is PN6. Choose after the meeting.'
    );
    expect(propose({}).code).toBe('PN7');
    expect(propose({}).needsReason).toBe(false);
  });

  test('every other code that fits the age is named, with what would make it right', () => {
    expect(propose({ viewsSent: form }).alternatives.map(({ code }) => code)).toEqual([
      'PN1',
      'PN3',
      'PN2',
      'PN4',
      'PN5'
    ]);
    expect(propose({}).alternatives.map(({ code }) => code)).toEqual([
      'PN1',
      'PN3',
      'PN2',
      'PN4',
      'PN5',
      'PN6'
    ]);
    expect(propose({ dateOfBirth: '2024-01-01' }).alternatives).toEqual([]);
  });

  test('what the child said about coming is shown and decides nothing', () => {
    const wantsToCome = 'I want to come for some of it.';
    expect(said({ wantsToCome })).toContain(wantsToCome);
    expect(propose({ wantsToCome }).code).toBe('PN7');
  });
});

describe('who helped', () => {
  test.each([
    ['nobody', 'The child said nobody helped.'],
    ['carer', 'Filled in with help from a carer. It counts only if the words are the child’s own.'],
    ['social-worker', 'help from a social worker'],
    ['somebody-new', 'help from someone else'],
    [null, 'It was not said whether anyone helped.']
  ])('%s', (helper, words) =>
    expect(said({ viewsSent: { on: '2026-06-03', helper }, meeting: away })).toContain(words)
  );

  test('a helped form is PN6, with PN7 named in case the words are not the child’s', () => {
    const proposal = propose({ viewsSent: { on: '2026-06-03', helper: 'carer' }, meeting: away });
    expect(proposal.code).toBe('PN6');
    expect(proposal.alternatives).toContainEqual({
      code: 'PN7',
      when: 'an adult answered the form instead of the child'
    });
    const before = propose({ viewsSent: { on: '2026-06-03', helper: 'carer' } });
    expect(before.alternatives.map(({ code }) => code)).toContain('PN7');
  });

  test('a form an adult filled in is not the child’s views', () => {
    const viewsSent = { on: '2026-06-03', helper: 'carer', ownWords: false };
    const proposal = propose({ viewsSent, meeting: away });
    expect(proposal.code).toBe('PN7');
    expect(proposal.warning).toContain('not counted as the child’s views');
    expect(said({ viewsSent, meeting: away })).toContain('Filled in by a carer instead of the child');
    expect(propose({ viewsSent }).code).toBe('PN7');
  });
});

describe('every proposal', () => {
  const truths = [true, false];
  const all = truths.flatMap((childCame) =>
    truths.flatMap((childSpoke) =>
      truths.flatMap((childUsedSymbols) =>
        ['nobody', 'advocate'].flatMap((spokenForBy) =>
          truths.flatMap((ownWordsUsed) =>
            [null, form].flatMap((viewsSent) =>
              ['2016-01-10', '2024-01-10'].map((dateOfBirth) => ({
                dateOfBirth,
                viewsSent,
                meeting: { childCame, childSpoke, childUsedSymbols, spokenForBy, ownWordsUsed }
              }))
            )
          )
        )
      )
    )
  );

  test(`has reasons in words, and asks why exactly for PN4 and PN7 (${all.length} cases)`, () => {
    for (const more of all) {
      const proposal = propose(more);
      expect(proposal.reasons.length).toBeGreaterThan(1);
      expect(proposal.reasons.every(({ label, words }) => label !== '' && words.endsWith('.'))).toBe(true);
      expect(proposal.needsReason).toBe(['PN4', 'PN7'].includes(proposal.code));
      expect(proposal.alternatives.map(({ code }) => code)).not.toContain(proposal.code);
    }
  });
});
