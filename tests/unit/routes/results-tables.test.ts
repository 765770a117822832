import { expect, test } from 'vitest';
import { satisfaction } from '../../../src/lib/domain/satisfaction.ts';
import {
  asRows,
  questionsTable,
  returnsTable,
  themesTable,
  themeTable
} from '../../../src/routes/(staff)/staff/results/tables.ts';

const questions = [{ id: 'R1', words: 'Did they listen?', theme: 'listened' as const }];
const twice = { questionId: 'R1', outcome: 'answered', value: 'yes' };
const themes = satisfaction(questions, [
  { ...twice, on: '2026-05-04', count: 6 },
  { ...twice, on: '2026-08-03', count: 6 }
]);

test('what is counted is named: ratings, of which one child may send two, and people once for each review', () => {
  const [listened] = themes;
  for (const table of [themeTable(listened!), questionsTable(listened!), themesTable(themes)]) {
    const [head = []] = asRows(table);
    expect(head.at(-1)).toBe('All ratings');
    expect(JSON.stringify(head)).not.toMatch(/child|people/i);
  }
  expect(themeTable(listened!).foot?.cells.at(-1)).toBe('12');
  expect(returnsTable([]).head[0]).toBe('Who, once for each review');
});
