/** Children passed to the advocacy provider, one for each point at which a referral can stand. */
import { dayOf, longDay } from '../../src/lib/domain/day.ts';
import { contactDay, type PassedOnKind } from '../../src/lib/domain/referral.ts';
import type { Known } from '../../src/lib/domain/request-privacy.ts';
import { addWorkingDays } from '../../src/lib/domain/working-day.ts';
import { newId } from '../../src/lib/server/db/id.ts';
import { managerOf, sealed, sealedOrNull, type Council, type Registered } from './council.ts';
import { at, workingDayFrom } from './days.ts';

interface Scene {
  readonly kind: PassedOnKind;
  /** Working days ago, of the asking and of the passing on. */
  readonly asked: number;
  readonly passed: number;
  /** The provider opened it, on the day it was passed on. */
  readonly seen: boolean;
  readonly words: readonly string[];
  readonly known: Known;
  readonly reach: { readonly where: string; readonly ring: string; readonly more: string };
  /** Told to the IRO in person, not on a page. */
  readonly inPerson?: boolean;
  readonly kept?: boolean;
  readonly name?: string;
  /** Working days ago. */
  readonly contact?: number;
  readonly closed?: number;
  /** How to reach the child was put right on the day after it was passed on. */
  readonly corrected?: boolean;
  readonly note?: string;
}

const office = 'Wrenbridge Academy, front desk, 01632 960 140';

/** By the child's key in the cast. */
const scenes: Readonly<Record<string, Scene>> = {
  beth: {
    kind: 'advocate',
    asked: 1,
    passed: 1,
    seen: true,
    words: [
      'Help with: getting my views across at the review',
      'How to reach me: come and see me',
      'Good and bad times: not on Thursdays'
    ],
    known: { carer: 'yes', parents: 'no' },
    reach: {
      where: 'At school, in the library at lunch. Not on Thursdays.',
      ring: office,
      more: 'Likes to know the day before.'
    }
  },
  niamh: {
    kind: 'independent-visitor',
    asked: 0,
    passed: 0,
    seen: false,
    inPerson: true,
    words: ['Somebody to go swimming with at weekends.'],
    known: { carer: 'yes', 'social-worker': 'yes' },
    reach: { where: 'At home, after 16:00.', ring: 'Her carer, 01632 960 155', more: '' }
  },
  yasmin: {
    kind: 'advocate',
    asked: 1,
    passed: 0,
    seen: true,
    kept: true,
    words: [
      'Private: DO NOT TELL anyone that I asked (not my carer, not my parents)',
      'Help with: a complaint'
    ],
    known: { carer: 'no', parents: 'no', 'social-worker': 'no', iro: 'no' },
    reach: { where: 'Send a text to her own phone, 07700 900 161. No calls.', ring: '', more: '' }
  },
  mohammed: {
    kind: 'advocate',
    asked: 1,
    passed: 0,
    seen: true,
    words: ['Help with: contact with family'],
    known: {},
    reach: { where: 'At school, any break.', ring: office, more: '' },
    name: 'Nadia Rahman'
  },
  zack: {
    kind: 'advocate',
    asked: 6,
    passed: 5,
    seen: true,
    words: ['Help with: a plan I do not agree with'],
    known: { carer: 'yes', parents: 'no', 'social-worker': 'yes' },
    reach: { where: 'At home, after football on Tuesdays.', ring: '', more: '' },
    name: 'Nadia Rahman',
    contact: 4,
    corrected: true
  },
  chloe: {
    kind: 'advocate',
    asked: 18,
    passed: 17,
    seen: true,
    words: ['Help with: getting my views across at the review'],
    known: { carer: 'yes' },
    reach: { where: 'At college, student services.', ring: '', more: '' },
    name: 'Owen Hart',
    contact: 16,
    closed: 3,
    note: 'We wrote down what you want, and it was read out at your meeting.'
  }
};

/** When each step was taken; null for those that were not. */
function stepsOf(scene: Scene, ago: (days: number, hour: number) => number) {
  const when = (days: number | undefined, hour: number) => (days === undefined ? null : ago(days, hour));
  return {
    namedAt: scene.name === undefined ? null : ago(scene.passed, 15),
    firstContactAt: when(scene.contact, 16),
    closedAt: when(scene.closed, 12),
    closedBecause: scene.closed === undefined ? null : 'done'
  };
}

const reachOf = ({ reach, corrected, passed }: Scene, ago: (days: number, hour: number) => number) =>
  corrected ? { ...reach, correctedAt: ago(passed - 1, 10) } : reach;

/** Adds what the cast's child asked for, and the referral that came of it. */
export function addReferral(
  council: Council,
  { child, reviewId }: { readonly child: Registered; readonly reviewId: string },
  invitationId: string | null
): void {
  const scene = scenes[child.cast.key];
  if (scene === undefined) return;
  const [requestId, id] = [newId(), newId()];
  const ago = (days: number, hour: number) =>
    Math.min(at(workingDayFrom(council.today, -days, council.holidays), hour), council.now);
  const referredAt = ago(scene.passed, 11);
  const contactBy = contactDay(dayOf(ago(scene.asked, 9)), dayOf(referredAt), council.holidays);
  const facts = {
    whose: { childId: child.id, reviewId, kind: scene.kind, keptFromIro: scene.kept ?? false },
    by: scene.kept ? managerOf(council) : child.iroId,
    askedAt: ago(scene.asked, 9),
    referredAt,
    contactBy,
    words: scene.words.join('\n')
  };
  addRequest(council, scene, requestId, scene.inPerson ? null : invitationId, facts);
  council.rows.add('referrals', {
    id,
    requestId,
    ...facts.whose,
    words: sealed(council, 'referrals.words', id, facts.words),
    known: sealed(council, 'referrals.known', id, JSON.stringify(scene.known)),
    reach: sealed(council, 'referrals.reach', id, JSON.stringify(reachOf(scene, ago))),
    referredBy: facts.by,
    referredAt,
    contactBy,
    seenAt: scene.seen ? ago(scene.passed, 14) : null,
    advocateName: sealedOrNull(council, 'referrals.advocateName', id, scene.name ?? null),
    ...stepsOf(scene, ago),
    note: sealedOrNull(council, 'referrals.note', id, scene.note ?? null)
  });
}

interface Facts {
  readonly whose: { childId: string; reviewId: string; kind: string; keptFromIro: boolean };
  readonly by: string;
  readonly askedAt: number;
  readonly referredAt: number;
  readonly contactBy: string;
  readonly words: string;
}

function addRequest(
  council: Council,
  { kind, known }: Scene,
  id: string,
  invitationId: string | null,
  { whose, by, askedAt, referredAt, contactBy, words }: Facts
): void {
  const what = kind === 'advocate' ? 'somebody to speak up for you' : 'somebody to visit you';
  const tell = `We passed on that you want ${what}. They get in touch by ${longDay(contactBy)}.`;
  council.rows.add('requests', {
    id,
    ...whose,
    invitationId,
    worry: false,
    words: sealed(council, 'requests.words', id, words),
    details: sealed(council, 'requests.details', id, JSON.stringify({ known, reach: null })),
    askedAt,
    answerBy: addWorkingDays(dayOf(askedAt), 1, council.holidays),
    handledAt: referredAt,
    handledBy: by,
    outcome: sealed(council, 'requests.outcome', id, 'Passed to the advocacy provider.'),
    tellChild: sealed(council, 'requests.tellChild', id, tell)
  });
}
