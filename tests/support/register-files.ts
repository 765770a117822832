/** Register files written in a test, and a member of staff to name in them. */
import { newId } from '../../src/lib/server/db/id.ts';
import type { Store } from '../../src/lib/server/db/store.ts';
import type { LoadPlan, SourceFile } from '../../src/lib/server/services/register.ts';

/** Friday 20 November 2026, nine in the morning. */
export const now = Date.UTC(2026, 10, 20, 9);
const bytes = (text: string) => new TextEncoder().encode(text);
export const header = (...rows: string[]): SourceFile => ({
  name: 'header.csv',
  bytes: bytes(['CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB', ...rows].join('\n'))
});
export const episodes = (...rows: string[]): SourceFile => ({
  name: 'episodes.csv',
  bytes: bytes(['CHILD,DECOM,RNE,LS,PLACE,DEC', ...rows].join('\n'))
});
export const reviews = (...rows: string[]): SourceFile => ({
  name: 'reviews.csv',
  bytes: bytes(['CHILD,DOB,REVIEW,REVIEW_CODE', ...rows].join('\n'))
});
export const register = (headings: string, ...rows: string[]): SourceFile => ({
  name: 'register.csv',
  bytes: bytes([headings, ...rows].join('\n'))
});

export const told = (plan: LoadPlan) =>
  plan.problems.map((p) => `${p.file}:${p.line ?? '-'}:${p.column ?? '-'} ${p.weight} ${p.reason}`);

/** An IRO of that name; gives their id. */
export async function iro(store: Store, name: string, email: string): Promise<string> {
  const id = newId();
  const { vault, t } = store;
  await store.db.insert(t.staff).values({
    id,
    emailHash: email,
    email: vault.seal(email, `staff.email:${id}`),
    name,
    role: 'iro',
    passwordHash: 'x',
    totpSecret: vault.seal('x', `staff.totpSecret:${id}`),
    createdAt: now
  });
  return id;
}
