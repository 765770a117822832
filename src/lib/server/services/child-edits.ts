/** A child of the register added or put right by hand. */
import { eq } from 'drizzle-orm';
import { contactIn } from '../../domain/contact.ts';
import { dayOf, type Day } from '../../domain/day.ts';
import { careGoesOn, type CareDays } from '../../domain/looked-after.ts';
import { livingKinds } from '../../domain/notices.ts';
import { printSizeOr } from '../../domain/reader.ts';
import { cycles } from '../../domain/review-timescale.ts';
import { openOrNull, sealOrNull } from '../crypto/vault.ts';
import { isUniqueViolation } from '../db/errors.ts';
import { newId } from '../db/id.ts';
import type { Store } from '../db/store.ts';
import { demand, type Staff } from './caseload.ts';
import { childFor, type ChildPage } from './child-page.ts';
import { record } from './events.ts';
import { isHandoverReason, passChildren } from './handovers.ts';
import { recountOpenLimit } from './open-limits.ts';
import { namesake } from './same-name.ts';
import { readChildId, readLanguage, readWords, reasonOf } from './register-cells.ts';
import { resumeAsking } from './review-cancelling.ts';
import { endAsking } from './ways-in.ts';
import { isFine, notADay, onlyWrong, type Problems, type Written } from './typed-form.ts';

export interface ChildForm {
  /** The council's number; nobody else has it. */
  readonly localId: string;
  readonly firstName: string;
  /** That somebody has this first name and day of birth already was read: it is another child. */
  readonly another?: boolean;
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
  /** The child's own e-mail address or mobile number, agreed with them; empty for none. */
  readonly contact: string;
  /** Asked, and not reminded. */
  readonly noReminders: boolean;
  readonly lookedAfterSince: Day | null | undefined;
  readonly ceasedOn: Day | null | undefined;
  readonly cycle: string;
  readonly cycleStartedOn: Day | null | undefined;
  /** Kind of place (`livingKinds`), empty when it is not known. Left out, where the child lives stays as it was. */
  readonly livesKind?: string;
  readonly livesSince?: Day | null | undefined;
  /** Where, in words. */
  readonly livesAt?: string;
}

/** The facts of a child who is there, as the form has them: to change one of them and save the rest as it was. */
export function formOfChild(child: ChildPage): ChildForm {
  const { localId, dateOfBirth, language, printSize, lookedAfterSince, ceasedOn, cycle, cycleStartedOn } =
    child;
  const { noReminders, livesSince } = child;
  return {
    ...{ localId, dateOfBirth, language, printSize, lookedAfterSince, ceasedOn, cycle, cycleStartedOn },
    ...{ noReminders, livesSince },
    ...writtenOf(child),
    iroId: child.iro?.id ?? '',
    communication: child.communication ?? 'words'
  };
}

const writtenFields = [
  'firstName',
  'nickname',
  'needs',
  'interpreter',
  'contact',
  'livesKind',
  'livesAt'
] as const;

/** What was written of a child, empty where nothing was. */
const writtenOf = (child: ChildPage) =>
  Object.fromEntries(writtenFields.map((name) => [name, child[name] ?? ''])) as Record<
    (typeof writtenFields)[number],
    string
  >;

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
    contact: contactProblem(form.contact),
    lookedAfterSince: wrong(form.lookedAfterSince) || future(form.lookedAfterSince),
    ceasedOn: wrong(form.ceasedOn) || beforeStart(form),
    cycle: (cycles as readonly string[]).includes(form.cycle) ? null : 'Choose a review cycle.',
    cycleStartedOn: wrong(form.cycleStartedOn) || future(form.cycleStartedOn) || cycleNeedsDay(form),
    ...livesProblems(form, today)
  });
}

const contactProblem = (written: string) =>
  written !== '' && contactIn(written) === null
    ? 'Write an e-mail address or a mobile number.'
    : reasonOf(readWords(written, 300));
