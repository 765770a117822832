/** What just happened, carried in the address after a redirect as one of a few known words. */
import type { Key, Speak } from '$lib/i18n/speak.ts';

const keys = {
  held: 'path.note-held',
  'not-held': 'path.note-not-held',
  cancelled: 'path.note-cancelled',
  moved: 'path.note-moved',
  changing: 'path.note-changing',
  reopened: 'path.note-reopened',
  saved: 'path.note-saved',
  'form-changed': 'path.note-form-changed',
  'nothing-to-send': 'path.note-nothing',
  'taken-back': 'path.note-taken-back',
  'not-found': 'path.note-lost',
  undone: 'path.undone'
} as const satisfies Record<string, Key>;

export type Note = keyof typeof keys;

/** The words of a note; null for none, and for anything else that stood in the address. */
export function noteWords(note: string | null, t: Speak, iro: string): string | null {
  return note !== null && Object.hasOwn(keys, note) ? t(keys[note as Note], { iro }) : null;
}
