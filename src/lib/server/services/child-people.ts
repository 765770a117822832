/** The people round a child, added, put right or ended by hand. */
import { and, eq, isNull, type SQL } from 'drizzle-orm';
import { audienceOfRole, isAsked, isAskedUnlessSaid } from '../../domain/asked.ts';
import { dayOf } from '../../domain/day.ts';
import { printSizeOr } from '../../domain/reader.ts';
import { sealOrNull } from '../crypto/vault.ts';
import { newId } from '../db/id.ts';
import type { Store } from '../db/store.ts';
import { NotYours, type Staff } from './caseload.ts';
import { childFor } from './child-page.ts';
import { record } from './events.ts';
import { readLanguage, reasonOf, readWords } from './register-cells.ts';
import { isFine, onlyWrong, type Problems, type Written } from './typed-form.ts';
import { endedBecause, endInvitations } from './ways-in.ts';

/** Roles of the people round a child, in the words of the page. */
export const connectionRoles: readonly { readonly value: string; readonly words: string }[] = [
  { value: 'carer', words: 'Carer or key worker' },
  { value: 'parent', words: 'Parent, or somebody with parental responsibility' },
  { value: 'social-worker', words: 'Social worker' },
  { value: 'guardian', words: 'Children’s guardian (Cafcass)' },
  { value: 'teacher', words: 'Teacher or school' },
  { value: 'sibling', words: 'Brother or sister' },
  { value: 'friend', words: 'Friend' },
  { value: 'advocate', words: 'Advocate' },
  { value: 'visitor', words: 'Independent visitor' },
  { value: 'other', words: 'Somebody else' }
];

export interface PersonForm {
  readonly role: string;
  readonly name: string;
  readonly calledBy: string;
  readonly contact: string;
  /** English name of the language they are asked in; empty when nobody said. */
  readonly language: string;
  readonly printSize: string;
  /** Null when nobody said: then the role decides (`domain/asked.ts`). */
  readonly askViews: boolean | null;
  readonly whyNotAsked: string;
  /** Asked, and not reminded. */
  readonly noReminders: boolean;
  /** Of a parent: yes | supervised | none; empty when nobody said. */
  readonly contactWithChild: string;
}

/** Whether a parent has contact with the child. */
export const contactKinds: readonly { readonly value: string; readonly words: string }[] = [
  { value: '', words: 'Not known' },
  { value: 'yes', words: 'Yes' },
  { value: 'supervised', words: 'Only supervised' },
  { value: 'none', words: 'None' }
];

const askedThrough = 'Choose “No”: a child is asked through somebody who knows them.';

/** Asked for, of somebody whose role is a child's: the form is for adults. */
const isChilds = ({ role, askViews }: PersonForm): boolean =>
  askViews === true && role !== '' && audienceOfRole(role) === null;

function personProblems(form: PersonForm): Problems<PersonForm> {
  return onlyWrong<PersonForm>({
    role: connectionRoles.some((role) => role.value === form.role) ? null : 'Choose who this is.',
    name: form.name === '' ? 'Write a name.' : reasonOf(readWords(form.name, 120)),
    calledBy: reasonOf(readWords(form.calledBy, 60)),
    contact: reasonOf(readWords(form.contact, 300)),
    language: form.language === '' ? null : reasonOf(readLanguage(form.language)),
    contactWithChild: contactKinds.some(({ value }) => value === form.contactWithChild)
      ? null
      : 'Choose whether they have contact.',
    askViews: isChilds(form) ? askedThrough : null,
    whyNotAsked:
      isAskedUnlessSaid(form.role) && form.askViews === false && form.whyNotAsked === ''
        ? 'Say why they must not be asked.'
        : reasonOf(readWords(form.whyNotAsked, 300))
  });
}

