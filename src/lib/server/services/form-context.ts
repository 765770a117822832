/**
 * What a form needs to know about this child before it can be shown: who is round the child, where a meeting
 * can be, what was agreed last time, and who reads it.
 */
import { and, asc, desc, eq, isNotNull, isNull, sql } from 'drizzle-orm';
import { say } from '../../forms/say.ts';
import type { FormContext, FormDefinition, QuestionKind } from '../../forms/definition.ts';
import { usual } from '../../forms/usual.ts';
import { openDecisions } from './decisions.ts';
import { pictureAddress } from './pictures.ts';
import { placesOffered } from './places.ts';
import { openOrNull } from '../crypto/vault.ts';
import { prepared } from '../db/prepared.ts';
import type { Store } from '../db/store.ts';

type Person = FormContext['people'][number];

/** Family and friends first, people paid to be there after: the order cards stand in. */
const order = [
  'carer',
  'parent',
  'sibling',
  'friend',
  'visitor',
  'social-worker',
  'guardian',
  'teacher',
  'advocate',
  'other'
];

/** The child's IRO now. Null when nobody is named yet. */
async function iroOf(store: Store, reviewId: string) {
  const { reviews, children, staff } = store.t;
  const rows = await store.db
    .select({ name: staff.name, picture: staff.picture })
    .from(reviews)
    .innerJoin(children, eq(children.id, reviews.childId))
    .innerJoin(staff, eq(staff.id, children.iroId))
    .where(eq(reviews.id, reviewId));
  const [iro] = rows;
  return iro ? { ...iro, firstName: firstWord(iro.name) } : null;
}

/**
 * The context of one respondent's form.
 * Only a child is shown the people round them and what they asked for last time: a parent must not learn
 * where a child lives or who with. Decisions of the last review are in words for all who were there, so for the family
 * and the carer; nobody else need have been.
 */
export async function formContextFor(
  store: Store,
  respondent: { readonly reviewId: string; readonly childId: string; readonly audience: string },
  locale: string,
  known: Known = {}
): Promise<FormContext> {
  const asks = kindsIn(known.form);
  const ofChild = respondent.audience === 'child';
  const ofOthers = respondent.audience === 'other';
  const iro = known.iro === undefined ? await iroOf(store, respondent.reviewId) : known.iro;
  return {
    people: ofChild && asks('people') ? await peopleRound(store, respondent.childId) : [],
    places: asks('place') ? await placesOffered(store, locale) : [],
    agreed: asks('agreed') && !ofOthers ? await agreedLastTime(store, respondent.childId, ofChild) : [],
    iro: iro?.firstName ?? say(usual.yourIro, locale, { iro: '' })
  };
}

/** What the caller knows already: who the IRO is, and the form, so that only what it asks about is looked up. */
interface Known {
  readonly iro?: { readonly firstName: string } | null;
  readonly form?: FormDefinition;
}

function kindsIn(form: FormDefinition | undefined): (kind: QuestionKind) => boolean {
  if (!form) return () => true;
  const kinds = new Set(form.pages.flatMap((page) => page.questions.map((question) => question.kind)));
  return (kind) => kinds.has(kind);
}

const byName = new Intl.Collator('en-GB');

/** Somebody round the child. `asked`: for their views; false for a parent or carer who must not be. */
export interface Around extends Person {
  readonly asked: boolean;
}

/** The people round a child today, names opened, family first. */
export async function peopleRound(store: Store, childId: string): Promise<Around[]> {
  const rows = await connectionsNow(store).execute({ childId });
  return rows
    .map((row) => ({
      id: row.id,
      name: store.vault.open(row.name, `connections.name:${row.id}`),
      calledBy: openOrNull(store.vault, row.calledBy, `connections.calledBy:${row.id}`),
      role: row.role,
      picture: pictureAddress(row.picture),
      asked: row.askViews
    }))
    .sort((a, b) => rank(a.role) - rank(b.role) || byName.compare(a.name, b.name));
}

const connectionsNow = prepared(({ db, t }) =>
  db
    .select()
    .from(t.connections)
    .where(and(eq(t.connections.childId, sql.placeholder('childId')), isNull(t.connections.endedOn)))
    .prepare('connections_now')
);

/** What was agreed at the last held review and has not been done yet, in the child's words. */
async function stillToDo(store: Store, childId: string): Promise<FormContext['agreed']> {
  const rows = await outcomesOfHeld(store).execute({ childId });
  const open = rows.filter((row) => row.reviewId === rows[0]?.reviewId && row.state === 'not-yet');
  return open.flatMap(({ id, asked }) =>
    id === null || asked === null ? [] : [{ id, words: store.vault.open(asked, `outcomes.asked:${id}`) }]
  );
}

/** For a child also what they asked for themselves, in their own words. */
async function agreedLastTime(
  store: Store,
  childId: string,
  ofChild: boolean
): Promise<FormContext['agreed']> {
  const decided = await openDecisions(store, childId);
  if (!ofChild) return decided.map(({ id, words }) => ({ id, words }));
  // What the child asked and the room decided is one thing, asked about once.
  const answered = new Set(decided.map(({ outcomeId }) => outcomeId));
  const own = (await stillToDo(store, childId)).filter(({ id }) => !answered.has(id));
  return [...own, ...decided.map(({ id, words }) => ({ id, words }))];
}

/** Held reviews, the last first, each with its outcomes, or with none. */
const outcomesOfHeld = prepared(({ db, t: { reviews, outcomes } }) =>
  db
    .select({ reviewId: reviews.id, id: outcomes.id, asked: outcomes.asked, state: outcomes.state })
    .from(reviews)
    .leftJoin(outcomes, eq(outcomes.reviewId, reviews.id))
    .where(and(eq(reviews.childId, sql.placeholder('childId')), isNotNull(reviews.heldOn)))
    .orderBy(desc(reviews.heldOn), desc(reviews.id), asc(outcomes.position))
    .prepare('outcomes_of_held')
);

/** The child's last review that was held, or null before the first. */
export async function lastHeldReview(store: Store, childId: string): Promise<string | null> {
  const { reviews } = store.t;
  const rows = await store.db
    .select({ id: reviews.id })
    .from(reviews)
    .where(and(eq(reviews.childId, childId), isNotNull(reviews.heldOn)))
    .orderBy(desc(reviews.heldOn))
    .limit(1);
  return rows[0]?.id ?? null;
}

const firstWord = (name: string): string => name.trim().split(/\s+/)[0] ?? name;

function rank(role: string): number {
  const at = order.indexOf(role);
  return at === -1 ? order.length : at;
}
