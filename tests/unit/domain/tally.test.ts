import { expect, test } from 'vitest';
import { saidIn, tallyOf } from '../../../src/lib/domain/tally.ts';

test('a tally keeps one choice as it is, and of everything else only what became of it', () => {
  const answers = [
    { questionId: 'RB1', outcome: 'answered', choice: 'good' },
    { questionId: 'RB2', outcome: 'skipped', choice: null },
    { questionId: 'RB3', outcome: 'dont-know', choice: 'good' },
    { questionId: 'RB4', outcome: 'answered', choice: ['good', 'bad'] },
    { questionId: 'RB5', outcome: 'answered', choice: null }
  ];
  const tally = tallyOf(answers);
  expect(tally).toEqual({
    RB1: 'good',
    RB2: ['skipped'],
    RB3: ['dont-know'],
    RB4: ['answered'],
    RB5: ['answered']
  });
  expect(Object.values(tally).map(saidIn)).toEqual([
    { outcome: 'answered', value: 'good' },
    { outcome: 'skipped', value: null },
    { outcome: 'dont-know', value: null },
    { outcome: 'answered', value: null },
    { outcome: 'answered', value: null }
  ]);
});
