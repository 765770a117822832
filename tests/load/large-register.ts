/** The register of the large council: staff in the proportion of a real team, and children with those round them. */
import { randomBytes } from 'node:crypto';
import { inTurn } from '../../drizzle/demo/answers.ts';
import { sealed, type Council, type Person, type Registered } from '../../drizzle/demo/council.ts';
import { addDays } from '../../src/lib/domain/day.ts';
import type { StaffRole } from '../../src/lib/domain/viewer.ts';
import { newId } from '../../src/lib/server/db/id.ts';
import type { Store } from '../../src/lib/server/db/store.ts';
import { createStaff } from '../../src/lib/server/services/staff-accounts.ts';

/** How many of each role: fourteen IROs have about 70 children each (the handbook's 50 to 70). */
const team: readonly (readonly [role: StaffRole, many: number])[] = [
  ['iro', 14],
  ['manager', 1],
  ['business-support', 2],
  ['participation', 1],
  ['advocacy', 1],
  ['social-work', 1]
];

export interface Member {
  readonly id: string;
  readonly role: StaffRole;
  readonly name: string;
}

export async function addTeam(store: Store, now: number): Promise<Member[]> {
  const everybody = team.flatMap(([role, many]) => Array.from({ length: many }, (_, n) => ({ role, n })));
  const members: Member[] = [];
  for (const { role, n } of everybody) {
    const name = `${inTurn(firstNames, members.length * 3)} ${role} ${n + 1}`;
    const password = randomBytes(12).toString('base64url');
    const email = `${role}.${n}@wrenbridge.example`;
    const { id } = await createStaff(store, { name, email, role, password, picture: 'avatar-jo' }, now);
    members.push({ id, role, name });
  }
  return members;
}

export const firstNames =
  'Amina Tomasz Marcus Hana Leo Grace Yusuf Maisie Idris Ruby Dan Kofi Ella Sam Nia Omar Zara Finn Ava Noor Jack Isla Ben Lily'.split(
    ' '
  );
const surnames = 'Price Khan Walsh Osei Patel Byrne Nowak Reid'.split(' ');

/** Days a child has been looked after: a little over five years, so that all of them are years of reviews. */
const daysInCare = 5 * 365 + 40;

/** One child of 5 to 17, with a carer, a parent, a social worker and a teacher. */
export function addChild(council: Council, n: number, iro: Member): Registered {
  const id = newId();
  const name = inTurn(firstNames, n);
  const age = 5 + (n % 13);
  const dateOfBirth = addDays(council.today, -(age * 365 + 30 + ((n * 37) % 300)));
  const lookedAfterSince = addDays(council.today, -daysInCare);
  council.rows.add('children', {
    id,
    localId: `LC${10_000 + n}`,
    firstName: sealed(council, 'children.firstName', id, name),
    dateOfBirth,
    iroId: iro.id,
    language: 'en',
    communication: null,
    lookedAfterSince,
    cycle: 'standard',
    createdAt: council.now,
    updatedAt: council.now
  });
  const legalStatus = n % 3 === 0 ? 'V2' : 'C2';
  council.rows.add('episodes', { id: newId(), childId: id, startedOn: lookedAfterSince, legalStatus });
  const people = (['carer', 'parent', 'social-worker', 'teacher'] as const).map((role, i) =>
    addPerson(council, id, role, n * 4 + i)
  );
  const cast = { key: `child-${n}`, name, age, iro: 'jo', stage: 'read', meetingIn: 0 } as const;
  return {
    cast,
    n,
    id,
    dateOfBirth,
    lookedAfterSince,
    earlier: [],
    iroId: iro.id,
    iroName: iro.name,
    people
  };
}

function addPerson(council: Council, childId: string, role: string, n: number): Person {
  const id = newId();
  const name = `${inTurn(firstNames, n + 5)} ${inTurn(surnames, n)}`;
  const asked = role === 'carer' || role === 'parent';
  council.rows.add('connections', {
    id,
    childId,
    role,
    name: sealed(council, 'connections.name', id, name),
    contact: sealed(council, 'connections.contact', id, `01632 960 ${100 + (n % 800)}`),
    picture: null,
    askViews: asked
  });
  return { id, role, name, calledBy: null, picture: null, asked };
}
