/** The team round Amina: her IRO Jo, Lee with children of his own, Kit the manager and Bo in business support. */
import type { StaffMember, StaffRole } from '../../src/lib/domain/viewer.ts';
import type { AnswerChoice } from '../../src/lib/forms/definition.ts';
import { newId } from '../../src/lib/server/db/id.ts';
import type { Store } from '../../src/lib/server/db/store.ts';
import { send } from '../../src/lib/server/services/sending.ts';
import type { Respondent } from '../../src/lib/server/services/submission-records.ts';
import { draftFor, saveAnswers } from '../../src/lib/server/services/submissions.ts';
import { aminaAndHers, monday, type People } from './respondents.ts';

export interface Team extends People {
  readonly jo: StaffMember;
  readonly lee: StaffMember;
  readonly kit: StaffMember;
  readonly bo: StaffMember;
}

export async function aminaAndTheTeam(store: Store): Promise<Team> {
  const people = await aminaAndHers(store);
  return {
    ...people,
    jo: signedIn(people.iroId, 'Jo Clarke', 'iro'),
    lee: await newStaff(store, 'Lee Park', 'iro'),
    kit: await newStaff(store, 'Kit Moore', 'manager'),
    bo: await newStaff(store, 'Bo Dean', 'business-support')
  };
}

export async function newStaff(store: Store, name: string, role: StaffRole): Promise<StaffMember> {
  const id = newId();
  await store.db.insert(store.t.staff).values({
    id,
    emailHash: store.vault.mac('staff.email', `${name}@example.org`),
    email: store.vault.seal(`${name}@example.org`, `staff.email:${id}`),
    name,
    role,
    picture: null,
    passwordHash: 'x',
    totpSecret: store.vault.seal('secret', `staff.totpSecret:${id}`),
    createdAt: monday
  });
  return signedIn(id, name, role);
}

const signedIn = (staffId: string, name: string, role: StaffRole): StaffMember => ({
  kind: 'staff',
  sessionId: `session of ${name}`,
  staffId,
  name,
  role,
  proven: true
});

/** Lee reads Jo's caseload between two days. */
export async function cover(
  store: Store,
  iroId: string,
  by: StaffMember,
  startsOn: string,
  endsOn: string
): Promise<void> {
  await store.db
    .insert(store.t.covers)
    .values({ id: newId(), iroId, coveredBy: by.staffId, startsOn, endsOn });
}

/** What somebody answers: a choice, words, or both. */
export interface Said {
  readonly asked: string;
  readonly choice?: AnswerChoice;
  readonly words?: string;
  readonly choices?: Readonly<Record<string, string>>;
  readonly worry?: boolean;
  readonly outcome?: 'skipped' | 'dont-know' | 'prefer-not';
}

/** Sends views on the 8–11 form, as the pages would: started, saved, sent. Gives the submission's id. */
export const sendViews = (
  store: Store,
  who: Respondent,
  said: Readonly<Record<string, Said>>,
  now = monday,
  formId = 'child-8-11'
): Promise<string> => sendForm(store, who, said, { purpose: 'views', formId, named: true }, now);

/** Rates a meeting that was held. */
export const sendRating = (
  store: Store,
  who: Respondent,
  said: Readonly<Record<string, Said>>,
  { named, formId = 'rating-child-8-11' }: { named: boolean; formId?: string },
  now = monday
): Promise<string> => sendForm(store, who, said, { purpose: 'rating', formId, named }, now);

async function sendForm(
  store: Store,
  who: Respondent,
  said: Readonly<Record<string, Said>>,
  { purpose, formId, named }: { purpose: 'views' | 'rating'; formId: string; named: boolean },
  now: number
): Promise<string> {
  const started = await draftFor(store, who, { purpose, formId, formVersion: 1, language: 'en' }, now);
  if (!started.ok) throw new Error(started.reason);
  const answers = Object.fromEntries(
    Object.entries(said).map(
      ([id, { asked, choice = null, words = null, choices, worry = false, outcome }]) => [
        id,
        {
          value: { outcome: outcome ?? ('answered' as const), choice: outcome ? null : choice, words },
          asked: choices ? { question: asked, choices } : { question: asked },
          worry
        }
      ]
    )
  );
  const saved = await saveAnswers(store, who, started.draft.id, answers, now);
  if (!saved.ok) throw new Error(saved.reason);
  const helper = purpose === 'views' ? { who: 'nobody' as const, name: null } : null;
  const sent = await send(store, who, { submissionId: started.draft.id, helper, named }, now);
  if (!sent.ok) throw new Error(sent.reason);
  return started.draft.id;
}

/** The actions logged for one actor, oldest first. */
export async function logged(
  store: Store,
  actorId: string
): Promise<{ action: string; subjectId: string | null }[]> {
  const rows = await store.db.select().from(store.t.events);
  return rows
    .filter((row) => row.actorId === actorId)
    .map(({ action, subjectId }) => ({ action, subjectId }));
}

export const yesNoWords = { yes: 'yes', no: 'no', 'not-sure': 'not sure' };
