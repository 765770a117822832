/**
 * A respondent's home: who, when and where, who is coming, what I can do now, and what happened with what I said.
 * Nobody but the child is shown what the child asked for, or who the child lives with.
 */
import { and, asc, desc, eq, inArray, isNotNull, isNull } from 'drizzle-orm';
import { may, type Respondent as Viewer } from '../../domain/access.ts';
import { isAskedUnlessSaid } from '../../domain/asked.ts';
import { dayOf, type Day } from '../../domain/day.ts';
import type { Page } from '../../forms/definition.ts';
import { firstUnanswered, progress, visiblePages } from '../../forms/journey.ts';
import type { Store } from '../db/store.ts';
import { answering, type Answering } from './answering.ts';
import { childCame } from './child-came.ts';
import { challengesTold } from './dispute-log.ts';
import { answersIn } from './decisions.ts';
import { lastHeldReview, peopleRound } from './form-context.ts';
import { newIroOf } from './handovers.ts';
import { requestsSeenBy } from './requests.ts';
import { factsOf, firstWord, type RespondentFacts } from './respondent-facts.ts';
import { sentOf, type Sent } from './sending.ts';
import { ratedWithoutName } from './nameless-ratings.ts';
import { type Respondent } from './submission-records.ts';
import { submissionsOf } from './submissions.ts';
import { openReferralsOf, withReferrals, type ToldReferral, type ToldRequest } from './told-requests.ts';
import { wishesOf, type Wish } from './wishes.ts';

interface ViewsState {
  /** `none`: no form is offered to this reader. `closed`: the meeting was held or called off. */
  readonly state: 'none' | 'not-started' | 'started' | 'sent' | 'closed';
  /** True while a sent submission is being changed and the change is not sent. */
  readonly changing: boolean;
  readonly done: number;
  readonly total: number;
  /** The first page not answered yet; null when all are. */
  readonly carryOn: string | null;
  /** The page that asks who should come to the meeting, when the form has one. */
  readonly whoComes: string | null;
  readonly sent: Sent | null;
}

interface Happened {
  readonly said: string;
  readonly state: 'done' | 'not-yet' | 'no';
  readonly reply: string;
  /** What the meeting decided in answer to it. */
  readonly decided: readonly {
    readonly words: string;
    readonly owner: string | null;
    readonly dueOn: string | null;
  }[];
}

export interface RespondentHome {
  readonly facts: RespondentFacts;
  /** The day on which it is read: what was promised for a day before it is late. */
  readonly today: Day;
  readonly views: ViewsState;
  readonly rating: 'closed' | 'open' | 'started' | 'done';
  /** The meeting was held without the child who reads this. */
  readonly away: boolean;
  /** Who is asked to the meeting, beside the IRO. `role` is the role's id. */
  readonly coming: readonly {
    readonly name: string;
    readonly role: string;
    readonly picture: string | null;
  }[];
  /** What came of what the child said; empty for everybody else, and for a child who has not shown their pictures. */
  readonly happened: readonly Happened[];
  /** What the child is told of their IRO's challenges, a line for each; hidden like `happened`. */
  readonly challenges: readonly string[];
  /** Somebody else is the child's IRO now, and the child was not shown who. */
  readonly newIro: boolean;
  /** What the child wished for the coming meeting and somebody has answered; hidden like `happened`. */
  readonly wishes: readonly Wish[];
  readonly letter: { readonly words: string; readonly by: string; readonly sentAt: number } | null;
  /** Who wrote the letter that is hidden; null when none is. */
  readonly hiddenLetterBy: string | null;
  /** Every open referral of the child, from any review; hidden like `happened`. */
  readonly referrals: readonly (ToldReferral & { readonly kind: string })[];
  readonly requests: readonly ToldRequest[];
  /** There is something for the child alone that their secret pictures would show. */
  readonly hidden: boolean;
}

/**
 * Everything the home shows. What was said before, and the replies to it, need the child's secret pictures.
 *
 * @param since when the session began, in ms: what was asked for in it may be shown without them
 */
export async function homeOf(
  store: Store,
  who: Viewer,
  since: number,
  locale: string,
  now: number
): Promise<RespondentHome> {
  const current = await answering(store, who, 'views', locale, now);
  const facts = current?.facts ?? (await factsOf(store, who, now));
  const views = await viewsState(store, who, current);
  const story = who.audience === 'child' ? await storyOf(store, who, facts, locale, now) : noStory;
  const home: RespondentHome = {
    facts,
    today: dayOf(now),
    views,
    rating: await ratingState(store, who, facts),
    away: who.audience === 'child' && (await childCame(store, who.reviewId)) === false,
    coming: await comingTo(store, who),
    ...story,
    requests: await withReferrals(store, await requestsSeenBy(store, who, since)),
    hiddenLetterBy: null,
    hidden: false
  };
  return who.audience !== 'child' || mayRead(who) ? home : withoutStory(home);
}

/** What is for the child alone. */
type Story = Pick<RespondentHome, 'happened' | 'challenges' | 'newIro' | 'wishes' | 'letter' | 'referrals'>;

const noStory: Story = {
  happened: [],
  challenges: [],
  newIro: false,
  wishes: [],
  letter: null,
  referrals: []
};

async function storyOf(
  store: Store,
  who: Respondent,
  { review, iro }: RespondentFacts,
  locale: string,
  now: number
): Promise<Story> {
  return {
    happened: await happenedWith(store, who),
    challenges: await challengesTold(store, who.childId, dayOf(now)),
    newIro: iro !== null && (await newIroOf(store, who.childId)) !== null,
    wishes: review.heldOn === null ? await answeredWishes(store, who, locale) : [],
    letter: await lastLetter(store, who.childId),
    referrals: await openReferralsOf(store, who.childId)
  };
}

