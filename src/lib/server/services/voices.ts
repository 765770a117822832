/** Each person's submission for one review, opened: the words that were asked and what was answered. */
import { and, asc, eq, isNotNull } from 'drizzle-orm';
import { form } from '../../forms/registry.ts';
import type { Day } from '../../domain/day.ts';
import { cameAfter, type HeldFacts } from '../../domain/late-paper.ts';
import { audiences, type Audience } from '../../domain/viewer.ts';
import { openOrNull } from '../crypto/vault.ts';
import type { Store } from '../db/store.ts';
import { formContextFor } from './form-context.ts';
import { heldFactsOf } from './held-facts.ts';
import { scansOf, type Scan } from './scans.ts';
import { privateTopics, shownAnswers, type PrivateTopic, type ShownAnswer } from './shown-answers.ts';
import type { Purpose } from './submission-records.ts';
import { answersOf } from './submissions.ts';
import { triagesOf, type TriageRecord } from './triage.ts';

/** One person's submission. */
export interface Voice {
  readonly submissionId: string;
  readonly audience: Audience;
  /** The adult by name, what the child calls them and what they are to the child; null for the child. */
  readonly person: { readonly name: string; readonly calledBy: string | null; readonly role: string } | null;
  /** The adult's connection; null for the child. */
  readonly connectionId: string | null;
  /** Who typed it in from paper, by name; null when the person answered here. */
  readonly typedBy: string | null;
  /** Pictures of that paper. */
  readonly scans: readonly Scan[];
  readonly band: string | null;
  readonly language: string;
  readonly sentAt: number;
  /** Views that came after the meeting, as a paper may. */
  readonly late: boolean;
  readonly readBy: Day | null;
  /** nobody | carer | …; null when it was not said. */
  readonly helper: string | null;
  readonly helperName: string | null;
  readonly worry: boolean;
  /** It is about the IRO: the manager's alone. */
  readonly keptFromIro: boolean;
  /** A person has to read and mark it: all views, and a rating with words or a worry in it. */
  readonly toRead: boolean;
  /**
   * `changed`: another was sent after it. `taken-back`: withdrawn by the person. `mistyped`: typed in by mistake, and
   * perhaps another child's words: of its answers only the flagged ones are here, and no scan and no helper's name.
   */
  readonly standing: 'stands' | 'changed' | 'taken-back' | 'mistyped';
  readonly answered: number;
  readonly left: number;
  readonly triages: readonly TriageRecord[];
  readonly answers: readonly ShownAnswer[];
  /** What the person who helped wrote down about how the answers were given. */
  readonly byHelper: readonly ShownAnswer[];
}

/** A voice, and the topics a child keeps out of the room. */
export interface Read {
  readonly voice: Voice;
  readonly topics: readonly PrivateTopic[];
}

/**
 * Everything sent for one review and purpose: the child first, then parents, carers and others. Never a rating without a
 * name. The caller has checked that it may be read, and logs it.
 * @param reader the language of whoever reads it: questions and choices are said in it where the form has words for it
 */
export async function voicesOf(
  store: Store,
  reviewId: string,
  purpose: Purpose,
  reader = 'en'
): Promise<Read[]> {
  const rows = await sentFor(store, reviewId, purpose);
  const ids = rows.map((row) => row.submission.id);
  const known = {
    triages: await triagesOf(store, ids),
    scans: await scansOf(store, ids),
    held: await heldFactsOf(store, reviewId),
    reader
  };
  const read: Read[] = [];
  for (const row of rows) read.push(unlessMistyped(await voiceOf(store, row, known)));
  return read.sort((a, b) => rank(a.voice) - rank(b.voice));
}

const rank = (voice: Voice): number =>
  audiences.indexOf(voice.audience) + (voice.standing === 'stands' ? 0 : 0.5);

type Row = Awaited<ReturnType<typeof sentFor>>[number];

