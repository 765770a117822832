/** The addresses of every page that one reader can come to, with a draft in which every question is asked. */
import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { BrowserContext } from '@playwright/test';
import type { Answers, FormDefinition } from '../../../src/lib/forms/definition.ts';
import { draftFor, saveAnswers } from '../../../src/lib/server/services/submissions.ts';
import type { House } from './house.ts';
import type { Reader } from './readers.ts';

const respondent = join(import.meta.dirname, '../../../src/routes/(respondent)');

/** Every page of the respondents' area that is no single question: read from the folders, so that none is forgotten. */
function plainPages(): string[] {
  const files = readdirSync(respondent, { recursive: true, encoding: 'utf8' });
  const pages = files.filter((file) => file.endsWith('+page.svelte')).map((file) => relative('.', file));
  const paths = pages.map((file) => `/${file.replace(/\/?\+page\.svelte$/, '')}`);
  return paths.filter((path) => !path.includes('[')).sort();
}

/** Lets the context in as this reader, with secret pictures, by the posts that the pages would make. */
export async function letIn(context: BrowserContext, { origin }: House, { token }: Reader): Promise<void> {
  const post = async (path: string, form: Record<string, string>) => {
    const answer = await context.request.post(origin + path, {
      form,
      headers: { origin, accept: 'text/html' },
      maxRedirects: 0
    });
    if (answer.status() !== 303) throw new Error(`${path} answered ${String(answer.status())}`);
    return answer.headers()['location'] ?? '';
  };
  await post(`/i/${token}`, {});
  let at = '/my/pictures';
  for (const pick of ['pic-ball', 'pic-fish', 'pic-sun']) at = await post(at, { pick });
  await post(at, { do: 'yes' });
}

/**
 * Answers the draft so that the pages with a condition are asked too. Two conditions on one question that cannot hold
 * at once need two rounds, and in the last one these questions are skipped, for pages that wait for an answer not to be
 * given: `round` counts from 0, and the number of rounds is given back.
 */
export async function openEveryPage(
  house: House,
  reader: Reader,
  language: string,
  round: number
): Promise<number> {
  const { form, ...who } = reader;
  const wanted = { purpose: form.purpose, formId: form.id, formVersion: form.version, language };
  const now = Date.now();
  const drafted = await draftFor(house.store, who, wanted, now);
  if (!drafted.ok) throw new Error(`No draft: ${drafted.reason}`);
  const values = conditionsOf(form);
  const answers = Object.entries(answersFor(values, round)).map(([id, value]) => {
    return [id, { value, asked: { question: id }, worry: false }] as const;
  });
  await saveAnswers(house.store, who, drafted.draft.id, Object.fromEntries(answers), now);
  return roundsOf(values);
}

/** Question → the values that some page waits for. */
function conditionsOf(form: FormDefinition): ReadonlyMap<string, readonly string[]> {
  const wanted = new Map<string, string[]>();
  for (const { when } of form.pages) {
    if (!when || !('is' in when)) continue;
    const known = wanted.get(when.question) ?? [];
    const [first = ''] = when.is;
    if (!when.is.some((value) => known.includes(value))) wanted.set(when.question, [...known, first]);
  }
  return wanted;
}

const roundsOf = (values: ReadonlyMap<string, readonly string[]>): number =>
  values.size === 0 ? 1 : 1 + Math.max(...[...values.values()].map(({ length }) => length));

function answersFor(values: ReadonlyMap<string, readonly string[]>, round: number): Answers {
  const isLast = round === roundsOf(values) - 1;
  const skipped = { outcome: 'skipped', choice: null, words: null } as const;
  return Object.fromEntries(
    [...values].map(([question, of]) => [question, isLast ? skipped : answered(of, round)])
  );
}

function answered(of: readonly string[], round: number) {
  const choice = of[Math.min(round, of.length - 1)] ?? '';
  return { outcome: 'answered', choice: choice === 'answered' ? null : choice, words: 'yes' } as const;
}

export const questionPath = ({ purpose }: FormDefinition, page: string): string =>
  `/my/${purpose === 'rating' ? 'rating' : 'questions'}/${page}`;

/** The questions, and all the other pages of this reader. A rating's reader has the same ones as the reader of views. */
export function pathsOf(form: FormDefinition): string[] {
  const questions = form.pages.map(({ id }) => questionPath(form, id));
  return [...questions, ...(form.purpose === 'views' ? plainPages() : ['/my', '/my/rating/check'])];
}
