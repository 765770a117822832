/**
 * Marks in the place of everything that was said or written about some children, each found nowhere else, so that a
 * mark on a page tells exactly what was shown. Who may see it follows from the access table.
 */
import { eq, inArray } from 'drizzle-orm';
import {
  may,
  type AccessRecord,
  type Action,
  type Respondent,
  type Viewer
} from '../../../src/lib/domain/access.ts';
import { dayOf } from '../../../src/lib/domain/day.ts';
import type { Store } from '../../../src/lib/server/db/store.ts';
import type { SealedColumnName } from '../../../src/lib/server/db/place.ts';
import { newId } from '../../../src/lib/server/db/id.ts';
import { noWords } from '../../../src/lib/server/services/notice-form.ts';
import { coverersOf } from './stand-ins.ts';

/** One thing that was said or written. */
export interface Planted {
  readonly what: string;
  readonly record: AccessRecord;
  /** What staff must be allowed to do to see it; null when no member of staff ever sees it. */
  readonly staff: Action | null;
  /** Whether this respondent may see it. */
  readonly respondent: (viewer: Respondent) => boolean;
  /** It is flagged, or goes with what is, and nobody has marked it: whoever is on duty may see it. */
  readonly waits?: boolean;
}

/** Mark → what it stands for. */
export type Marks = ReadonlyMap<string, Planted>;

const noRespondent = () => false;
const asAction = (action: Action, record: AccessRecord) => (viewer: Respondent) =>
  may(viewer, action, record);
const ofTheChild = (childId: string) => (viewer: Respondent) => viewer.childId === childId;

/** Whether this viewer may be shown it. @param onDuty who of the staff is on duty */
export function maySee(
  viewer: Viewer,
  { staff, respondent, record, waits }: Planted,
  onDuty: readonly string[]
): boolean {
  if (viewer.kind === 'nobody') return false;
  if (viewer.kind === 'respondent') return respondent(viewer);
  return staff !== null && may(viewer, staff, waits ? { ...record, onDuty } : record);
}

/** Ids of what is flagged of one child and marked by nobody, and of the reviews it was said for. */
type Waiting = ReadonlySet<string>;

const isNameless = (row: { readonly purpose: string; readonly invitationId: string | null }): boolean =>
  row.purpose === 'rating' && row.invitationId === null;

/** Plants marks for the named children (by id). */
export async function plant(store: Store, childIds: readonly string[]): Promise<Marks> {
  const marks = new Map<string, Planted>();
  await store.transaction(async (tx) => {
    const planter = new Planter(tx, marks);
    for (const childId of childIds) await planter.child(childId);
  });
  return marks;
}

class Planter {
  readonly #tx: Store;
  readonly #marks: Map<string, Planted>;

  constructor(tx: Store, marks: Map<string, Planted>) {
    this.#tx = tx;
    this.#marks = marks;
  }

  async child(childId: string): Promise<void> {
    const { t, db } = this.#tx;
    const [row] = await db.select().from(t.children).where(eq(t.children.id, childId));
    const iroId = row!.iroId!;
    const record = { childId, iroId, coveredBy: await coverersOf(this.#tx, iroId, dayOf(Date.now())) };
    const waiting = await this.#waiting(childId);
    const seen = { record, staff: 'see-child', waits: waiting.size > 0 } as const;
    const firstName = this.#mark('children.firstName', childId, { ...seen, respondent: ofTheChild(childId) });
    const nickname = this.#mark('children.nickname', childId, { ...seen, respondent: ofTheChild(childId) });
    const interpreter = this.#mark('children.interpreter', childId, { ...seen, respondent: noRespondent });
    const needs = this.#mark('children.needs', childId, { ...seen, respondent: noRespondent });
    const livesAt = this.#mark('children.livesAt', childId, { ...seen, respondent: noRespondent });
    const localId = this.#plain('the council’s number', { ...seen, respondent: noRespondent });
    await db
      .update(t.children)
      .set({ firstName, nickname, interpreter, needs, localId, livesAt, livesKind: 'foster' })
      .where(eq(t.children.id, childId));
    await this.#people(childId, record, waiting);
    await this.#reviews(childId, record, waiting);
    await this.#said(childId, record, waiting);
    await this.#asked(childId, record, waiting);
    await this.#challenged(childId, record);
    await this.#told(childId, record);
  }

  async #waiting(childId: string): Promise<Waiting> {
    const { t, db } = this.#tx;
    const marked = new Set((await db.select().from(t.triages)).map(({ submissionId }) => submissionId));
    const said = await db.select().from(t.submissions).where(eq(t.submissions.childId, childId));
    const asked = await db.select().from(t.requests).where(eq(t.requests.childId, childId));
    const waiting = [
      ...said.filter(
        (row) => row.worry && row.submittedAt !== null && !isNameless(row) && !marked.has(row.id)
      ),
      ...asked.filter((row) => row.worry && row.handledAt === null && !row.keptFromIro)
    ];
    return new Set(waiting.flatMap(({ id, reviewId }) => [id, reviewId ?? id]));
  }

  async #people(childId: string, record: AccessRecord, waiting: Waiting): Promise<void> {
    const { t, db } = this.#tx;
    const waits = waiting.size > 0;
    for (const { id } of await db.select().from(t.connections).where(eq(t.connections.childId, childId))) {
      const facts = { record, staff: 'see-child', respondent: noRespondent, waits } as const;
      const contact = this.#mark('connections.contact', id, facts);
      await db.update(t.connections).set({ contact }).where(eq(t.connections.id, id));
    }
  }

