/** A child of the register added or put right by hand. */
import { eq } from 'drizzle-orm';
import { dayOf, type Day } from '../../domain/day.ts';
import { printSizeOr } from '../../domain/reader.ts';
import { cycles } from '../../domain/review-timescale.ts';
import { sealOrNull } from '../crypto/vault.ts';
import { isUniqueViolation } from '../db/errors.ts';
import { newId } from '../db/id.ts';
import type { Store } from '../db/store.ts';
import { demand, type Staff } from './caseload.ts';
import { childFor } from './child-page.ts';
import { record } from './events.ts';
import { isHandoverReason, passChildren } from './handovers.ts';
import { recountOpenLimit } from './open-limits.ts';
import { readChildId, readLanguage, readWords, reasonOf } from './register-cells.ts';
import { isFine, notADay, onlyWrong, type Problems, type Written } from './typed-form.ts';

export interface ChildForm {
  /** The council's number; not changed once the child is there. */
  readonly localId: string;
  readonly firstName: string;
  /** What the child wants to be called. */
  readonly nickname: string;
  readonly dateOfBirth: Day | null | undefined;
  /** Staff id, or empty. */
  readonly iroId: string;
  /** Why the child has another IRO than before: only asked then. */
  readonly handoverReason?: string;
  readonly language: string;
  /** symbols | words */
  readonly communication: string;
  readonly printSize: string;
  readonly needs: string;
  /** Which interpreter is needed; empty when none is. */
  readonly interpreter: string;
  readonly lookedAfterSince: Day | null | undefined;
  readonly ceasedOn: Day | null | undefined;
  readonly cycle: string;
  readonly cycleStartedOn: Day | null | undefined;
}

function problemsOf(form: ChildForm, today: Day): Problems<ChildForm> {
  const future = (day: Day | null | undefined) =>
    typeof day === 'string' && day > today && 'This day is in the future.';
  const wrong = (day: Day | null | undefined) => day === undefined && notADay;
  return onlyWrong<ChildForm>({
    localId: reasonOf(readChildId(form.localId)),
    firstName: reasonOf(readWords(form.firstName, 60)),
    nickname: reasonOf(readWords(form.nickname, 60)),
    dateOfBirth: form.dateOfBirth ? future(form.dateOfBirth) : notADay,
    language: reasonOf(readLanguage(form.language)),
    needs: reasonOf(readWords(form.needs, 1000)),
    interpreter: reasonOf(readWords(form.interpreter, 100)),
    lookedAfterSince: wrong(form.lookedAfterSince) || future(form.lookedAfterSince),
    ceasedOn: wrong(form.ceasedOn) || beforeStart(form),
    cycle: (cycles as readonly string[]).includes(form.cycle) ? null : 'Choose a review cycle.',
    cycleStartedOn: wrong(form.cycleStartedOn) || future(form.cycleStartedOn) || cycleNeedsDay(form)
  });
}

const beforeStart = ({ ceasedOn, lookedAfterSince }: ChildForm) =>
  ceasedOn &&
  lookedAfterSince &&
  ceasedOn < lookedAfterSince &&
  'This day is before the child became looked after.';

const cycleNeedsDay = ({ cycle, cycleStartedOn }: ChildForm) =>
  cycle !== 'standard' &&
  cycleStartedOn === null &&
  'This cycle counts from a day of its own: write it here.';

/**
 * Saves a child's facts; with `childId` null adds the child.
 * @throws NotYours when the access table says no
 */
export async function saveChild(
  store: Store,
  viewer: Staff,
  childId: string | null,
  form: ChildForm,
  now: number
): Promise<Written<ChildForm>> {
  const problems = problemsOf(form, dayOf(now));
  const { dateOfBirth } = form;
  if (!isFine(problems) || !dateOfBirth) return { ok: false, problems };
  const given: Given = { ...form, dateOfBirth };
  return store.transaction((tx) =>
    childId === null ? addChild(tx, viewer, given, now) : changeChild(tx, viewer, childId, given, now)
  );
}

type Given = ChildForm & { readonly dateOfBirth: Day };

/** Only those who see every caseload move a child between them: an IRO adds to their own. */
const movesChildren = (viewer: Staff): boolean => viewer.role !== 'iro';

async function addChild(tx: Store, viewer: Staff, form: Given, now: number): Promise<Written<ChildForm>> {
  const id = newId();
  const iroId = movesChildren(viewer) ? form.iroId || null : viewer.staffId;
  await demand(tx, viewer, 'edit-child', { childId: id, iroId }, dayOf(now));
  const [there] = await tx.db
    .select({ id: tx.t.children.id })
    .from(tx.t.children)
    .where(eq(tx.t.children.localId, form.localId));
  if (there) return alreadyThere;
  try {
    await tx.db
      .insert(tx.t.children)
      .values({ id, localId: form.localId, iroId, createdAt: now, ...columnsOf(tx, id, form, now) });
  } catch (error) {
    if (isUniqueViolation(error)) return alreadyThere;
    throw error;
  }
  await record(tx, { actorKind: 'staff', actorId: viewer.staffId, action: 'child.added', childId: id }, now);
  return { ok: true, id };
}

const alreadyThere: Written<ChildForm> = {
  ok: false,
  problems: { localId: 'A child with this number is here already.' }
};

async function changeChild(
  tx: Store,
  viewer: Staff,
  id: string,
  form: Given,
  now: number
): Promise<Written<ChildForm>> {
  const row = await childFor(tx, viewer, 'edit-child', id, now);
  const to = movesChildren(viewer) ? form.iroId || null : row.iroId;
  const reason = whyPassed(row.iroId, to, form);
  if (reason === null) return { ok: false, problems: { handoverReason: 'Choose why the IRO changes.' } };
  if (to !== row.iroId) await passChildren(tx, { childIds: [id], to, reason, by: viewer.staffId }, now);
  await tx.db
    .update(tx.t.children)
    .set(columnsOf(tx, id, form, now))
    .where(eq(tx.t.children.id, id));
  await recountOpenLimit(tx, id);
  await record(
    tx,
    { actorKind: 'staff', actorId: viewer.staffId, action: 'child.changed', childId: id },
    now
  );
  return { ok: true, id };
}

/** Why the child has another IRO; a first one, or nobody, needs no reason. Null when it has to be asked. */
function whyPassed(
  from: string | null,
  to: string | null,
  { handoverReason = '' }: ChildForm
): string | null {
  if (isHandoverReason(handoverReason)) return handoverReason;
  return from === null || to === null || from === to ? 'other' : null;
}

function columnsOf(tx: Store, id: string, form: Given, now: number) {
  const language = readLanguage(form.language);
  const printSize = printSizeOr(form.printSize);
  return {
    firstName: sealOrNull(tx.vault, form.firstName, `children.firstName:${id}`),
    nickname: sealOrNull(tx.vault, form.nickname, `children.nickname:${id}`),
    dateOfBirth: form.dateOfBirth,
    language: 'value' in language ? language.value : 'en',
    communication: form.communication === 'symbols' ? 'symbols' : null,
    printSize: printSize === 'ordinary' ? null : printSize,
    needs: sealOrNull(tx.vault, form.needs, `children.needs:${id}`),
    interpreter: sealOrNull(tx.vault, form.interpreter, `children.interpreter:${id}`),
    lookedAfterSince: form.lookedAfterSince ?? null,
    ceasedOn: form.ceasedOn ?? null,
    cycle: form.cycle,
    cycleStartedOn: form.cycle === 'standard' ? null : (form.cycleStartedOn ?? null),
    updatedAt: now
  };
}
