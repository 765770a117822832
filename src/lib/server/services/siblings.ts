/**
 * Brothers and sisters who are both in the register. Who may not see the other child learns that there is one and whose
 * caseload it is in, and never the name; a number outside one's caseload is told like one that does not exist.
 */
import { and, eq, or } from 'drizzle-orm';
import { ageOn } from '../../domain/age-band.ts';
import { dayOf, type Day } from '../../domain/day.ts';
import { isLookedAfter } from '../../domain/looked-after.ts';
import { pairOf, placing, type Placing } from '../../domain/siblings.ts';
import { newId } from '../db/id.ts';
import type { Store } from '../db/store.ts';
import { alsoDue, type AlsoDue } from './also-due.ts';
import { holidaySet } from './bank-holidays.ts';
import { caseloadOf, childName, NotYours, type Caseload, type Staff } from './caseload.ts';
import { childFor } from './child-page.ts';
import { record } from './events.ts';
import { isFine, onlyWrong, type Problems, type Written } from './typed-form.ts';

interface SiblingLine {
  readonly id: string;
  /** Null for who may not see the other child. */
  readonly child: {
    readonly id: string;
    readonly name: string;
    readonly age: number;
    readonly placed: Placing;
  } | null;
  /** Name of the other child's IRO; null while nobody is named. */
  readonly iroName: string | null;
  /** False once the other child has left care. */
  readonly lookedAfter: boolean;
}

export interface Siblings {
  readonly lines: readonly SiblingLine[];
  /** Their reviews near the one on `on`. */
  readonly alsoDue: readonly AlsoDue[];
}

/**
 * The brothers and sisters of one child, as this member of staff may see them.
 * @param on the day of the child's own open review, or its limit; null without one
 * @throws NotYours unless they may see the child
 */
export async function siblingsOf(
  store: Store,
  viewer: Staff,
  { childId, on }: { readonly childId: string; readonly on: Day | null },
  now: number
): Promise<Siblings> {
  await childFor(store, viewer, 'see-child', childId, now);
  const caseload = await caseloadOf(store, viewer, dayOf(now));
  const rows = await linksOf(store, childId);
  const near = await alsoDue(store, caseload, [{ childId, on }], await holidaySet(store));
  const lines = rows.map((row) => lineOf(store, caseload, row, dayOf(now)));
  // Those who are named first, in order of their names.
  const order = (line: SiblingLine) => (line.child ? `0${line.child.name}` : `1${line.iroName ?? ''}`);
  return {
    lines: lines.sort((a, b) => order(a).localeCompare(order(b), 'en-GB')),
    alsoDue: near.get(childId) ?? []
  };
}

type LinkRow = Awaited<ReturnType<typeof linksOf>>[number];

function linksOf(store: Store, childId: string) {
  const { siblings, children, staff } = store.t;
  return store.db
    .select({ link: siblings, child: children, iroName: staff.name })
    .from(siblings)
    .innerJoin(
      children,
      or(
        and(eq(siblings.childId, childId), eq(children.id, siblings.siblingId)),
        and(eq(siblings.siblingId, childId), eq(children.id, siblings.childId))
      )
    )
    .leftJoin(staff, eq(staff.id, children.iroId));
}

function lineOf(store: Store, caseload: Caseload, row: LinkRow, today: Day): SiblingLine {
  const { link, child, iroName } = row;
  const lookedAfter = isLookedAfter(child, today);
  const facts = { id: link.id, iroName, lookedAfter };
  if (!isIn(caseload, child.iroId)) return { ...facts, child: null };
  const { id, dateOfBirth } = child;
  const placed = placing(link.placed) ?? 'apart';
  const name = childName(store, child);
  return { ...facts, child: { id, name, age: ageOn(dateOfBirth, today), placed } };
}

const isIn = (caseload: Caseload, iroId: string | null): boolean =>
  caseload.all || (iroId !== null && caseload.iroIds.includes(iroId));

export interface SiblingForm {
  /** The council's number of the other child. */
  readonly localId: string;
  /** together | apart */
  readonly placed: string;
}

