/**
 * What the server has acknowledged, as those outside know it, and the comparison with what is stored.
 * A value that was posted without an answer coming back may be there or not; the one acknowledged before it counts
 * until a later one is acknowledged.
 */
import Sqlite from 'better-sqlite3';
import { eq } from 'drizzle-orm';
import type { Store } from '../../src/lib/server/db/store.ts';
import type { StoredAnswer } from '../../src/lib/server/services/submission-records.ts';
import { answersOf } from '../../src/lib/server/services/submissions.ts';
import { openPlace, type Place } from './place.ts';
import type { Fields } from './visitor.ts';

interface Known {
  acknowledged: boolean;
  /** What may stand there now, in any order: the fields of a question as posted. */
  may: string[];
}

export interface Ledger {
  /** By review, then by field. */
  readonly answers: Map<string, Map<string, Known>>;
  /** Reviews whose respondent has seen that it was sent. */
  readonly sent: Set<string>;
  /** Question pages whose saving was acknowledged. */
  saves: number;
}

export const newLedger = (): Ledger => ({ answers: new Map(), sent: new Set(), saves: 0 });

/** Writes down what is about to be posted; call what it gives when the server has acknowledged it. */
export function posting(ledger: Ledger, reviewId: string, fields: Fields): () => void {
  const known = ledger.answers.get(reviewId) ?? new Map<string, Known>();
  ledger.answers.set(reviewId, known);
  const posted = [...byName(fields)].map(([name, value]) => {
    const field = known.get(name) ?? { acknowledged: false, may: [] };
    known.set(name, field);
    field.may.push(value);
    return { field, value };
  });
  return () => {
    ledger.saves += 1;
    for (const { field, value } of posted) Object.assign(field, { acknowledged: true, may: [value] });
  };
}

/** Several values of one name are one value, in an order of their own. */
function byName(fields: Fields): Map<string, string> {
  const groups = Map.groupBy(fields, ([name]) => name);
  return new Map([...groups].map(([name, all]) => [name, together(all.map(([, value]) => value))]));
}

const together = (values: readonly string[]): string => [...values].sort().join('\n');

export interface Compared {
  readonly answers: number;
  readonly acknowledgedSent: number;
  readonly storedSent: number;
  /** Everything that is not as it was acknowledged, in words; empty when all is well. */
  readonly problems: readonly string[];
}

/** Opens the database of a server that has ended, and compares. */
export async function compare(place: Place, ledger: Ledger): Promise<Compared> {
  const problems = integrityOf(place.database);
  const store = await openPlace(place);
  try {
    const { submissions } = store.t;
    const storedSent = (await store.db.select().from(submissions)).filter((row) => row.submittedAt !== null);
    const twice = storedSent.length - new Set(storedSent.map((row) => row.reviewId)).size;
    if (twice > 0) problems.push(`${twice} submissions were stored twice`);
    let answers = 0;
    for (const reviewId of new Set([...ledger.answers.keys(), ...ledger.sent])) {
      const found = await compareOne(store, ledger, reviewId);
      answers += found.answers;
      problems.push(...found.problems.map((problem) => `review ${reviewId}: ${problem}`));
    }
    return { answers, acknowledgedSent: ledger.sent.size, storedSent: storedSent.length, problems };
  } finally {
    await store.close();
  }
}

function integrityOf(path: string): string[] {
  const database = new Sqlite(path, { readonly: true });
  try {
    const words = (database.pragma('integrity_check') as { integrity_check: string }[]).map(
      (row) => row.integrity_check
    );
    const broken = database.pragma('foreign_key_check') as unknown[];
    return [
      ...words.filter((word) => word !== 'ok').map((word) => `integrity check: ${word}`),
      ...(broken.length > 0 ? [`${broken.length} rows point at nothing`] : [])
    ];
  } finally {
    database.close();
  }
}

async function compareOne(store: Store, ledger: Ledger, reviewId: string) {
  const { submissions } = store.t;
  const rows = await store.db.select().from(submissions).where(eq(submissions.reviewId, reviewId));
  const isThere = rows.some((row) => row.submittedAt !== null);
  const lost = ledger.sent.has(reviewId) && !isThere ? ['was acknowledged as sent and is not there'] : [];
  const stored = new Map<string, string>();
  for (const { id } of rows) await addFields(stored, store, id);
  const acknowledged = [...(ledger.answers.get(reviewId) ?? [])].filter(([, field]) => field.acknowledged);
  const wrong = acknowledged.filter(([name, { may }]) => !may.includes(stored.get(name) ?? ''));
  const problems = wrong.map(([name]) => `${name} is ${stored.get(name) ?? 'not there'}`);
  return { answers: acknowledged.length, problems: [...lost, ...problems] };
}

async function addFields(to: Map<string, string>, store: Store, submissionId: string): Promise<void> {
  for (const [questionId, answer] of await answersOf(store, submissionId))
    for (const [name, value] of fieldsOf(questionId, answer)) to.set(name, value);
}

/** A stored answer as the fields it was posted in. */
function fieldsOf(questionId: string, { value }: StoredAnswer): [string, string][] {
  const { choice, words } = value;
  const said: [string, string][] = [
    ...(words === null ? [] : [[`${questionId}.words`, words] satisfies [string, string]]),
    ...(value.ownWords ? [[`${questionId}.own`, 'yes'] satisfies [string, string]] : [])
  ];
  if (choice === null) return said;
  if (typeof choice === 'string') return [...said, [questionId, choice]];
  if (Array.isArray(choice)) return [...said, [questionId, together(choice as string[])]];
  return [
    ...said,
    ...Object.entries(choice).map(([row, one]): [string, string] => [`${questionId}.${row}`, one])
  ];
}
