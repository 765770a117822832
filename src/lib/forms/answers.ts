/**
 * Posted fields → the answers of one page, or what must be put right with everything typed kept.
 *
 * Field names: one choice `${q.id}`; several, the same name repeated; for each person, topic or action
 * `${q.id}.${id}`; words `${q.id}.words`; the longer limit asked for, `${q.id}.more`; somebody typed the words for the
 * respondent, `${q.id}.own`; a drawing, `${q.id}.drawing`; the button `do`. A sound is a file: the page reads it.
 */
import { shapeOf, rowsOf, valuesOf } from './choices.ts';
import type {
  AnswerChoice,
  AnswerValue,
  Answers,
  FormContext,
  Outcome,
  Page,
  Question
} from './definition.ts';
import { readDrawing } from './drawing.ts';
import { field, fields, fieldsUnder, letters, untouched } from './posted.ts';

/** Room in the box under the choices, in characters: at first, and when more is asked for. */
const tellMoreRoom = { limit: 300, more: 2000 } as const;

/** The buttons of a question page. */
const buttons = ['next', 'back', 'skip', 'dont-know', 'prefer-not', 'more'] as const;
type Button = (typeof buttons)[number];

/**
 * What to put right, for the interface to word: `choose-one`, or `too-long` with `count` and `limit`; a drawing or a
 * sound that could not be read, and is not kept.
 */
export interface PageError {
  readonly question: string;
  readonly key: 'too-long' | 'choose-one' | 'drawing-lost' | 'sound-lost' | 'sound-too-big';
  readonly values: { readonly count?: number; readonly limit?: number };
}

/** What stood on the page for one question, to be shown again. */
export interface Entry {
  readonly choice: AnswerChoice | null;
  readonly words: string;
  /** The longer limit is on. */
  readonly more: boolean;
  readonly own: boolean;
  readonly drawing: string | null;
}
export type Entries = { readonly [questionId: string]: Entry };

/** `errors` is empty when the respondent only asked for more room: show the page again with `entries`. */
export type PageRead =
  | { readonly ok: true; readonly button: Exclude<Button, 'more'>; readonly values: Answers }
  | { readonly ok: false; readonly errors: readonly PageError[]; readonly entries: Entries };

/**
 * Reads one page. Never throws, whatever was posted.
 *
 * `next` leaves an unanswered question as skipped; `skip`, `dont-know` and `prefer-not` say so of the
 * unanswered questions, or of all when none is unanswered, so that a choice made can be taken back;
 * `back` keeps what was answered and says nothing of the rest.
 */
export function readPage(page: Page, posted: FormData, context: FormContext): PageRead {
  const button = buttonOf(posted);
  const read = page.questions.map((question) => readQuestion(question, posted, context, button === 'more'));
  const left = leftAs(button);
  const settled = left === null ? read : leave(read, left, button !== 'next');
  const errors = settled.flatMap((one) => one.errors);
  if (errors.length > 0 || button === 'more') {
    return { ok: false, errors: button === 'more' ? [] : errors, entries: byId(read, (one) => one.entry) };
  }
  return { ok: true, button, values: answersOf(settled) };
}

/** A choice that a person must look at before anything else. Skipping is never one. */
export function isWorry(question: Question, value: AnswerValue): boolean {
  const worries = question.worryWhen;
  if (worries === undefined || value.outcome !== 'answered' || value.choice === null) return false;
  return chosen(value.choice).some((choice) => worries.includes(choice));
}

/** The values in a choice, whatever its shape. */
export function chosen(choice: AnswerChoice): readonly string[] {
  return typeof choice === 'string' ? [choice] : Object.values(choice);
}

/** An answer given before, as it stands on the page. */
export function entryOf(question: Question, value: AnswerValue | undefined): Entry {
  const words = value?.words ?? '';
  return {
    choice: value?.choice ?? null,
    words,
    more: letters(words) > roomFor(question, false),
    own: value?.ownWords === true,
    drawing: value?.drawing ?? null
  };
}

/** How many characters a question's words may have. */
export function roomFor(question: Question, more: boolean): number {
  const room = question.kind === 'text' ? question : tellMoreRoom;
  return more ? room.more : room.limit;
}

interface QuestionRead {
  readonly id: string;
  readonly entry: Entry;
  readonly errors: readonly PageError[];
  readonly value: AnswerValue | null;
}

