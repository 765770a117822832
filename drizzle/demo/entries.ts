/** How each person of the cast comes in: staff accounts and invitations, made through the services that make real ones. */
import { randomBytes } from 'node:crypto';
import { inArray } from 'drizzle-orm';
import type { Audience } from '../../src/lib/domain/viewer.ts';
import type { Store } from '../../src/lib/server/db/store.ts';
import type { DemoPerson } from '../../src/lib/server/services/demo-people.ts';
import { createInvitation, endInvitation } from '../../src/lib/server/services/invitations.ts';
import { setPictures } from '../../src/lib/server/services/picture-pass.ts';
import { createStaff } from '../../src/lib/server/services/staff-accounts.ts';
import { secretPictures } from '../../src/lib/symbols/secret-pictures.ts';
import { inTurn } from './answers.ts';
import { staff } from './cast.ts';
import { personOf, type Person, type Registered } from './council.ts';
import type { Coming } from './present.ts';

interface Place {
  readonly origin: string;
  readonly now: number;
}

/** Makes the staff. Passwords and second factors are drawn anew for each demo: none stands in the repository. */
export async function enterStaff(
  store: Store,
  { origin, now }: Place
): Promise<{ ids: Map<string, string>; people: DemoPerson[] }> {
  const ids = new Map<string, string>();
  const people: DemoPerson[] = [];
  for (const { key, name, role, picture, situation } of staff) {
    const email = `${name.toLowerCase().replace(' ', '.')}@wrenbridge.example`;
    const password = randomBytes(9).toString('base64url');
    const { id, totpSecret } = await createStaff(
      store,
      { email, name, role, picture, password: `${key}-${password}` },
      now
    );
    ids.set(key, id);
    const enter = {
      url: `${origin}/staff/sign-in`,
      email,
      password: `${key}-${password}`,
      totp_secret: totpSecret
    };
    people.push({ name, role, situation, enter });
  }
  return { ids, people };
}

/** Who is asked about a review: the child from four, the parent unless they must not be, the carer, and who else may be. */
function asked({ child, held }: Coming): { audience: Audience; person: Person | null }[] {
  // Of those who are under four the adults are asked; of the others whom nobody has asked yet, nobody.
  if (child.cast.stage === 'not-asked' && (child.cast.meetingIn > 12 || child.cast.age >= 4)) return [];
  const adults = (['parent', 'carer', 'other'] as const).flatMap((audience) => {
    const person = personOf(child, audience);
    return person ? [{ audience, person }] : [];
  });
  const self = { audience: 'child' as const, person: null };
  // After the meeting only those whose rating the cast needs are still open.
  if (held) return child.cast.stage === 'held-letter' ? [self, ...adults] : [self];
  return child.cast.age < 4 ? adults : [self, ...adults];
}

const untouched = new Set(['invited', 'not-asked']);
const notYetPictured = new Set(['invited', 'not-asked', 'opened']);

function situationOf(coming: Coming, audience: Audience, person: Person | null): string {
  const { cast } = coming.child;
  if (audience === 'child') return cast.situation ?? stageWords[cast.stage] ?? '';
  const as = { teacher: 'Teacher', guardian: 'Children’s guardian' }[person?.role ?? ''];
  return `${as ?? person?.calledBy ?? 'Carer'} of ${cast.name}, ${String(cast.age)}`;
}

const stageWords: Readonly<Record<string, string>> = {
  invited: 'Has not opened the invitation yet',
  opened: 'Has opened the invitation and not started',
  started: 'Has started and not sent',
  sent: 'Has sent, and nobody has read it yet',
  read: 'Has sent, and it was read',
  'held-letter': 'The meeting was held: can read what happened and say how it went',
  'held-code': 'The meeting was held a few days ago',
  'held-no-code': 'The meeting was held'
};

async function inviteOne(
  store: Store,
  coming: Coming,
  audience: Audience,
  person: Person | null,
  { origin, now }: Place
) {
  const { child, reviewId } = coming;
  const connectionId = person?.id ?? null;
  const made = await createInvitation(store, { reviewId, audience, connectionId, createdBy: null }, now);
  const pictured = audience === 'child' && !notYetPictured.has(child.cast.stage);
  const pictures = pictured ? await choosePictures(store, child, made.id, now) : [];
  const entry: DemoPerson = {
    name: audience === 'child' ? child.cast.name : (person?.name ?? ''),
    role: audience,
    situation: situationOf(coming, audience, person),
    enter: { url: `${origin}/i/${made.token}`, code: made.code, pictures: [...pictures] }
  };
  return { id: made.id, entry };
}

async function choosePictures(
  store: Store,
  child: Registered,
  invitationId: string,
  now: number
): Promise<readonly string[]> {
  const pictures = [0, 4, 7].map((step) => inTurn(secretPictures, child.n + step));
  await setPictures(
    store,
    { childId: child.id, audience: 'child', connectionId: null, invitationId },
    pictures,
    0,
    now
  );
  return pictures;
}

/** The letter of Bilal's carer was lost, and nobody has made another. */
const hasEnded = ({ child }: Coming, audience: Audience): boolean =>
  child.cast.key === 'bilal' && audience === 'carer';

/** Invites everybody who is asked. Adults and children who were here already have opened theirs. */
export async function inviteAll(store: Store, all: readonly Coming[], place: Place) {
  const ids = new Map<string, string>();
  const people: DemoPerson[] = [];
  const opened: string[] = [];
  for (const coming of all) {
    for (const { audience, person } of asked(coming)) {
      const { id, entry } = await inviteOne(store, coming, audience, person, place);
      if (hasEnded(coming, audience)) {
        await endInvitation(store, id, null, place.now - 86_400_000);
        continue;
      }
      ids.set(`${coming.reviewId} ${audience}`, id);
      people.push(entry);
      if (audience !== 'child' || !untouched.has(coming.child.cast.stage)) opened.push(id);
    }
  }
  const { invitations } = store.t;
  await store.db
    .update(invitations)
    .set({ openedAt: place.now - 86_400_000 })
    .where(inArray(invitations.id, opened));
  return { people, idOf: (reviewId: string, audience: string) => ids.get(`${reviewId} ${audience}`) ?? null };
}
