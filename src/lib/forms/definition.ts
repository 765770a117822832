/**
 * What a form is: plain JSON, no functions inside, checked by zod. Shipped forms are TypeScript that
 * `satisfies FormDefinition`; a published version never changes.
 *
 * Question ids are those of the question bank (B01, B02a, B09.home …); a page holds one question for
 * children, or a few that share a heading.
 */
import { z } from 'zod';
import { ratingThemes } from '../domain/rating-themes.ts';
import { audiences } from '../domain/viewer.ts';

/** Words by locale. English is always there; others are added as files and may be missing. */
export const localised = z.object({ en: z.string().min(1) }).catchall(z.string());
export type Localised = z.infer<typeof localised>;

/** The eleven life areas every form is filed by. */
export const lifeAreas = [
  'HOME',
  'SCH',
  'HEALTH',
  'FEEL',
  'FAM',
  'FRND',
  'LIST',
  'PLAN',
  'WORRY',
  'RIGHT',
  'REV'
] as const;
const lifeArea = z.enum(lifeAreas);
export type LifeArea = z.infer<typeof lifeArea>;

/** A concept of the symbol list (`$lib/symbols/concepts`), checked by a test rather than here. */
const concept = z.string().regex(/^[a-z0-9-]+$/);

const choice = z.object({
  value: z.string().regex(/^[a-z0-9-]+$/),
  words: localised,
  symbol: concept.optional()
});
export type Choice = z.infer<typeof choice>;

const base = {
  id: z.string().regex(/^[A-Z]+[0-9]+[a-z]?(\.[a-z-]+)?$/),
  words: localised,
  hint: localised.optional(),
  area: lifeArea,
  symbol: concept.optional(),
  /** Choice values that mean "a person must look at this first" and open the help page. */
  worryWhen: z.array(z.string()).optional(),
  /** Never shown to anybody but the IRO, whatever was chosen (P16, P17, F15). */
  iroOnly: z.boolean().optional(),
  /** One more box under the choices: its label. The words typed there are sealed. */
  tellMore: localised.optional(),
  /**
   * The answer is also used outside the form. `helper`: who helped, kept beside the submission. `coming`: what
   * the child wants, shown beside the proposed participation code. `advocate`: a yes asks for one.
   */
  records: z.enum(['helper', 'coming', 'advocate']).optional(),
  /** Only to learn how the scale works: says nothing of the child's life and is not counted. */
  practice: z.literal(true).optional(),
  /** What a question of a rating asks about, so that every age's answers to it are counted together. One of each in a form. */
  theme: z.enum(ratingThemes).optional()
};

const question = z.discriminatedUnion('kind', [
  /**
   * Three or five points: good, not-sure, not-good; or very-good, good, in-between, bad, very-bad.
   * `choices` only to give other words for the same values, in the same order.
   */
  z.object({
    kind: z.literal('faces'),
    scale: z.union([z.literal(3), z.literal(5)]),
    choices: z.array(choice).min(3).max(5).optional(),
    ...base
  }),
  /** yes, no, not-sure; `choices` only to give other words for them. */
  z.object({ kind: z.literal('yes-no'), choices: z.array(choice).length(3).optional(), ...base }),
  /** One of a few tiles. */
  z.object({ kind: z.literal('one'), choices: z.array(choice).min(2).max(12), ...base }),
  /** Any of a few tiles. */
  z.object({ kind: z.literal('many'), choices: z.array(choice).min(2).max(14), ...base }),
  /** Words, up to `limit` characters, and `more` on request. */
  z.object({
    kind: z.literal('text'),
    limit: z.number().int().positive(),
    more: z.number().int().positive(),
    ...base
  }),
  /**
   * A picture drawn on the page. `choices` are pictures to put in it, for whoever does not draw; words about it can
   * always be added.
   */
  z.object({ kind: z.literal('drawing'), choices: z.array(choice).min(2).max(12), ...base }),
  /** Where on the body: any of the parts of `usual.body`. */
  z.object({ kind: z.literal('body'), ...base }),
  /**
   * The people round the child. `meeting`: come, not-sure, not-come. `time`: more, same, less: one for each
   * person, by id. `pick`: any of them, several ids. Always with a free line for someone else, so never with `tellMore`.
   */
  z.object({ kind: z.literal('people'), ask: z.enum(['meeting', 'time', 'pick']), ...base }),
  /** One kind of place from the council's list; one that is not possible says why. */
  z.object({ kind: z.literal('place'), ...base }),
  /** For each topic one of: talk, private (not in front of everyone), ask-first. */
  z.object({ kind: z.literal('topics'), choices: z.array(choice).min(2).max(14), ...base }),
  /** Any times that suit; a day that does not goes in the `tellMore` box. */
  z.object({ kind: z.literal('time'), choices: z.array(choice).min(2).max(12), ...base }),
  /** 0 to 10, with words for both ends. */
  z.object({ kind: z.literal('scale10'), low: localised, high: localised, ...base }),
  /** The actions agreed last time: each yes, some, no. Not asked when there are none. */
  z.object({ kind: z.literal('agreed'), ...base })
]);
export type Question = z.infer<typeof question>;
export type QuestionKind = Question['kind'];