function mayRead(who: Viewer): boolean {
  return may(who, 'read-reply', { childId: who.childId, audience: who.audience });
}

/** The home on a device where the child has not shown the secret pictures: what is open, no words of anybody. */
function withoutStory(home: RespondentHome): RespondentHome {
  const read = home.views.sent?.read;
  const sent = home.views.sent && { ...home.views.sent, read: read ? { ...read, tellChild: null } : null };
  const hidden = [home.happened, home.wishes, home.challenges, home.referrals].some(
    (list) => list.length > 0
  );
  return {
    ...home,
    views: { ...home.views, sent },
    ...noStory,
    newIro: home.newIro,
    hidden: hidden || home.letter !== null,
    hiddenLetterBy: home.letter?.by ?? null
  };
}

async function viewsState(store: Store, who: Respondent, current: Answering | null): Promise<ViewsState> {
  const sent = await sentOf(store, who, 'views');
  const nothing = { changing: false, done: 0, total: 0, carryOn: null, whoComes: null, sent };
  if (!current) return { state: 'none', ...nothing };
  const { form, answers, context, draft, closed } = current;
  if (closed) return { state: 'closed', ...nothing };
  const { answered, total } = progress(form, answers, context);
  return {
    state: draft ? 'started' : sent ? 'sent' : 'not-started',
    changing: draft !== null && sent !== null,
    done: answered,
    total,
    carryOn: firstUnanswered(form, answers, context)?.id ?? null,
    whoComes: visiblePages(form, answers, context).find(asksWhoComes)?.id ?? null,
    sent
  };
}

function asksWhoComes({ questions }: Page): boolean {
  return questions.some((question) => question.kind === 'people' && question.ask === 'meeting');
}

async function ratingState(
  store: Store,
  who: Respondent,
  facts: RespondentFacts
): Promise<RespondentHome['rating']> {
  if (facts.review.heldOn === null || facts.review.cancelledAt !== null) return 'closed';
  const { draft, sent } = await submissionsOf(store, who, 'rating');
  if (sent || (await ratedWithoutName(store, who))) return 'done';
  return draft ? 'started' : 'open';
}

/** Roles asked to the meeting that each reader is told of. Parents are not told who the child lives with, others nothing of who else comes. */
const toldOf = {
  child: ['carer', 'parent', 'social-worker', 'advocate'],
  parent: ['social-worker'],
  carer: ['social-worker'],
  other: []
} as const satisfies Record<Respondent['audience'], readonly string[]>;

/** A parent or carer who must not be asked for their views is not expected; nobody else is asked as a rule. */
async function comingTo(store: Store, who: Respondent): Promise<RespondentHome['coming']> {
  const told: readonly string[] = toldOf[who.audience];
  const people = await peopleRound(store, who.childId);
  return people
    .filter((person) => told.includes(person.role) && (person.asked || !isAskedUnlessSaid(person.role)))
    .map(({ name, calledBy, role, picture }) => ({
      name: who.audience === 'child' ? (calledBy ?? name) : name,
      role,
      picture
    }));
}

async function answeredWishes(store: Store, who: Respondent, locale: string): Promise<Wish[]> {
  const wishes = await wishesOf(store, { id: who.reviewId, childId: who.childId }, locale);
  return wishes.filter(({ answer }) => answer !== null);
}

/** What the child asked for at the last meeting that was held, and what came of it. */
async function happenedWith(store: Store, who: Respondent): Promise<Happened[]> {
  const last = await lastHeldReview(store, who.childId);
  if (!last) return [];
  const { outcomes } = store.t;
  const rows = await store.db
    .select()
    .from(outcomes)
    .where(eq(outcomes.reviewId, last))
    .orderBy(asc(outcomes.position));
  const decided = await answersIn(store, last);
  return rows.map((row) => ({
    said: store.vault.open(row.asked, `outcomes.asked:${row.id}`),
    state: row.state === 'done' || row.state === 'no' ? row.state : 'not-yet',
    reply: store.vault.open(row.reply, `outcomes.reply:${row.id}`),
    decided: decided
      .filter(({ outcomeId }) => outcomeId === row.id)
      .map(({ words, owner, dueOn }) => ({ words, owner, dueOn }))
  }));
}

/** The IRO's last letter to the child, whichever review it was about. */
async function lastLetter(store: Store, childId: string): Promise<RespondentHome['letter']> {
  const { letters, reviews, staff } = store.t;
  const rows = await store.db
    .select({ id: letters.id, words: letters.words, by: staff.name, sentAt: letters.sentAt })
    .from(letters)
    .innerJoin(reviews, eq(reviews.id, letters.reviewId))
    .innerJoin(staff, eq(staff.id, letters.sentBy))
    .where(and(eq(reviews.childId, childId), isNotNull(reviews.heldOn)))
    .orderBy(desc(letters.sentAt))
    .limit(1);
  const row = rows[0];
  if (!row) return null;
  const { by, sentAt } = row;
  return { words: store.vault.open(row.words, `letters.words:${row.id}`), by: firstWord(by), sentAt };
}

/** Notes that the child has seen the letter; the first time counts. */
export async function letterOpened(store: Store, childId: string, now: number): Promise<void> {
  const { letters, reviews } = store.t;
  const rows = await store.db
    .select({ id: letters.id })
    .from(letters)
    .innerJoin(reviews, eq(reviews.id, letters.reviewId))
    .where(and(eq(reviews.childId, childId), isNull(letters.openedAt)));
  if (rows.length === 0) return;
  const ids = rows.map((row) => row.id);
  await store.db.update(letters).set({ openedAt: now }).where(inArray(letters.id, ids));
}
