/** The register of the demo council: staff, children and the people round them. */
import { newId } from '../../src/lib/server/db/id.ts';
import { carers, children, parents, siblingPairs, socialWorkers, teachers, type Child } from './cast.ts';
import { pairOf } from '../../src/lib/domain/siblings.ts';
import { inTurn } from './answers.ts';
import { clockOf } from './clock.ts';
import { sealed, sealedOrNull, type Council, type Person, type Registered } from './council.ts';
import { addDays } from '../../src/lib/domain/day.ts';
import { bornToBe } from './days.ts';

interface Drawn {
  readonly role: string;
  readonly name: string;
  readonly calledBy: string | null;
  readonly picture: string | null;
  readonly asked: boolean;
  /** Reads large print. */
  readonly large?: boolean;
  /** An e-mail address, for a message to go to; else a telephone at home. */
  readonly mail?: string;
  /** Of a parent: whether they have contact with the child; not known of most. */
  readonly contact?: 'yes' | 'supervised' | 'none';
}

/** The court order of who must not be asked says no contact; of a few others it is known. */
function contactOf({ key }: Child, asked: boolean): Pick<Drawn, 'contact'> {
  if (!asked) return { contact: 'none' };
  if (key === 'kofi') return { contact: 'supervised' };
  return key === 'leila' ? { contact: 'yes' } : {};
}

/** Children of whom one parent can be written to, and nobody has asked them yet. */
const mails: ReadonlySet<string> = new Set(['lily', 'bilal']);

/** Who is round the `n`th child. One in nine has a parent who must not be asked. */
function round(child: Child, n: number): Drawn[] {
  const parent = inTurn(parents, n);
  const mother = n % 4 !== 3;
  const drawn: Drawn[] = [
    {
      role: 'carer',
      name: inTurn(carers, n),
      calledBy: null,
      picture: n % 2 === 0 ? 'person-light' : 'person-medium',
      asked: true
    },
    {
      role: 'parent',
      name: parent,
      calledBy: mother ? 'Mum' : 'Dad',
      picture: mother ? 'mum' : 'dad',
      asked: n % 9 !== 8,
      large: child.key === 'nour',
      ...(mails.has(child.key) ? { mail: `${parent.toLowerCase()}.${child.key}@mail.example` } : {}),
      ...contactOf(child, n % 9 !== 8)
    },
    {
      role: 'social-worker',
      name: inTurn(socialWorkers, n),
      calledBy: null,
      picture: 'social-worker',
      asked: false
    }
  ];
  if (child.age >= 4)
    drawn.push({
      role: 'teacher',
      name: inTurn(teachers, n),
      calledBy: null,
      picture: 'teacher',
      asked: child.teacherAsked === true
    });
  if (child.guardian)
    drawn.push({ role: 'guardian', name: child.guardian, calledBy: null, picture: 'person', asked: true });
  if (child.key === 'amina')
    drawn.push({ role: 'sibling', name: 'Yusuf', calledBy: null, picture: 'boy', asked: false });
  if (child.key === 'yusuf')
    drawn.push({ role: 'sibling', name: 'Amina', calledBy: null, picture: 'girl', asked: false });
  return drawn;
}

function addPerson(council: Council, childId: string, drawn: Drawn, n: number): Person {
  const id = newId();
  const { asked, large, contact, mail, ...rest } = drawn;
  council.rows.add('connections', {
    id,
    childId,
    role: drawn.role,
    name: sealed(council, 'connections.name', id, drawn.name),
    calledBy: sealedOrNull(council, 'connections.calledBy', id, drawn.calledBy),
    contact: sealed(
      council,
      'connections.contact',
      id,
      mail ?? `01632 960 ${String(100 + (n % 800)).padStart(3, '0')}`
    ),
    contactWithChild: contact ?? null,
    printSize: large === true ? 'large' : null,
    picture: drawn.picture,
    askViews: asked,
    whyNotAsked:
      drawn.role === 'parent' && !asked
        ? sealed(
            council,
            'connections.whyNotAsked',
            id,
            'Court order: no contact. Ask the IRO before any letter.'
          )
        : null
  });
  return { id, ...rest, asked };
}