function sentFor(store: Store, reviewId: string, purpose: Purpose) {
  const { submissions, connections, staff } = store.t;
  return store.db
    .select({ submission: submissions, connection: connections, typist: staff.name })
    .from(submissions)
    .leftJoin(staff, eq(staff.id, submissions.typedBy))
    .leftJoin(connections, eq(connections.id, submissions.connectionId))
    .where(
      and(
        eq(submissions.reviewId, reviewId),
        eq(submissions.purpose, purpose),
        isNotNull(submissions.submittedAt),
        // A rating that lost its invitation was sent without a name: it is nobody's here.
        purpose === 'rating' ? isNotNull(submissions.invitationId) : undefined
      )
    )
    .orderBy(asc(submissions.submittedAt));
}

interface Known {
  readonly triages: readonly TriageRecord[];
  readonly scans: ReadonlyMap<string, readonly Scan[]>;
  readonly held: HeldFacts;
  readonly reader: string;
}

async function voiceOf(
  store: Store,
  { submission, connection, typist }: Row,
  { triages, scans, held, reader }: Known
): Promise<Read> {
  const definition = form(submission.formId, submission.formVersion);
  const stored = await answersOf(store, submission.id);
  const context = await formContextFor(store, submission, reader);
  const languages = { asked: submission.language, reader };
  const all = shownAnswers(definition, stored, context, languages);
  const answers = all.filter((answer) => !answer.ofHelper);
  const answered = answers.filter((answer) => answer.outcome === 'answered').length;
  const voice: Voice = {
    submissionId: submission.id,
    audience: submission.audience as Voice['audience'],
    person: submission.connectionId === null || connection === null ? null : personOf(store, connection),
    connectionId: submission.connectionId,
    typedBy: typist,
    scans: scans.get(submission.id) ?? [],
    band: definition?.band ?? null,
    language: submission.language,
    ...sentWhen(submission, held),
    readBy: submission.readBy,
    helper: submission.helper,
    helperName: openOrNull(store.vault, submission.helperName, `submissions.helperName:${submission.id}`),
    worry: submission.worry,
    keptFromIro: submission.keptFromIro,
    toRead: submission.purpose === 'views' || submission.worry || all.some((answer) => answer.words !== null),
    standing: standingOf(submission),
    answered,
    left: answers.length - answered,
    triages: triages.filter((triage) => triage.submissionId === submission.id),
    answers,
    byHelper: all.filter((answer) => answer.ofHelper)
  };
  return {
    voice,
    topics: submission.audience === 'child' ? privateTopics(definition, stored, languages) : []
  };
}

/** No more of what may be another child's words than a person needs who has to mark the worry in it. */
function unlessMistyped(read: Read): Read {
  if (read.voice.standing !== 'mistyped') return read;
  const answers = read.voice.answers.filter(({ worry }) => worry);
  const none = { helper: null, helperName: null, byHelper: [], scans: [] };
  return { voice: { ...read.voice, ...none, answers, answered: answers.length, left: 0 }, topics: [] };
}

/** What was changed or taken back is only shown while a worry in it waits: not looked at, or to be talked of first. */
export const stillMatters = ({ standing, worry, triages }: Voice): boolean =>
  standing === 'stands' || (worry && (triages[0]?.decision ?? 'talk-first') === 'talk-first');

function sentWhen(
  { purpose, submittedAt }: Row['submission'],
  held: HeldFacts
): Pick<Voice, 'sentAt' | 'late'> {
  const sentAt = submittedAt ?? 0;
  return { sentAt, late: purpose === 'views' && cameAfter(held, sentAt) };
}

function standingOf({ withdrawnAt, replacedAt, mistypedBy }: Row['submission']): Voice['standing'] {
  if (mistypedBy !== null) return 'mistyped';
  if (withdrawnAt !== null) return 'taken-back';
  return replacedAt === null ? 'stands' : 'changed';
}

function personOf(store: Store, row: NonNullable<Row['connection']>): NonNullable<Voice['person']> {
  return {
    name: store.vault.open(row.name, `connections.name:${row.id}`),
    calledBy: openOrNull(store.vault, row.calledBy, `connections.calledBy:${row.id}`),
    role: row.role
  };
}
