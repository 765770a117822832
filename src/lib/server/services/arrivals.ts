/**
 * What became of messages after they were taken: a carrier tells of it later, or a person sees that one came back. What
 * did not arrive counts as refused, so that somebody asks another way.
 */
import { and, eq, gte, inArray, isNotNull, isNull } from 'drizzle-orm';
import { mightEver } from '../../domain/access.ts';
import type { Store } from '../db/store.ts';
import { NotYours, type Staff } from './caseload.ts';
import { endings, type Carrier, type Ending } from './outbox.ts';
import { noteReadings } from './readings.ts';
import { inParts } from './register-state.ts';

const minute = 60_000;
/** GOV.UK Notify gives up after 72 hours; a little longer, so that it can still say so. */
const askedFor = 74 * 60 * minute;
const askEvery = 10 * minute;
/** When a carrier was last asked, in ms: kept beside the settings, for all servers of one installation. */
const askedKey = 'post.arrivalsAskedAt';

/**
 * Asks those carriers that are told later, at most every ten minutes and only while there is something to ask about.
 * Gives how many messages did not arrive.
 */
export async function learnArrivals(
  store: Store,
  carriers: readonly Carrier[],
  now: number
): Promise<number> {
  const open: { readonly carrier: Carrier; readonly ids: readonly string[] }[] = [];
  for (const carrier of carriers) {
    if (carrier.became === undefined) continue;
    const ids = await takenBy(store, carrier, now);
    if (ids.length > 0) open.push({ carrier, ids });
  }
  if (open.length === 0 || !(await mayAsk(store, now))) return 0;
  let lost = 0;
  for (const { carrier, ids } of open) lost += await learnFrom(store, carrier, ids, now);
  return lost;
}

async function learnFrom(
  store: Store,
  carrier: Carrier,
  ids: readonly string[],
  now: number
): Promise<number> {
  const became = await carrier.became?.(now - askedFor);
  let lost = 0;
  for (const ending of endings) {
    const these = ids.filter((id) => became?.get(id) === ending);
    const ended = await end(store, these, ending, now);
    if (ending !== 'delivered') lost += ended;
  }
  return lost;
}

/** Taken by this carrier's channel not long ago, and nobody knows yet how it ended. */
async function takenBy(store: Store, { channel }: Carrier, now: number): Promise<string[]> {
  const { outbox } = store.t;
  const taken = and(gte(outbox.sentAt, now - askedFor), isNull(outbox.givenUpAt), isNull(outbox.problem));
  const rows = await store.db
    .select({ id: outbox.id })
    .from(outbox)
    .where(and(taken, eq(outbox.channel, channel)));
  return rows.map(({ id }) => id);
}

async function mayAsk(store: Store, now: number): Promise<boolean> {
  const { settings } = store.t;
  const [row] = await store.db
    .select({ value: settings.value })
    .from(settings)
    .where(eq(settings.key, askedKey));
  if (typeof row?.value === 'number' && now - row.value < askEvery) return false;
  await store.db
    .insert(settings)
    .values({ key: askedKey, value: now })
    .onConflictDoUpdate({ target: settings.key, set: { value: now } });
  return true;
}

/** Notes how messages ended, once. Gives how many that was news for. */
async function end(
  store: Store,
  ids: readonly string[],
  ending: Ending | 'came-back',
  now: number
): Promise<number> {
  const { outbox } = store.t;
  const set = ending === 'delivered' ? { problem: ending } : { problem: ending, givenUpAt: now };
  const ended = await inParts(ids, (part) =>
    store.db
      .update(outbox)
      .set(set)
      .where(and(inArray(outbox.id, part), isNotNull(outbox.sentAt), isNull(outbox.givenUpAt)))
      .returning({ id: outbox.id })
  );
  return ended.length;
}

/**
 * A person saw that a sent message did not arrive: an e-mail bounced, a number is somebody else’s. From then on it
 * counts as refused. Pressed again, or of a message that was not sent, it changes nothing. Logged.
 * @throws NotYours for roles that do not see messages
 */
export async function cameBack(store: Store, viewer: Staff, id: string, now: number): Promise<void> {
  if (!mightEver(viewer, 'see-outbox')) throw new NotYours();
  await store.transaction(async (tx) => {
    if ((await end(tx, [id], 'came-back', now)) === 0) return;
    const { outbox, reviews } = tx.t;
    const [of] = await tx.db
      .select({ childId: reviews.childId })
      .from(outbox)
      .innerJoin(reviews, eq(reviews.id, outbox.reviewId))
      .where(eq(outbox.id, id));
    const deed = { action: 'message.came-back', childId: of?.childId ?? null, subjectId: id };
    await noteReadings(tx, viewer, [deed], now);
  });
}
