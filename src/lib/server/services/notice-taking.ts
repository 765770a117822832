/** What a notice tells is taken over into the register in one press, after it was shown what would change. */
import { and, desc, eq, isNull } from 'drizzle-orm';
import type { Day } from '../../domain/day.ts';
import { differsFrom, type NoticeKind } from '../../domain/notices.ts';
import { newId } from '../db/id.ts';
import type { Store } from '../db/store.ts';
import type { Staff } from './caseload.ts';
import { formOfChild, saveChild } from './child-edits.ts';
import { openChild, type ChildPage } from './child-page.ts';
import { endPerson, savePerson } from './child-people.ts';
import { childNumbered } from './notice-child.ts';
import type { NoticeWords } from './notice-form.ts';
import { act, nobodyYet, refuse, saved, type Handled } from './notice-handling.ts';
import { noticeToHandle } from './notices.ts';

/** One fact of the register that would change; values as they are stored, people by their names. */
export interface FactToTake {
  readonly what: 'ended' | 'lives' | 'carer' | 'social-worker' | 'legal-status';
  readonly from: string | null;
  readonly to: string;
  /** Since which day the new fact holds. */
  readonly since: Day | null;
}

/**
 * What would change in the register: only what the notice says as a fact, and differs. Nothing of a change whose day has
 * not come, and nothing while name or day of birth say that the number is another child's.
 */
export function factsToTake(
  kind: NoticeKind,
  words: NoticeWords,
  child: ChildPage,
  today: Day
): FactToTake[] {
  const { happenedOn } = words;
  if (differsFrom(words, child).length > 0) return [];
  if (kind === 'ended' && happenedOn !== null && happenedOn !== child.ceasedOn)
    return [{ what: 'ended', from: child.ceasedOn, to: happenedOn, since: happenedOn }];
  if (kind !== 'changed' || happenedOn === null || happenedOn > today) return [];
  return [
    ...livesToTake(words, child, today),
    ...personToTake('carer', words.carer, child, happenedOn),
    ...(words.changes.includes('social-worker')
      ? personToTake('social-worker', words.worker, child, happenedOn)
      : []),
    ...statusToTake(words.legalStatus, child, happenedOn)
  ];
}

function livesToTake({ livingKind, livingSince }: NoticeWords, child: ChildPage, today: Day): FactToTake[] {
  const same = livingKind === child.livesKind && livingSince === child.livesSince;
  if (livingKind === '' || same || (livingSince !== null && livingSince > today)) return [];
  return [{ what: 'lives', from: child.livesKind, to: livingKind, since: livingSince }];
}

function personToTake(
  what: 'carer' | 'social-worker',
  name: string,
  child: ChildPage,
  since: Day
): FactToTake[] {
  const there = child.people.filter(({ role }) => role === what).map((person) => person.name);
  const known = there.some((one) => one.toLowerCase() === name.toLowerCase());
  return name === '' || known ? [] : [{ what, from: there.join(', ') || null, to: name, since }];
}

const statusToTake = (status: string, { legalStatuses: [latest] }: ChildPage, since: Day): FactToTake[] =>
  status === '' || status === latest
    ? []
    : [{ what: 'legal-status', from: latest ?? null, to: status, since }];

/**
 * Takes over what `factsToTake` shows, and marks the notice as done. Pressed again it changes nothing. Refused when it
 * shows nothing, and for a number whose child has another name or day of birth.
 * @throws NotYours when it is not there, or not for this person
 */
export async function takeOver(
  store: Store,
  viewer: Staff,
  noticeId: string,
  note: string,
  now: number
): Promise<Handled> {
  const { notice, words } = await noticeToHandle(store, viewer, noticeId);
  const childId = notice.childId ?? (await childNumbered(store, words.localId));
  if (childId === null)
    return { ok: false, problems: { register: 'No child in the register has this number.' } };
  return act(store, viewer, { noticeId, outcome: 'changed', note }, now, async (tx, today) => {
    const child = await openChild(tx, viewer, childId, now);
    const facts = factsToTake(notice.kind as NoticeKind, words, child, today);
    if (facts.length === 0) refuse({ register: whyNothing(words, child) });
    for (const fact of facts) await take(tx, viewer, { child, words, fact }, now);
    return childId;
  });
}

function whyNothing(words: NoticeWords, child: ChildPage): string {
  const differing = differsFrom(words, child);
  if (differing.length === 0) return 'There is nothing to take over.';
  return `The number is that of ${child.name}, whose ${differing.join(' and ')} differs. Nothing was changed.`;
}

interface Taking {
  readonly child: ChildPage;
  readonly words: NoticeWords;
  readonly fact: FactToTake;
}

async function take(tx: Store, viewer: Staff, { child, words, fact }: Taking, now: number): Promise<void> {
  if (fact.what === 'legal-status') return addStatus(tx, child.id, fact);
  if (fact.what === 'carer' || fact.what === 'social-worker')
    return putInPlace(tx, viewer, { child, words, fact }, now);
  const change =
    fact.what === 'ended'
      ? { ceasedOn: fact.since }
      : { livesKind: fact.to, livesSince: fact.since, livesAt: '' };
  saved(await saveChild(tx, viewer, child.id, { ...formOfChild(child), ...change }, now));
}

/** Whoever was there before has no more to do with the child, and their way in ends. */
async function putInPlace(tx: Store, viewer: Staff, { child, words, fact }: Taking, now: number) {
  for (const { id, role } of child.people)
    if (role === fact.what) await endPerson(tx, viewer, child.id, id, now);
  const contact = fact.what === 'carer' ? words.carerReach : `${words.team}: ${words.reach}`;
  const person = { ...nobodyYet, role: fact.what, name: fact.to, contact };
  saved(await savePerson(tx, viewer, child.id, null, person, now));
}

/** The status that ran ends on the day the new one starts, as in the return. */
async function addStatus(tx: Store, childId: string, { to: legalStatus, since }: FactToTake): Promise<void> {
  const { episodes } = tx.t;
  if (since === null) return;
  const running = and(eq(episodes.childId, childId), isNull(episodes.endedOn));
  const [latest] = await tx.db.select().from(episodes).where(running).orderBy(desc(episodes.startedOn));
  if (latest && latest.startedOn >= since) {
    await tx.db.update(episodes).set({ legalStatus }).where(eq(episodes.id, latest.id));
    return;
  }
  if (latest) await tx.db.update(episodes).set({ endedOn: since }).where(eq(episodes.id, latest.id));
  await tx.db.insert(episodes).values({ id: newId(), childId, startedOn: since, legalStatus });
}