/** Saves somebody round a child; with `personId` null adds them. @throws NotYours */
export async function savePerson(
  store: Store,
  viewer: Staff,
  childId: string,
  personId: string | null,
  form: PersonForm,
  now: number
): Promise<Written<PersonForm>> {
  const problems = personProblems(form);
  return store.transaction(async (tx) => {
    await childFor(tx, viewer, 'edit-child', childId, now);
    const before = personId === null ? null : await demandPerson(tx, childId, personId);
    if (!isFine(problems)) return { ok: false, problems };
    const id = personId ?? newId();
    const { connections } = tx.t;
    const columns = personColumns(tx, id, form);
    if (personId === null) await tx.db.insert(connections).values({ id, childId, ...columns });
    else await tx.db.update(connections).set(columns).where(eq(connections.id, id));
    if (before && asksNoMore(before.role, form))
      await endInvitations(tx, [id], endedBecause.notAsked, viewer.staffId, now);
    const action = personId === null ? 'person.added' : 'person.changed';
    await record(tx, { actorKind: 'staff', actorId: viewer.staffId, action, childId, subjectId: id }, now);
    return { ok: true, id };
  });
}

/** Ruled out, or in another role than the way in was made for. */
const asksNoMore = (role: string, form: PersonForm): boolean =>
  role !== form.role || !isAsked(form.role, form.askViews);

function personColumns(tx: Store, id: string, form: PersonForm) {
  const askViews = isAsked(form.role, form.askViews);
  const language = readLanguage(form.language);
  const printSize = printSizeOr(form.printSize);
  return {
    role: form.role,
    name: tx.vault.seal(form.name, `connections.name:${id}`),
    calledBy: sealOrNull(tx.vault, form.calledBy, `connections.calledBy:${id}`),
    contact: sealOrNull(tx.vault, form.contact, `connections.contact:${id}`),
    language: 'value' in language ? language.value : null,
    printSize: printSize === 'ordinary' ? null : printSize,
    noReminders: form.noReminders,
    contactWithChild: form.role === 'parent' ? form.contactWithChild || null : null,
    askViews,
    whyNotAsked: askViews ? null : sealOrNull(tx.vault, form.whyNotAsked, `connections.whyNotAsked:${id}`)
  };
}

/** @param standing that they are round the child today, unless those taken off the list are meant too. @throws NotYours */
async function demandPerson(
  tx: Store,
  childId: string,
  personId: string,
  standing: SQL | null = isNull(tx.t.connections.endedOn)
): Promise<{ role: string }> {
  const { connections } = tx.t;
  const theirs = and(eq(connections.id, personId), eq(connections.childId, childId), standing ?? undefined);
  const [row] = await tx.db.select({ role: connections.role }).from(connections).where(theirs);
  if (!row) throw new NotYours();
  return row;
}

/** Somebody no longer has to do with the child: kept in what was, asked no more, and their way in ends. @throws NotYours */
export async function endPerson(
  store: Store,
  viewer: Staff,
  childId: string,
  personId: string,
  now: number
): Promise<void> {
  await store.transaction(async (tx) => {
    await childFor(tx, viewer, 'edit-child', childId, now);
    await demandPerson(tx, childId, personId);
    const { connections } = tx.t;
    await tx.db
      .update(connections)
      .set({ endedOn: dayOf(now) })
      .where(eq(connections.id, personId));
    await endInvitations(tx, [personId], endedBecause.left, viewer.staffId, now);
    const action = 'person.ended';
    await record(
      tx,
      { actorKind: 'staff', actorId: viewer.staffId, action, childId, subjectId: personId },
      now
    );
  });
}

/** Somebody taken off the list is round the child again, with what they said before. They get a new way in by a new letter. @throws NotYours */
export async function putBack(
  store: Store,
  viewer: Staff,
  childId: string,
  personId: string,
  now: number
): Promise<void> {
  await store.transaction(async (tx) => {
    await childFor(tx, viewer, 'edit-child', childId, now);
    const { connections } = tx.t;
    await demandPerson(tx, childId, personId, null);
    await tx.db.update(connections).set({ endedOn: null }).where(eq(connections.id, personId));
    const deed = { action: 'person.put-back', childId, subjectId: personId } as const;
    await record(tx, { actorKind: 'staff', actorId: viewer.staffId, ...deed }, now);
  });
}