function readQuestion(
  question: Question,
  posted: FormData,
  context: FormContext,
  moreForAll: boolean
): QuestionRead {
  const { id } = question;
  const read = readChoice(question, posted, context);
  const words = takesWords(question) ? field(posted, `${id}.words`) : '';
  const more = moreForAll || field(posted, `${id}.more`) !== '';
  const limit = roomFor(question, more);
  const count = letters(words);
  const errors: PageError[] = [];
  if (!read.known) errors.push({ question: id, key: 'choose-one', values: {} });
  if (count > limit) errors.push({ question: id, key: 'too-long', values: { count, limit } });
  const drawn = readDrawing(question.kind === 'drawing' ? untouched(posted, `${id}.drawing`) : '');
  if (!drawn.ok) errors.push({ question: id, key: 'drawing-lost', values: {} });
  const own = words !== '' && canBeHelped(question) && field(posted, `${id}.own`) !== '';
  const entry: Entry = { choice: read.choice, words, more, own, drawing: drawn.drawing };
  return { id, entry, errors, value: valueOf(entry) };
}

/** What is kept of what stood on the page; null when nothing did. */
function valueOf({ choice, words, own, drawing }: Entry): AnswerValue | null {
  if (choice === null && words === '' && drawing === null) return null;
  return {
    outcome: 'answered',
    choice,
    words: words === '' ? null : words,
    ...(own ? { ownWords: true } : {}),
    ...(drawing === null ? {} : { drawing })
  };
}

/** A question answered in the respondent's own way: a helper may write the words, or they may be said aloud. */
export const canBeHelped = (question: Question): boolean =>
  question.kind === 'text' || question.kind === 'drawing';

function takesWords(question: Question): boolean {
  return canBeHelped(question) || question.kind === 'people' || question.tellMore !== undefined;
}

interface ChoiceRead {
  readonly choice: AnswerChoice | null;
  /** False when something was posted that the question does not offer; it is left out of `choice`. */
  readonly known: boolean;
}

function readChoice(question: Question, posted: FormData, context: FormContext): ChoiceRead {
  const values = valuesOf(question, context);
  switch (shapeOf(question)) {
    case 'words':
      return { choice: null, known: true };
    case 'rows':
      return readRows(question, posted, values, rowsOf(question, context));
    case 'several':
      return readSeveral(fields(posted, question.id), values);
    case 'one':
      return readOne(field(posted, question.id), values);
  }
}

function readOne(value: string, values: readonly string[]): ChoiceRead {
  const known = value === '' || values.includes(value);
  return { choice: known && value !== '' ? value : null, known };
}

function readSeveral(given: readonly string[], values: readonly string[]): ChoiceRead {
  const kept = values.filter((value) => given.includes(value));
  return { choice: kept.length === 0 ? null : kept, known: kept.length === given.length };
}

function readRows(
  question: Question,
  posted: FormData,
  values: readonly string[],
  rows: readonly string[]
): ChoiceRead {
  const given = [...fieldsUnder(posted, question.id)].filter(
    ([id, value]) => id !== 'words' && id !== 'more' && value !== ''
  );
  const kept = given.filter(([id, value]) => rows.includes(id) && values.includes(value));
  const inOrder = rows.flatMap((row) => kept.filter(([id]) => id === row));
  return {
    choice: kept.length === 0 ? null : Object.fromEntries(inOrder),
    known: kept.length === given.length
  };
}

function buttonOf(posted: FormData): Button {
  const pressed = field(posted, 'do');
  return buttons.find((button) => button === pressed) ?? 'next';
}

function leftAs(button: Button): Outcome | null {
  if (button === 'next' || button === 'skip') return 'skipped';
  return button === 'dont-know' || button === 'prefer-not' ? button : null;
}

function leave(read: readonly QuestionRead[], outcome: Outcome, takeBack: boolean): QuestionRead[] {
  const unanswered = read.filter((one) => one.value === null && one.errors.length === 0);
  const left = unanswered.length > 0 || !takeBack ? unanswered : read;
  const value: AnswerValue = { outcome, choice: null, words: null };
  return read.map((one) => (left.includes(one) ? { ...one, value, errors: [] } : one));
}

function answersOf(read: readonly QuestionRead[]): Answers {
  return Object.fromEntries(read.flatMap((one) => (one.value === null ? [] : [[one.id, one.value]])));
}

function byId<T>(read: readonly QuestionRead[], pick: (one: QuestionRead) => T): { [id: string]: T } {
  return Object.fromEntries(read.map((one) => [one.id, pick(one)]));
}