/** Taken off the list when the child moved. */
function addFormerCarer(council: Council, childId: string): void {
  const id = newId();
  council.rows.add('connections', {
    id,
    childId,
    role: 'carer',
    name: sealed(council, 'connections.name', id, 'Bridget'),
    askViews: true,
    endedOn: addDays(council.today, -40)
  });
}

/** What is kept of a child in words. */
function ownWords(council: Council, { key, nickname, interpreter, communication }: Child, id: string) {
  const needs = communication ? 'Points at symbols on a board. Give time.' : null;
  return {
    nickname: sealedOrNull(council, 'children.nickname', id, nickname ?? null),
    interpreter: sealedOrNull(council, 'children.interpreter', id, interpreter ?? null),
    needs: sealedOrNull(council, 'children.needs', id, needs),
    contact: sealedOrNull(council, 'children.contact', id, key === 'jayden' ? '07700 900461' : null),
    noReminders: key === 'dan'
  };
}

/** Most live with foster carers; of one it is not known. */
const livesKinds = ['foster', 'foster', 'connected', 'foster', 'residential', 'foster', null] as const;

/** The council's own number of the `n`th child. */
export const localIdOf = (n: number): string => `WB${String(20001 + n * 7)}`;

function addChild(council: Council, child: Child, n: number): Registered {
  const id = newId();
  const dateOfBirth = bornToBe(child.age, council.today, n);
  const started = addDays(council.today, child.cycle === 'adoption' ? -120 : -(260 + ((n * 53) % 600)));
  const about = started < dateOfBirth ? addDays(dateOfBirth, 20) : started;
  const { lookedAfterSince, earlier } = clockOf(council, child, n, about);
  const iroId = council.staffIds.get(child.iro);
  if (!iroId) throw new Error(`The demo council has no IRO called ${child.iro}.`);
  council.rows.add('children', {
    id,
    localId: localIdOf(n),
    firstName: sealed(council, 'children.firstName', id, child.name),
    ...ownWords(council, child, id),
    dateOfBirth,
    iroId,
    language: child.language ?? 'en',
    communication: child.communication ?? null,
    livesKind: livesKinds[n % livesKinds.length] ?? null,
    livesSince: lookedAfterSince,
    lookedAfterSince,
    cycle: child.cycle ?? 'standard',
    cycleStartedOn: child.cycle ? lookedAfterSince : null,
    createdAt: council.now,
    updatedAt: council.now
  });
  council.rows.add('episodes', {
    id: newId(),
    childId: id,
    startedOn: lookedAfterSince,
    legalStatus: legalStatus(child, n)
  });
  if (child.key === 'dan') addFormerCarer(council, id);
  const people = round(child, n).map((drawn, i) => addPerson(council, id, drawn, n * 5 + i));
  const iroName = { jo: 'Jo Clarke', amir: 'Amir Hassan', ruth: 'Ruth Adeyemi' }[child.iro];
  return { cast: child, n, id, dateOfBirth, lookedAfterSince, earlier, iroId, iroName, people };
}

/** V4 for short breaks, E1 for a placement order, else C2 (full care order) and V2 (section 20) in turn. */
function legalStatus(child: Child, n: number): string {
  if (child.cycle === 'short-breaks') return 'V4';
  if (child.cycle === 'adoption') return 'E1';
  return n % 3 === 0 ? 'V2' : 'C2';
}

/** Links the brothers and sisters, as their IRO did. */
function addSiblings(council: Council, registered: readonly Registered[]): void {
  for (const { keys, placed } of siblingPairs) {
    const [one, other] = keys.map((key) => registered.find(({ cast }) => cast.key === key));
    if (!one || !other) throw new Error(`The demo council has lost ${keys.join(' or ')}.`);
    const pair = pairOf(one.id, other.id);
    council.rows.add('siblings', { id: newId(), ...pair, placed, addedBy: one.iroId, addedAt: council.now });
  }
}

export function addChildren(council: Council): Registered[] {
  const registered = children.map((child, n) => addChild(council, child, n));
  addSiblings(council, registered);
  return registered;
}