  async #reviews(childId: string, record: AccessRecord, waiting: Waiting): Promise<void> {
    const { t, db } = this.#tx;
    const reviewIds = (await db.select().from(t.reviews).where(eq(t.reviews.childId, childId))).map(
      ({ id }) => id
    );
    const told = { ...record, audience: 'child' } as const;
    const reply = { record: told, staff: 'read-reply', respondent: asAction('read-reply', told) } as const;
    for (const id of reviewIds) {
      // Where the child lives may stand in the place: neither a parent nor another person is ever told it.
      const respondent = (viewer: Respondent) =>
        viewer.reviewId === id && (viewer.audience === 'child' || viewer.audience === 'carer');
      const waits = waiting.has(id);
      const place = this.#mark('reviews.place', id, { record, staff: 'see-review', respondent, waits });
      await db.update(t.reviews).set({ place, placeKind: 'home' }).where(eq(t.reviews.id, id));
    }
    for (const { id } of await db.select().from(t.meetings).where(inArray(t.meetings.reviewId, reviewIds))) {
      const note = this.#mark('meetings.note', id, {
        record,
        staff: 'record-meeting',
        respondent: noRespondent
      });
      await db.update(t.meetings).set({ note }).where(eq(t.meetings.id, id));
    }
    for (const { id } of await db.select().from(t.letters).where(inArray(t.letters.reviewId, reviewIds))) {
      await db
        .update(t.letters)
        .set({ words: this.#mark('letters.words', id, reply) })
        .where(eq(t.letters.id, id));
    }
    for (const { id } of await db.select().from(t.outcomes).where(eq(t.outcomes.childId, childId))) {
      const [asked, words] = [
        this.#mark('outcomes.asked', id, reply),
        this.#mark('outcomes.reply', id, reply)
      ];
      await db.update(t.outcomes).set({ asked, reply: words }).where(eq(t.outcomes.id, id));
    }
  }

  /** Views and ratings, and what was decided on them. Nobody but the writer sees a draft. */
  async #said(childId: string, record: AccessRecord, waiting: Waiting): Promise<void> {
    const { t, db } = this.#tx;
    for (const row of await db.select().from(t.submissions).where(eq(t.submissions.childId, childId))) {
      const { id, invitationId, connectionId, submittedAt, purpose } = row;
      const waits = waiting.has(id);
      const said = {
        ...record,
        invitationId,
        connectionId,
        audience: row.audience as Respondent['audience']
      };
      // A rating that lost its card was sent without a name: it is nobody's any more, and the manager's to read.
      const nameless = isNameless(row);
      const own = nameless ? noRespondent : asAction('read-earlier-answers', said);
      const staff = submittedAt === null ? null : nameless ? 'read-unnamed-ratings' : 'read-answers';
      for (const answer of await db.select().from(t.answers).where(eq(t.answers.submissionId, id))) {
        if (answer.words === null) continue;
        const words = this.#mark(
          'answers.words',
          answer.id,
          { record: said, staff, respondent: own, waits },
          `${nameless ? 'nameless ' : ''}${purpose} ${row.audience}`
        );
        await db.update(t.answers).set({ words }).where(eq(t.answers.id, answer.id));
      }
      await this.#triages(id, said, own);
    }
  }

  async #triages(submissionId: string, record: AccessRecord, own: Planted['respondent']): Promise<void> {
    const { t, db } = this.#tx;
    for (const { id } of await db.select().from(t.triages).where(eq(t.triages.submissionId, submissionId))) {
      const note = this.#mark('triages.note', id, { record, staff: 'triage', respondent: noRespondent });
      const tellChild = this.#mark('triages.tellChild', id, { record, staff: 'triage', respondent: own });
      await db.update(t.triages).set({ note, tellChild }).where(eq(t.triages.id, id));
    }
  }

  /** What was asked for by pressing a button. */
  async #asked(childId: string, record: AccessRecord, waiting: Waiting): Promise<void> {
    const { t, db } = this.#tx;
    const rows = await db
      .select({ id: t.requests.id, card: t.invitations })
      .from(t.requests)
      .innerJoin(t.invitations, eq(t.invitations.id, t.requests.invitationId))
      .where(eq(t.requests.childId, childId));
    for (const { id, card } of rows) {
      const asked = {
        ...record,
        connectionId: card.connectionId,
        audience: card.audience as Respondent['audience']
      };
      const own = asAction('read-earlier-answers', asked);
      const words = this.#mark('requests.words', id, {
        record: asked,
        staff: 'handle-request',
        respondent: own,
        waits: waiting.has(id)
      });
      await db.update(t.requests).set({ words }).where(eq(t.requests.id, id));
    }
  }

  async #challenged(childId: string, record: AccessRecord): Promise<void> {
    const { t, db } = this.#tx;
    const told = { ...record, audience: 'child' } as const;
    for (const { id } of await db.select().from(t.disputes).where(eq(t.disputes.childId, childId))) {
      const written = { record, staff: 'log-dispute', respondent: noRespondent } as const;
      const words = this.#mark('disputes.words', id, written);
      const respondent = asAction('read-reply', told);
      const tellChild = this.#mark('disputes.tellChild', id, { ...written, respondent });
      await db.update(t.disputes).set({ words, tellChild }).where(eq(t.disputes.id, id));
    }
  }

  /** A notice about the child, sent by business support: no social work team's own, and their IRO's to read. */
  async #told(childId: string, ofChild: AccessRecord): Promise<void> {
    const { t, db, vault } = this.#tx;
    const [sender] = await db.select().from(t.staff).where(eq(t.staff.role, 'business-support'));
    const record = { ...ofChild, sentBy: sender!.id };
    const facts = { record, staff: 'see-child-notices', respondent: noRespondent } as const;
    const id = newId();
    const words = {
      ...noWords,
      localId: this.#plain('notices.words number', facts),
      firstName: this.#plain('notices.words name', facts),
      words: this.#plain('notices.words', facts)
    };
    await db.insert(t.notices).values({
      id,
      kind: 'changed',
      words: vault.seal(JSON.stringify(words), `notices.words:${id}`),
      sentBy: record.sentBy,
      sentAt: Date.now(),
      childId,
      outcome: 'changed',
      note: this.#mark('notices.note', id, facts),
      handledBy: record.sentBy,
      handledAt: Date.now()
    });
  }

  /** A sealed mark for this column and row. */
  #mark(column: SealedColumnName, id: string, of: Omit<Planted, 'what'>, more = '') {
    return this.#tx.vault.seal(this.#plain(`${column} ${more}`.trim(), of), `${column}:${id}`);
  }

  #plain(what: string, of: Omit<Planted, 'what'>): string {
    const mark = `zq${String(this.#marks.size).padStart(5, '0')}qz`;
    this.#marks.set(mark, { what, ...of });
    return mark;
  }
}

/** The marks that stand on a page. */
export const marksIn = (text: string): string[] =>
  text.match(/zq\d{5}qz/gi)?.map((mark) => mark.toLowerCase()) ?? [];