/**
 * Links a brother or sister who is in the register; each side shows the other from now on.
 * @throws NotYours unless this person may change the child
 */
export async function addSibling(
  store: Store,
  viewer: Staff,
  childId: string,
  form: SiblingForm,
  now: number
): Promise<Written<SiblingForm>> {
  return store.transaction(async (tx) => {
    await childFor(tx, viewer, 'edit-child', childId, now);
    const caseload = await caseloadOf(tx, viewer, dayOf(now));
    const otherId = await childNumbered(tx, viewer, form.localId, now);
    const problems = await problemsOf(tx, form, { childId, otherId, caseload });
    const placed = placing(form.placed);
    if (!isFine(problems) || otherId === null || placed === null) return { ok: false, problems };
    const id = newId();
    await tx.db
      .insert(tx.t.siblings)
      .values({ id, ...pairOf(childId, otherId), placed, addedBy: viewer.staffId, addedAt: now });
    await noted(tx, viewer, 'sibling.linked', [childId, otherId], id, now);
    return { ok: true, id };
  });
}

/** The child with this number, when this person may change them; null for a number nobody has and for any other. */
async function childNumbered(tx: Store, viewer: Staff, localId: string, now: number): Promise<string | null> {
  const { children } = tx.t;
  const [row] = await tx.db.select({ id: children.id }).from(children).where(eq(children.localId, localId));
  try {
    return row ? (await childFor(tx, viewer, 'edit-child', row.id, now)).id : null;
  } catch (problem) {
    if (problem instanceof NotYours) return null;
    throw problem;
  }
}

async function problemsOf(
  tx: Store,
  form: SiblingForm,
  known: { readonly childId: string; readonly otherId: string | null; readonly caseload: Caseload }
): Promise<Problems<SiblingForm>> {
  return onlyWrong<SiblingForm>({
    localId: await wrongNumber(tx, form, known),
    placed: placing(form.placed) === null && 'Say whether they live together.'
  });
}

async function wrongNumber(
  tx: Store,
  { localId }: SiblingForm,
  { childId, otherId, caseload }: Parameters<typeof problemsOf>[2]
): Promise<string | null> {
  if (localId === '') return 'Write the council’s number of the brother or sister.';
  if (otherId === null)
    return caseload.all
      ? 'No child in the register has this number.'
      : 'No child in your caseload has this number.';
  if (otherId === childId) return 'This is the child’s own number.';
  const [there] = await tx.db
    .select()
    .from(tx.t.siblings)
    .where(isPair(tx, childId, otherId));
  return there ? 'They are linked already.' : null;
}

function isPair({ t: { siblings } }: Store, one: string, other: string) {
  const pair = pairOf(one, other);
  return and(eq(siblings.childId, pair.childId), eq(siblings.siblingId, pair.siblingId));
}

/**
 * Takes a link away, on both sides. One that is not this child's, or is gone already, changes nothing.
 * @throws NotYours unless this person may change the child
 */
export async function removeSibling(
  store: Store,
  viewer: Staff,
  childId: string,
  linkId: string,
  now: number
): Promise<void> {
  await store.transaction(async (tx) => {
    await childFor(tx, viewer, 'edit-child', childId, now);
    const { siblings } = tx.t;
    const theirs = and(
      eq(siblings.id, linkId),
      or(eq(siblings.childId, childId), eq(siblings.siblingId, childId))
    );
    const [link] = await tx.db.select().from(siblings).where(theirs);
    if (!link) return;
    await tx.db.delete(siblings).where(eq(siblings.id, linkId));
    await noted(tx, viewer, 'sibling.unlinked', [link.childId, link.siblingId], linkId, now);
  });
}

/** In the log of both children. */
async function noted(
  tx: Store,
  viewer: Staff,
  action: string,
  childIds: readonly string[],
  subjectId: string,
  now: number
): Promise<void> {
  const deed = { actorKind: 'staff', actorId: viewer.staffId, action, subjectId } as const;
  for (const childId of childIds) await record(tx, { ...deed, childId }, now);
}
