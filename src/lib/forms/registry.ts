/** Every form that can be asked, by id and version. A published version never changes: a change is a new one. */
import type { Band, FormDefinition } from './definition.ts';
import { child8to11 } from './library/child-8-11.ts';
import { ratingChild8to11 } from './library/rating-child-8-11.ts';

/** All versions of all forms. Order matters where two forms suit the same person: the first is the usual one. */
export const forms: readonly FormDefinition[] = [child8to11, ratingChild8to11];

/** The form with this id, in this version or else the newest. Null when there is none. */
export function form(id: string, version?: number): FormDefinition | null {
  const versions = forms.filter((one) => one.id === id && (version === undefined || one.version === version));
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
