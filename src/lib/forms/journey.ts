/**
 * Which pages a respondent sees and in what order: computed from the form, the answers and the context each
 * time, never stored. The default pages come first; extra pages ("more, if you like") are their own run.
 */
import { chosen } from './answers.ts';
import type {
  AnswerValue,
  Answers,
  Condition,
  FormContext,
  FormDefinition,
  Localised,
  Page,
  Question
} from './definition.ts';

interface ChapterProgress {
  readonly id: string;
  readonly words: Localised;
  readonly symbol: string;
  readonly state: 'done' | 'now' | 'to-come';
  readonly pages: readonly { readonly page: Page; readonly answered: boolean }[];
}

export interface Progress {
  /** The current page's place in its run, from 1; without a current page, that of the first unanswered. */
  readonly number: number;
  readonly total: number;
  /** Pages of the run that have been answered or left on purpose. */
  readonly answered: number;
  readonly chapters: readonly ChapterProgress[];
}

/** The pages this respondent can visit, each with the questions that apply. Extra pages come last. */
export function visiblePages(form: FormDefinition, answers: Answers, context: FormContext): Page[] {
  const seen = new Set<string>();
  const pages: Page[] = [];
  for (const page of form.pages) {
    const questions = page.questions.filter((question) => applies(question, context));
    if (questions.length === 0 || !holds(page.when, answers, seen)) continue;
    for (const question of questions) seen.add(question.id);
    pages.push({ ...page, questions });
  }
  return [...pages.filter((page) => !isExtra(page)), ...pages.filter(isExtra)];
}

/** The page after this one in its run, or null at the end of the run or for an unknown page. */
export function nextPage(
  form: FormDefinition,
  answers: Answers,
  context: FormContext,
  pageId: string
): Page | null {
  return neighbour(form, answers, context, pageId, 1);
}

/** The page before this one in its run, or null at the start of the run or for an unknown page. */
export function previousPage(
  form: FormDefinition,
  answers: Answers,
  context: FormContext,
  pageId: string
): Page | null {
  return neighbour(form, answers, context, pageId, -1);
}

/** The page with this id when this respondent can visit it, else null. */
export function pageById(
  form: FormDefinition,
  answers: Answers,
  context: FormContext,
  pageId: string
): Page | null {
  return visiblePages(form, answers, context).find((page) => page.id === pageId) ?? null;
}

/** Where to carry on: the first page of the default run with a question not yet met, or null when all are. */
export function firstUnanswered(form: FormDefinition, answers: Answers, context: FormContext): Page | null {
  return run(form, answers, context, false).find((page) => !isAnswered(page, answers)) ?? null;
}

/** The pages offered after the default ones, as "more, if you like". */
export function extraPages(form: FormDefinition, answers: Answers, context: FormContext): Page[] {
  return run(form, answers, context, true);
}

/** Every question of the page was answered, skipped, not known or not said. */
export function isAnswered(page: Page, answers: Answers): boolean {
  return page.questions.every((question) => Object.hasOwn(answers, question.id));
}

/** How far along, for the run that the page is in (the default run without a page, or for an unknown one). */
export function progress(
  form: FormDefinition,
  answers: Answers,
  context: FormContext,
  pageId: string | null = null
): Progress {
  const current = pageId === null ? null : pageById(form, answers, context, pageId);
  const pages = run(form, answers, context, current !== null && isExtra(current));
  const place = pages.findIndex((page) => (current ? page.id === current.id : !isAnswered(page, answers)));
  const at = pages[place];
  return {
    number: place === -1 ? pages.length : place + 1,
    total: pages.length,
    answered: pages.filter((page) => isAnswered(page, answers)).length,
    chapters: chaptersOf(form, pages, answers, at?.chapter ?? null)
  };
}

function chaptersOf(
  form: FormDefinition,
  pages: readonly Page[],
  answers: Answers,
  now: string | null
): ChapterProgress[] {
  return form.chapters.flatMap(({ id, words, symbol }) => {
    const own = pages
      .filter((page) => page.chapter === id)
      .map((page) => ({ page, answered: isAnswered(page, answers) }));
    const done = own.every((one) => one.answered);
    const state = id === now ? 'now' : done ? 'done' : 'to-come';
    return own.length === 0 ? [] : [{ id, words, symbol, state, pages: own } as const];
  });
}

function run(form: FormDefinition, answers: Answers, context: FormContext, extra: boolean): Page[] {
  return visiblePages(form, answers, context).filter((page) => isExtra(page) === extra);
}

function neighbour(
  form: FormDefinition,
  answers: Answers,
  context: FormContext,
  pageId: string,
  step: 1 | -1
): Page | null {
  const here = pageById(form, answers, context, pageId);
  if (here === null) return null;
  const pages = run(form, answers, context, isExtra(here));
  return pages[pages.findIndex((page) => page.id === pageId) + step] ?? null;
}

function isExtra(page: Page): boolean {
  return page.extra === true;
}

/** Actions agreed last time and places are only asked about when there are some. */
function applies(question: Question, context: FormContext): boolean {
  if (question.kind === 'agreed') return context.agreed.length > 0;
  return question.kind !== 'place' || context.places.length > 0;
}

/** An answer to a question that is itself no longer asked counts as none. */
function holds(when: Condition | undefined, answers: Answers, seen: ReadonlySet<string>): boolean {
  if (when === undefined) return true;
  const given = seen.has(when.question) ? values(answers[when.question]) : [];
  if ('not' in when) return !given.some((value) => when.not.includes(value));
  return given.some((value) => when.is.includes(value));
}

function values(answer: AnswerValue | undefined): readonly string[] {
  if (answer?.outcome !== 'answered') return [];
  return ['answered', ...(answer.choice === null ? [] : chosen(answer.choice))];
}
