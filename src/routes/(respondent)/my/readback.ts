/** Every question and what was answered, chapter by chapter, as one reader may see it. */
import type { FormContext, FormDefinition, Page, Question } from '$lib/forms/definition.ts';
import { visiblePages } from '$lib/forms/journey.ts';
import { readBack } from '$lib/forms/read-back.ts';
import { questionCalled } from '$lib/forms/registry.ts';
import { say } from '$lib/forms/say.ts';
import { valuesOf, type Shared, type StoredAnswer } from '$lib/server/services/submission-records.ts';

export interface ReadbackRow {
  readonly id: string;
  /** The page to change it on; null for what was said in another form. */
  readonly page: string | null;
  readonly question: string;
  /** A line for each value; empty when it was not answered. */
  readonly answer: readonly string[];
  readonly drawing: string | null;
  /** The sound in which it was said aloud. */
  readonly voice: string | null;
  /** How it was left, `hidden` when this reader may not see it; null when nothing was said at all. */
  readonly left: 'skipped' | 'dont-know' | 'prefer-not' | 'hidden' | null;
  /** Who may see it; null when there is nothing to choose. */
  readonly shared: Shared | null;
  /** Never for anybody but the IRO, whatever is chosen. */
  readonly iroOnly: boolean;
}

export interface ReadbackChapter {
  readonly id: string;
  readonly words: string;
  readonly rows: readonly ReadbackRow[];
}

interface Told {
  readonly form: FormDefinition;
  readonly context: FormContext;
  readonly stored: ReadonlyMap<string, StoredAnswer>;
  /** What of `stored` this reader may see. */
  readonly seen: ReadonlyMap<string, StoredAnswer>;
  readonly locale: string;
}

/** Pages of "more, if you like" stand in it once they are answered. */
export function chaptersOf(told: Told): ReadbackChapter[] {
  const { form, context, stored, locale } = told;
  const pages = visiblePages(form, valuesOf(stored), context);
  return form.chapters.flatMap(({ id, words }) => {
    const own = pages.filter((page) => page.chapter === id && (!page.extra || isBegun(page, stored)));
    const rows = own.flatMap((page) => page.questions.map((question) => rowOf(told, page, question)));
    return rows.length === 0 ? [] : [{ id, words: say(words, locale, context), rows }];
  });
}

/** What was said in another form, before changing to this one. It is sent too, and can be changed by changing back. */
export function saidBefore(told: Told): ReadbackRow[] {
  const own = new Set(told.form.pages.flatMap((page) => page.questions.map(({ id }) => id)));
  const others = [...told.stored].filter(([id, { value }]) => !own.has(id) && value.outcome === 'answered');
  return others.flatMap(([id]) => {
    const question = questionCalled(id);
    return question ? [{ ...rowOf(told, null, question), shared: null }] : [];
  });
}

function isBegun(page: Page, stored: Told['stored']): boolean {
  return page.questions.some((question) => stored.has(question.id));
}

function rowOf({ context, stored, seen, locale }: Told, page: Page | null, question: Question): ReadbackRow {
  const answer = seen.get(question.id);
  const same = { id: question.id, page: page?.id ?? null, iroOnly: question.iroOnly === true };
  if (!answer) {
    const asked = say(question.words, locale, context);
    const left = stored.has(question.id) ? 'hidden' : null;
    return { ...same, question: asked, answer: [], drawing: null, voice: null, left, shared: null };
  }
  const lines = readBack(question, answer.value, context, locale, answer.asked);
  return {
    ...same,
    question: answer.asked.question,
    answer: lines,
    drawing: answer.value.drawing ?? null,
    voice: answer.value.voice ?? null,
    left: leftAs(answer),
    shared: lines.length > 0 && !question.iroOnly ? answer.shared : null
  };
}

function leftAs({ value }: StoredAnswer): ReadbackRow['left'] {
  return value.outcome === 'answered' ? null : value.outcome;
}

/** The chapters with only what this reader has to read: answers, and how a question was left. */
export function shownIn(chapters: readonly ReadbackChapter[]): ReadbackChapter[] {
  return chapters
    .map((chapter) => ({ ...chapter, rows: chapter.rows.filter(isShown) }))
    .filter((chapter) => chapter.rows.length > 0);
}

const isShown = (row: ReadbackRow): boolean =>
  row.answer.length > 0 || (row.left !== null && row.left !== 'hidden');

/** What was ticked: for each answer that could be shared, whether the meeting may see it. */
export function sharedIn(posted: FormData, chapters: readonly ReadbackChapter[]): Record<string, Shared> {
  const rows = chapters.flatMap((chapter) => chapter.rows).filter((row) => row.shared !== null);
  return Object.fromEntries(rows.map((row) => [row.id, posted.has(`share.${row.id}`) ? 'meeting' : 'iro']));
}
