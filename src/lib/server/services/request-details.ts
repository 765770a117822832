/** What is kept beside the words of a request for an advocate or a visitor: who may know, and how to reach the child. */
import { bothKnown, readKnown, type Known } from '../../domain/request-privacy.ts';
import { openOrNull, sealOrNull, type Sealed } from '../crypto/vault.ts';
import type { Store } from '../db/store.ts';

export interface RequestDetails {
  readonly known: Known;
  /** How the person who asked wants to be reached, in lines; null when nothing was said. */
  readonly reach: string | null;
}

interface Row {
  readonly id: string;
  readonly details: Sealed | null;
}

/** What was said; nothing of anybody for a request that was made without it. */
export function openDetails(store: Store, { id, details }: Row): RequestDetails {
  const text = openOrNull(store.vault, details, `requests.details:${id}`);
  if (text === null) return { known: {}, reach: null };
  const { known, reach } = JSON.parse(text) as { known?: unknown; reach?: unknown };
  return { known: readKnown(known), reach: typeof reach === 'string' ? reach : null };
}

/** Seals them for a request's row; null when nothing was asked. */
export const sealDetails = (store: Store, id: string, details: RequestDetails | null): Sealed | null =>
  sealOrNull(store.vault, details && JSON.stringify(details), `requests.details:${id}`);

/** What is kept when somebody asks again: nothing that was said is lost, and a no stays. */
export function addedDetails(store: Store, row: Row, after: RequestDetails | null): Sealed | null {
  if (after === null) return row.details;
  const before = openDetails(store, row);
  const reach = [before.reach, after.reach === before.reach ? null : after.reach]
    .filter(Boolean)
    .join('\n\n');
  return sealDetails(store, row.id, { known: bothKnown(before.known, after.known), reach: reach || null });
}
