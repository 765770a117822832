/**
 * A request's few boxes → lines that a person can read. The labels are for staff and so in English; what the
 * respondent typed stays as it is.
 */
import { fields, letters } from '$lib/forms/posted.ts';

export interface AskedBox {
  readonly name: string;
  readonly label: string;
  /** What each choice means, when the box is a choice; anything else posted is left out. */
  readonly choices?: Readonly<Record<string, string>>;
}

/** Letters that fit in one box. */
export const boxLimit = 1000;

export type Asked =
  | { readonly ok: true; readonly words: string | null }
  | {
      readonly ok: false;
      readonly tooLong: readonly string[];
      readonly entries: Readonly<Record<string, string[]>>;
    };

/** Reads the boxes in order. Never throws, whatever was posted. */
export function readAsked(posted: FormData, boxes: readonly AskedBox[]): Asked {
  const entries = Object.fromEntries(boxes.map(({ name }) => [name, fields(posted, name)]));
  const tooLong = boxes
    .filter(({ name }) => entries[name]?.some((text) => letters(text) > boxLimit))
    .map(({ name }) => name);
  if (tooLong.length > 0) return { ok: false, tooLong, entries };
  const lines = boxes.flatMap((box) => lineOf(box, entries[box.name] ?? []));
  return { ok: true, words: lines.join('\n') || null };
}

function lineOf({ label, choices }: AskedBox, texts: readonly string[]): string[] {
  const said = choices
    ? texts.filter((text) => Object.hasOwn(choices, text)).map((text) => choices[text])
    : texts;
  return said.length === 0 ? [] : [`${label}: ${said.join(', ')}`];
}
