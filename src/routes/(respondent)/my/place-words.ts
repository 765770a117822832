/** Where the meeting is, in words for one reader. */
import { isToldPlace } from '$lib/domain/asked.ts';
import type { Audience } from '$lib/domain/viewer.ts';
import type { Key, Speak } from '$lib/i18n/speak.ts';

const kinds: Readonly<Record<string, Key>> = {
  home: 'path.place-home',
  school: 'path.place-school',
  office: 'path.place-office',
  outside: 'path.place-outside',
  online: 'path.place-online',
  else: 'path.place-else'
};

/**
 * The place as it was written down, or its kind. A parent or another person is never told an address or who lives
 * there: a child may live where the parents must not know, so they only read the kind, and the IRO tells them the rest.
 */
export function placeWords(
  review: { readonly placeKind: string | null; readonly place: string | null },
  audience: Audience,
  t: Speak,
  iro: string
): string {
  if (review.place && isToldPlace(audience)) return review.place;
  const key = review.placeKind === null ? undefined : kinds[review.placeKind];
  return key ? t(key, { iro }) : t('path.place-unknown', { iro });
}