function livesProblems({ livesKind, livesSince, livesAt }: ChildForm, today: Day): Problems<ChildForm> {
  if (livesKind === undefined) return {};
  const known = livesKind === '' || livingKinds.some(({ value }) => value === livesKind);
  return onlyWrong<ChildForm>({
    livesKind: !known && 'Choose from the list.',
    livesSince: livesSince === undefined ? notADay : livesSinceProblem(livesKind, livesSince, today),
    livesAt: reasonOf(readWords(livesAt ?? '', 200))
  });
}

function livesSinceProblem(kind: string, since: Day | null, today: Day) {
  if (since === null) return null;
  if (since > today) return 'This day is in the future.';
  return kind === '' && 'Say in which kind of place.';
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
  if (await isTaken(tx, form.localId)) return alreadyThere;
  const same = form.another ? null : await namesake(tx, viewer, { ...form, id: null }, now);
  if (same !== null) return { ok: false, problems: { another: same } };
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

async function isTaken(tx: Store, localId: string): Promise<boolean> {
  const { children } = tx.t;
  const rows = await tx.db.select({ id: children.id }).from(children).where(eq(children.localId, localId));
  return rows.length > 0;
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
  const corrects = form.localId !== row.localId;
  if (corrects && (await isTaken(tx, form.localId))) return alreadyThere;
  const same = await sameAsAnother(tx, viewer, row, form, now);
  if (same !== null) return { ok: false, problems: { another: same } };
  const to = movesChildren(viewer) ? form.iroId || null : row.iroId;
  const reason = whyPassed(row.iroId, to, form);
  if (reason === null) return { ok: false, problems: { handoverReason: 'Choose why the IRO changes.' } };
  if (to !== row.iroId) await passChildren(tx, { childIds: [id], to, reason, by: viewer.staffId }, now);
  await tx.db
    .update(tx.t.children)
    .set({ localId: form.localId, ...columnsOf(tx, id, form, now) })
    .where(eq(tx.t.children.id, id));
  await recountOpenLimit(tx, id);
  await endAsking(tx, id, viewer.staffId, now);
  await careCorrected(tx, viewer, row, form, now);
  const did = { actorKind: 'staff', actorId: viewer.staffId, childId: id } as const;
  if (corrects) await record(tx, { ...did, action: 'child.number-corrected' }, now);
  await record(tx, { ...did, action: 'child.changed' }, now);
  return { ok: true, id };
}

/** An end of care that was written by mistake is taken away again; a child who came back begins anew. */
async function careCorrected(
  tx: Store,
  viewer: Staff,
  before: CareDays & { id: string },
  form: Given,
  now: number
) {
  const { lookedAfterSince = null, ceasedOn = null } = form;
  const isBack = careGoesOn(before, { lookedAfterSince, ceasedOn }, dayOf(now));
  if (isBack) await resumeAsking(tx, before.id, viewer.staffId, now);
}

/** Asked only when name or day of birth change: two who are known to be two are not asked about again. */
async function sameAsAnother(
  tx: Store,
  viewer: Staff,
  row: Store['t']['children']['$inferSelect'],
  form: Given,
  now: number
): Promise<string | null> {
  const before = openOrNull(tx.vault, row.firstName, `children.firstName:${row.id}`) ?? '';
  const stays = before === form.firstName && row.dateOfBirth === form.dateOfBirth;
  return stays || form.another ? null : namesake(tx, viewer, { ...form, id: row.id }, now);
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
    contact: sealOrNull(tx.vault, form.contact, `children.contact:${id}`),
    noReminders: form.noReminders,
    lookedAfterSince: form.lookedAfterSince ?? null,
    ceasedOn: form.ceasedOn ?? null,
    cycle: form.cycle,
    cycleStartedOn: form.cycle === 'standard' ? null : (form.cycleStartedOn ?? null),
    ...livesColumns(tx, id, form),
    updatedAt: now
  };
}

const livesColumns = ({ vault }: Store, id: string, { livesKind, livesSince, livesAt }: ChildForm) =>
  livesKind === undefined
    ? {}
    : {
        livesKind: livesKind || null,
        livesSince: livesSince ?? null,
        livesAt: sealOrNull(vault, livesAt, `children.livesAt:${id}`)
      };
