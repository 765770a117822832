/**
 * The places a child may wish to meet in: those of the question bank, which of them are not possible here and why,
 * and places of the council's own.
 */
import { eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import { localised, type FormContext, type Localised } from '../../forms/definition.ts';
import { say } from '../../forms/say.ts';
import { usual } from '../../forms/usual.ts';
import { prepared } from '../db/prepared.ts';
import type { Store } from '../db/store.ts';
import { record } from './events.ts';

type Place = FormContext['places'][number];

const offeredPlaces = z.array(
  z.object({ id: z.string(), words: localised, symbol: z.string(), notPossible: localised.nullable() })
);
type OfferedPlace = z.infer<typeof offeredPlaces>[number];

/** How many places of its own a council can add. */
const ownPlaces = 6;
const longest = { words: 40, why: 120 } as const;

/** One line of the page on which the council keeps its list. */
export interface PlaceLine {
  readonly id: string;
  /** Null for one of the council's own, whose words can be changed. */
  readonly usual: string | null;
  readonly words: string;
  /** Empty when it can be chosen. */
  readonly why: string;
}

/** The council's own list of places, or the default one; in the reader's language where there are words for it. */
export async function placesOffered(store: Store, locale: string): Promise<Place[]> {
  return (await keptPlaces(store)).map((place) => ({
    id: place.id,
    words: inLocale(place.words, locale),
    symbol: place.symbol,
    notPossible: place.notPossible && inLocale(place.notPossible, locale)
  }));
}

async function keptPlaces(store: Store): Promise<readonly OfferedPlace[]> {
  const [setting] = await placesSetting(store).execute({ key: settingKey });
  const own = setting && offeredPlaces.safeParse(setting.value);
  return own?.success ? own.data : usual.places;
}

const settingKey = 'places';
const placesSetting = prepared(({ db, t }) =>
  db
    .select()
    .from(t.settings)
    .where(eq(t.settings.key, sql.placeholder('key')))
    .prepare('places_setting')
);

const inLocale = (words: Localised, locale: string): string => say(words, locale, { iro: '' });

/** The list as the manager keeps it, with empty lines for places of the council's own. */
export async function placeLines(store: Store): Promise<PlaceLine[]> {
  const kept = new Map((await keptPlaces(store)).map((place) => [place.id, place]));
  const those = usual.places.map(({ id, words }) => ({
    id,
    usual: words.en,
    words: words.en,
    why: kept.get(id)?.notPossible?.en ?? ''
  }));
  const own = Array.from({ length: ownPlaces }, (_, n) => {
    const place = kept.get(`own-${n + 1}`);
    const words = place?.words.en ?? '';
    return { id: `own-${n + 1}`, usual: null, words, why: place?.notPossible?.en ?? '' };
  });
  return [...those, ...own];
}

export type PlacesSaved =
  { readonly ok: true } | { readonly ok: false; readonly problems: Record<string, string> };

/**
 * Saves the list, all or nothing. A place that is not possible stays on the form and says why (domain §4.3 PLC).
 * @param typed box name (`words.<id>`, `why.<id>`) → what stands in it
 * @param by staff id of the manager
 */
export async function savePlaces(
  store: Store,
  typed: (box: string) => string,
  by: string,
  now: number
): Promise<PlacesSaved> {
  const lines = (await placeLines(store)).map((line) => ({
    ...line,
    words: line.usual ?? typed(`words.${line.id}`).trim(),
    why: typed(`why.${line.id}`).trim()
  }));
  const problems = Object.fromEntries(lines.flatMap(problemsOf));
  if (Object.keys(problems).length > 0) return { ok: false, problems };
  const value = lines.filter(({ words }) => words !== '').map(offered);
  await store.transaction(async (tx) => {
    const { settings } = tx.t;
    await tx.db
      .insert(settings)
      .values({ key: settingKey, value })
      .onConflictDoUpdate({ target: settings.key, set: { value } });
    const changed = {
      actorKind: 'staff',
      actorId: by,
      action: 'settings.changed',
      subjectId: settingKey
    } as const;
    await record(tx, changed, now);
  });
  return { ok: true };
}

function problemsOf({ id, words, why }: PlaceLine): [box: string, words: string][] {
  const problems: [string, string][] = [];
  if (words.length > longest.words)
    problems.push([`words.${id}`, `Make it shorter: ${longest.words} letters at most.`]);
  if (why.length > longest.why)
    problems.push([`why.${id}`, `Make it shorter: ${longest.why} letters at most.`]);
  if (words === '' && why !== '') problems.push([`words.${id}`, 'Say which place this is.']);
  return problems;
}

/** A place of the bank keeps its words in every language; the council's own are said as they were written. */
function offered({ id, words, why }: PlaceLine): OfferedPlace {
  const known = usual.places.find((place) => place.id === id);
  return {
    id,
    words: known ? { ...known.words } : { en: words },
    symbol: known?.symbol ?? 'place',
    notPossible: why === '' ? null : { en: why }
  };
}
