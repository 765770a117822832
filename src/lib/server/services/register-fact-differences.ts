/** What a load would change of a child's own facts and of their reviews, in words. */
import type { Day } from '../../domain/day.ts';
import { livingKinds } from '../../domain/notices.ts';
import { fullDay } from '../../i18n/dates.ts';
import { languageName } from '../../i18n/language-name.ts';
import { openOrNull } from '../crypto/vault.ts';
import type { Comparing } from './register-children.ts';
import type { FactChange } from './register-changes.ts';
import { placeKinds } from './review-plans.ts';
import type { ChildRow, ReviewRow } from './register-state.ts';

const nothing = 'Nothing';
const plainWords = (value: unknown): string => (typeof value === 'string' && value !== '' ? value : nothing);
const dayWords = (value: unknown): string => (typeof value === 'string' ? fullDay(value) : 'No day');

/** By its words in a list of the pages. */
const listed = (list: readonly { readonly value: string; readonly words: string }[]) => (value: unknown) =>
  list.find((one) => one.value === value)?.words ?? plainWords(value);

interface Shown {
  readonly fact: string;
  readonly weight: FactChange['weight'];
  readonly words: (value: unknown) => string;
}
const shown = (fact: string, weight: Shown['weight'] = 1, words = plainWords): Shown => ({
  fact,
  weight,
  words
});

/** The facts of a child, by their column. */
const childFacts: { readonly [column in keyof ChildRow]?: Shown } = {
  dateOfBirth: shown('Date of birth', 0, dayWords),
  lookedAfterSince: shown('Looked after since', 0, dayWords),
  ceasedOn: shown('No longer looked after from', 0, (day) => (day ? dayWords(day) : 'Still looked after')),
  cycle: shown('Review cycle', 1, (cycle) => String(cycle).replaceAll('-', ' ')),
  cycleStartedOn: shown('Cycle started on', 0, dayWords),
  language: shown('Language', 1, (code) => languageName(String(code))),
  communication: shown('Form', 1, (value) => (value === 'symbols' ? 'Symbol form' : 'For their age')),
  livesKind: shown('Kind of place', 1, listed(livingKinds)),
  livesSince: shown('Lives there since', 1, dayWords)
};

const sealedFacts = {
  firstName: 'First name',
  nickname: 'Called',
  needs: 'What helps',
  interpreter: 'Interpreter'
} as const;

/** Facts of children that would change, care that would end among them. */
export const childDifferences = (work: Comparing): FactChange[] => {
  const rows = new Map([...work.state.children.values()].map((row) => [row.id, row]));
  return work.changes.children.change.flatMap(({ id, set }) => {
    const row = rows.get(id);
    if (!row) return [];
    const at = { childId: id, subjectId: id };
    return [...plainOf(childFacts, row, set), ...namedIro(work, row, set), ...sealedOf(work, row, set)].map(
      (change) => ({ ...at, ...change })
    );
  });
};

type Fact = Pick<FactChange, 'fact' | 'from' | 'to' | 'weight'>;

/** The columns that have words, from the row and from what would be set. */
function plainOf<R extends object>(
  facts: { readonly [column in keyof R]?: Shown },
  row: R,
  set: Partial<Record<keyof R, unknown>>
): Fact[] {
  return Object.entries<Shown | undefined>(facts).flatMap(([column, one]) => {
    if (!one || !(column in set)) return [];
    const { fact, weight, words } = one;
    return [{ fact, weight, from: words(row[column as keyof R]), to: words(set[column as keyof R]) }];
  });
}

function namedIro(
  work: Comparing,
  row: ChildRow,
  set: { readonly iroId?: string | null | undefined }
): Fact[] {
  if (set.iroId === undefined) return [];
  const nameOf = (id: string | null | undefined) =>
    id ? (work.state.iros.find((iro) => iro.id === id)?.name ?? 'Somebody who left') : 'Nobody';
  return [{ fact: 'IRO', weight: 0, from: nameOf(row.iroId), to: nameOf(set.iroId) }];
}

function sealedOf(
  { vault }: Comparing,
  row: ChildRow,
  set: { readonly [field in keyof typeof sealedFacts]?: ChildRow[field] | undefined }
): Fact[] {
  return (Object.keys(sealedFacts) as (keyof typeof sealedFacts)[]).flatMap((field) => {
    const value = set[field];
    if (value === undefined) return [];
    const words = (sealed: ChildRow[typeof field]) =>
      openOrNull(vault, sealed, `children.${field}:${row.id}`) ?? nothing;
    return [{ fact: sealedFacts[field], weight: 1 as const, from: words(row[field]), to: words(value) }];
  });
}

/** The facts of a review that is planned or was held, by their column. */
const reviewFacts: { readonly [column in keyof ReviewRow]?: Shown } = {
  meetingOn: shown('Day of the review', 0, dayWords),
  meetingTime: shown('Time of the review', 0),
  placeKind: shown('Place of the review', 1, listed(placeKinds)),
  heldOn: shown('Review held on', 0, (day) => (day ? dayWords(day) : 'Not held')),
  participationCode: shown('How the child took part', 2)
};

/** Reviews that would be moved, planned or marked as held. */
export function reviewDifferences(work: Comparing): FactChange[] {
  const { planned, held } = work.changes;
  const rows = new Map([...work.state.reviews.values()].flat().map((row) => [row.id, row]));
  const changed = [...planned.change, ...held.change].flatMap(({ id, set }) => {
    const row = rows.get(id);
    if (!row) return [];
    const at = { childId: row.childId, subjectId: id };
    return [...plainOf(reviewFacts, row, set), ...placeOf(work, row, set.place)].map((change) => ({
      ...at,
      ...change
    }));
  });
  const added = [
    ...planned.add.map(({ childId, meetingOn }) => dayAdded(childId, 'Day of the review', meetingOn, 0)),
    ...held.add.map(({ childId, heldOn }) => dayAdded(childId, 'Review held on', heldOn, 2))
  ];
  return [...changed, ...added, ...openOfEnded(work)];
}

const dayAdded = (
  childId: string,
  fact: string,
  day: Day | null | undefined,
  weight: FactChange['weight']
): FactChange => ({
  childId,
  subjectId: `${childId} cancelled`,
  fact,
  from: weight === 0 ? 'None planned' : 'Not here',
  to: dayWords(day),
  weight
});

function placeOf({ vault }: Comparing, row: ReviewRow, place: ReviewRow['place'] | undefined): Fact[] {
  if (place === undefined) return [];
  const words = (sealed: ReviewRow['place']) =>
    openOrNull(vault, sealed, `reviews.place:${row.id}`) ?? nothing;
  return [{ fact: 'Where the review is', weight: 1, from: words(row.place), to: words(place) }];
}

/** What is open of a child whose care has ended by then is cancelled, with its ways in. */
function openOfEnded({ changes, state }: Comparing): FactChange[] {
  return changes.careEnded.flatMap((childId) => {
    const open = (state.reviews.get(childId) ?? []).find(
      (row) => row.heldOn === null && row.cancelledAt === null
    );
    if (!open) return [];
    const from = open.meetingOn === null ? 'Open' : `Planned for ${fullDay(open.meetingOn)}`;
    const to = 'Asking ends: care has ended';
    return [{ childId, subjectId: open.id, fact: 'Next review', from, to, weight: 0 as const }];
  });
}
