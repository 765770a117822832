/**
 * Every form that can be asked, by id and version. A published version never changes in what it asks and tells: a change
 * is a new one, and the old one stays for what was made with it (`library/earlier.ts`). Which answers a person looks at
 * first may become more.
 */
import { formDefinition, type Band, type FormDefinition, type Question } from './definition.ts';
import { carer } from './library/carer.ts';
import { child12to15 } from './library/child-12-15.ts';
import { child16to17 } from './library/child-16-17.ts';
import { child4to7 } from './library/child-4-7.ts';
import { child8to11 } from './library/child-8-11.ts';
import { childSymbol } from './library/child-symbol.ts';
import { earlierForms } from './library/earlier.ts';
import { observationUnder4 } from './library/observation-under-4.ts';
import { other } from './library/other.ts';
import { parent } from './library/parent.ts';
import { parentEasy } from './library/parent-easy.ts';
import { ratingCarer, ratingOther, ratingParent } from './library/rating-adult.ts';
import { ratingChild8to11 } from './library/rating-child-8-11.ts';
import { ratingChild4to7, ratingChildSymbol } from './library/rating-child-young.ts';
import { ratingChild12to15, ratingChild16to17 } from './library/rating-young-person.ts';
import { inEveryLanguage } from './words.ts';

/** Order matters where two forms suit the same person: the first is the usual one. */
const library: readonly FormDefinition[] = [
  childSymbol,
  child4to7,
  child8to11,
  child12to15,
  child16to17,
  parent,
  parentEasy,
  carer,
  other,
  observationUnder4,
  ratingChildSymbol,
  ratingChild4to7,
  ratingChild8to11,
  ratingChild12to15,
  ratingChild16to17,
  ratingParent,
  ratingCarer,
  ratingOther
];

const whole = (one: FormDefinition): FormDefinition => formDefinition.parse(inEveryLanguage(one, one.id));

/** The newest version of each form, in every language that ships. */
export const forms: readonly FormDefinition[] = library.map(whole);

const earlier: readonly FormDefinition[] = earlierForms.map(whole);

/** The versions before the newest, the latest first: papers of them may still come back. */
export const earlierVersions = (id: string): readonly FormDefinition[] =>
  earlier.filter((one) => one.id === id).toSorted((a, b) => b.version - a.version);

/** The form with this id, in this version or else the newest. Null when there is none. */
export function form(id: string, version?: number): FormDefinition | null {
  const versions = [...forms, ...earlierVersions(id)].filter(
    (one) => one.id === id && (version === undefined || one.version === version)
  );
  return versions.reduce<FormDefinition | null>(
    (newest, one) => (one.version > (newest?.version ?? 0) ? one : newest),
    null
  );
}

/** The newest version of each form that fits, the usual one first. */
export function formsFor(wanted: {
  readonly purpose: FormDefinition['purpose'];
  readonly audience?: FormDefinition['audience'];
  readonly band?: Band;
}): FormDefinition[] {
  return forms.filter(
    (one) =>
      one.purpose === wanted.purpose &&
      (wanted.audience === undefined || one.audience === wanted.audience) &&
      (wanted.band === undefined || one.band === wanted.band) &&
      form(one.id) === one
  );
}

/** The ids of the questions, in every form and version, whose answer is also used for this. */
export function questionsRecording(use: NonNullable<Question['records']>): ReadonlySet<string> {
  const questions = forms.flatMap((one) => one.pages.flatMap((page): Question[] => page.questions));
  return new Set(questions.filter((question) => question.records === use).map((question) => question.id));
}

/** A question by its id, from whichever form has it; null when none has. */
export function questionCalled(id: string): Question | null {
  const all = forms.flatMap((one) => one.pages.flatMap((page): Question[] => page.questions));
  return all.find((question) => question.id === id) ?? null;
}
