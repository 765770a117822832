/**
 * How hard each sentence of each form is to read, beside the limit of its readers.
 *
 *   npm run grades              every form, the hardest sentence of each first
 *   npm run grades -- child-4-7 these
 *
 * Ends with 1 when a sentence is above its limit.
 */
import { parseArgs } from 'node:util';
import { readingGrade, sentencesOf } from '../lib/forms/reading-grade.ts';
import { forms } from '../lib/forms/registry.ts';
import { wordsToRead } from '../lib/forms/words-to-read.ts';

const { positionals } = parseArgs({ allowPositionals: true });
const wanted = forms.filter(({ id }) => positionals.length === 0 || positionals.includes(id));

let above = 0;
for (const form of wanted) {
  const sentences = [...new Set(wordsToRead(form).flatMap(sentencesOf))]
    .map((words) => ({ words, grade: readingGrade(words) }))
    .sort((a, b) => b.grade - a.grade);
  const hard = sentences.filter(({ grade }) => grade > form.maxGrade);
  above += hard.length;
  const count = `${sentences.length} sentences, ${hard.length} above grade ${form.maxGrade}`;
  process.stdout.write(`\n${form.id} (${form.band}): ${count}\n`);
  for (const { words, grade } of sentences)
    process.stdout.write(`${grade.toFixed(1).padStart(6)} ${grade > form.maxGrade ? '!' : ' '} ${words}\n`);
}
process.stdout.write(`\n${wanted.length} forms, ${above} sentences above their limit\n`);
process.exitCode = above > 0 ? 1 : 0;