/**
 * `is`: shown when the named question was answered with one of these (or, for `answered`, answered at all).
 * `not`: shown unless it was answered with one of these.
 */
const condition = z.union([
  z.object({ question: z.string(), is: z.array(z.string()).min(1) }),
  z.object({ question: z.string(), not: z.array(z.string()).min(1) })
]);
export type Condition = z.infer<typeof condition>;

const page = z.object({
  id: z.string().regex(/^[a-z0-9-]+$/),
  chapter: z.string().regex(/^[a-z-]+$/),
  /** Only when several questions share a page. */
  title: localised.optional(),
  symbol: concept.optional(),
  questions: z.array(question).min(1),
  when: condition.optional(),
  /** Offered after the default set as "more, if you like". */
  extra: z.boolean().optional(),
  /** Filled in by the person who helped: in adult words, and never the child's own answer. */
  forHelper: z.literal(true).optional()
});
export type Page = z.infer<typeof page>;

const chapter = z.object({ id: z.string().regex(/^[a-z-]+$/), words: localised, symbol: concept });
export type Chapter = z.infer<typeof chapter>;

/** The size band of the page: sets type, targets, symbol density and words. */
const bands = ['symbol', '4-7', '8-11', '12-15', '16-17', 'adult'] as const;
export type Band = (typeof bands)[number];

export const formDefinition = z.object({
  /** Such as `child-8-11` or `rating-parent`. */
  id: z.string().regex(/^[a-z0-9-]+$/),
  version: z.number().int().positive(),
  purpose: z.enum(['views', 'rating']),
  audience: z.enum(audiences),
  band: z.enum(bands),
  title: localised,
  /** For those round a child under four, about whom it asks what can be seen. */
  forUnderFours: z.literal(true).optional(),
  /** Highest US school grade a sentence may have; reading age is about grade + 5. */
  maxGrade: z.number(),
  chapters: z.array(chapter).min(1),
  pages: z.array(page).min(1)
});
export type FormDefinition = z.infer<typeof formDefinition>;

/** How a question was left. Skipping, not knowing and not wanting to say are different answers. */
export type Outcome = 'answered' | 'skipped' | 'dont-know' | 'prefer-not';

/** What is kept for one question. `choice` is counted and stays in clear; `words` are sealed. */
export interface AnswerValue {
  readonly outcome: Outcome;
  readonly choice: AnswerChoice | null;
  readonly words: string | null;
  /** The words were typed by a helper, who says that they are exactly the respondent's own. */
  readonly ownWords?: boolean;
  /** See `drawing.ts`. */
  readonly drawing?: string | null;
  /** The id of the sound in which the answer was said aloud. */
  readonly voice?: string | null;
}
/** A value, several values, or a value for each person, topic or action (by its id). */
export type AnswerChoice = string | readonly string[] | { readonly [id: string]: string };

export type Answers = { readonly [questionId: string]: AnswerValue };

/** What some kinds need to know about this child: who, where, what was agreed. Ids, never looked up here. */
export interface FormContext {
  readonly people: readonly {
    readonly id: string;
    readonly name: string;
    readonly calledBy: string | null;
    readonly role: string;
    readonly picture: string | null;
  }[];
  readonly places: readonly {
    readonly id: string;
    readonly words: string;
    readonly symbol: string;
    readonly notPossible: string | null;
  }[];
  readonly agreed: readonly { readonly id: string; readonly words: string }[];
  /** The IRO's first name, put in the place of `{iro}`. */
  readonly iro: string;
}
