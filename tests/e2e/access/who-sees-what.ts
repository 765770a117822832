/** Everything that can be seen by going from link to link, held against what the access table lets each person see. */
import { expect, test } from '@playwright/test';
import { and, eq, gt, isNull } from 'drizzle-orm';
import type { Respondent } from '../../../src/lib/domain/viewer.ts';
import { form } from '../../../src/lib/forms/registry.ts';
import { marked, type Council } from './council.ts';
import { newIro, notNow, now } from './on-duty.ts';
import { marksIn, maySee } from './planted.ts';
import { onDutyAt } from './stand-ins.ts';
import { cardOf, staffIn, withCard, withPictures, type Somebody } from './viewers.ts';
import { walk, linksOn, type Page } from './walk.ts';
import { ways } from './ways.ts';

type Respondents = Somebody & { viewer: Respondent };

/** Addresses without ids, of one area. */
const plain = (area: string): string[] =>
  Object.entries(ways)
    .filter(([name, way]) => name.startsWith('GET ') && way.area === area && !name.includes('['))
    .map(([name]) => name.slice('GET '.length));

/** Every address of staff about the marked children. */
async function staffAddresses({ store, children }: Council): Promise<string[]> {
  const ids = marked.map((name) => children.get(name)!);
  const { reviews, connections, disputes, notices } = store.t;
  const found = plain('staff');
  for (const { id } of await store.db.select().from(notices)) found.push(`/staff/notices/${id}`);
  for (const id of ids) {
    found.push(...['', '/edit', '/review', '/disputes'].map((end) => `/staff/children/${id}${end}`));
    for (const person of await store.db.select().from(connections).where(eq(connections.childId, id)))
      found.push(`/staff/children/${id}/people/${person.id}`);
    for (const { id: dispute } of await store.db.select().from(disputes).where(eq(disputes.childId, id)))
      found.push(`/staff/disputes/${dispute}`);
    // Two of each child's reviews: the one under way, and one of long ago.
    const all = await store.db.select().from(reviews).where(eq(reviews.childId, id));
    for (const review of [all.at(0)!, all.at(-1)!])
      found.push(
        ...['', '/meeting', '/code', '/reply', '/midway', '/invitations'].map(
          (end) => `/staff/reviews/${review.id}${end}`
        )
      );
  }
  return found;
}

/** Every address of respondents, and every page of the form this person is in. */
async function ownAddresses(
  { store }: Council,
  { childId, audience, reviewId }: Respondent
): Promise<string[]> {
  const { submissions } = store.t;
  const theirs = and(
    eq(submissions.childId, childId),
    eq(submissions.audience, audience),
    eq(submissions.reviewId, reviewId)
  );
  const rows = await store.db
    .select()
    .from(submissions)
    .where(and(theirs, isNull(submissions.withdrawnAt)));
  const pages = rows.flatMap((row) => {
    const folder = row.purpose === 'rating' ? '/my/rating' : '/my/questions';
    return form(row.formId, row.formVersion)!.pages.flatMap(({ id }) => [
      `${folder}/${id}`,
      `/my/help?from=${id}`
    ]);
  });
  return [...plain('respondent'), ...new Set(pages)];
}

const seenOn = (pages: readonly Page[]) =>
  pages.flatMap(({ path, answer }) => marksIn(answer.text).map((mark) => ({ mark, path })));

/** What stood on a page and must not have. */
async function leaks(
  { marks, store }: Council,
  { viewer }: Somebody,
  pages: readonly Page[]
): Promise<string[]> {
  const onDuty = await onDutyAt(store, Date.now());
  const found = seenOn(pages).filter(({ mark }) => !maySee(viewer, marks.get(mark)!, onDuty));
  return [...new Set(found.map(({ mark, path }) => `${marks.get(mark)!.what} on ${path}`))];
}

const kindsSeen = ({ marks }: Council, pages: readonly Page[]): string[] =>
  [...new Set(seenOn(pages).map(({ mark }) => marks.get(mark)!.what))].sort();

/** What every page carries, whoever looks; pages are what comes as HTML. */
function expectPagesAreKept(pages: readonly Page[]): void {
  for (const { path, answer } of pages) {
    expect(answer.status, path).toBeLessThan(500);
    expect(answer.headers['cache-control'], `${path} is kept nowhere`).toContain('no-store');
    expect(answer.headers['x-content-type-options'], path).toBe('nosniff');
    expect(answer.headers['referrer-policy'], path).toBe('same-origin');
    expect(answer.headers['x-robots-tag'], path).toContain('noindex');
    expect(answer.headers['strict-transport-security'], path).toContain('max-age=31536000');
    expect(answer.headers['cross-origin-opener-policy'], path).toBe('same-origin');
    if (!answer.headers['content-type']?.startsWith('text/html')) continue;
    const policy = answer.headers['content-security-policy'] as string;
    expect(policy, path).toContain("default-src 'none'");
    expect(policy, path).toContain("frame-ancestors 'none'");
    expect(policy, path).not.toMatch(/unsafe|\*|https?:/);
  }
}

/** Only words of the service and ids that say nothing stand in an address. */
function expectNeutralAddresses({ marks }: Council, pages: readonly Page[]): void {
  const addresses = pages.flatMap(({ path, answer }) => [path, ...linksOn(answer)]);
  for (const address of new Set(addresses)) {
    expect(
      marksIn(address).map((mark) => marks.get(mark)?.what),
      address
    ).toEqual([]);
    expect(address).not.toMatch(/\d{2}\/\d{2}\/\d{4}|%2F\d{4}|born|birth/i);
  }
}

function expectNeutralTitles(pages: readonly Page[]): void {
  for (const { path, answer } of pages.filter(({ answer }) =>
    answer.headers['content-type']?.startsWith('text/html')
  )) {
    const [, title] = /<title>([^<]*)<\/title>/.exec(answer.text) ?? [];
    expect(title, path).toMatch(/\S/);
    expect(title, path).not.toMatch(
      /zq\d|care|review|meeting|officer|\biro\b|council|social|heard|wrenbridge/i
    );
  }
}

/** Who comes, and how many kinds of marks each must come across, so that an empty walk is no proof. */
const staff: Readonly<Record<string, readonly [(council: Council) => Promise<Somebody>, atLeast: number]>> = {
  'an IRO': [(council) => staffIn(council, 'Jo Clarke'), 9],
  'an IRO who covers another': [(council) => staffIn(council, 'Amir Hassan'), 9],
  'an IRO who is covered': [(council) => staffIn(council, 'Ruth Adeyemi'), 6],
  'an IRO on duty': [(council) => newIro(council, 'Nia Osei', now), 5],
  'an IRO whose shift is over': [(council) => newIro(council, 'Ola Reid', notNow), 0],
  'a manager': [(council) => staffIn(council, 'Maggie Doyle'), 9],
  'business support': [(council) => staffIn(council, 'Ben Pryce'), 4],
  'a participation worker': [(council) => staffIn(council, 'Tess Nolan'), 0],
  'an advocate': [(council) => staffIn(council, 'Farah Iqbal'), 0],
  'a social work team': [(council) => staffIn(council, 'Dele Martins'), 0]
};

/**
 * A call pressed for while the ways in were tried is a worry of a child who had none, and opens that child to whoever is
 * on duty: answered, so that the marks say truly who waits.
 */
async function answerPressed({ store: { db, t }, openedAt }: Council): Promise<void> {
  const now = Date.now();
  const pressed = and(gt(t.requests.askedAt, openedAt), isNull(t.requests.handledAt));
  await db.update(t.requests).set({ handledAt: now }).where(pressed);
}

/** @param council asked for when a test begins, because it is opened before the first */
export function whoSeesWhat(council: () => Council): void {
  test.beforeAll(() => answerPressed(council()));

  for (const [name, [comes, atLeast]] of Object.entries(staff)) {
    test(`${name} finds only what the access table shows them`, async () => {
      const visitor = await comes(council());
      const pages = await walk(visitor.caller, await staffAddresses(council()));
      expect(await leaks(council(), visitor, pages)).toEqual([]);
      const kinds = kindsSeen(council(), pages);
      expect(kinds.length, String(kinds)).toBeGreaterThanOrEqual(atLeast);
      expectPagesAreKept(pages);
      expectNeutralAddresses(council(), pages);
    });
  }

  const respondents: Readonly<Record<string, () => Promise<Respondents>>> = {
    'a child who sent': async () => withPictures(council(), await cardOf(council(), 'Amina')),
    'a child who has begun': async () => withPictures(council(), await cardOf(council(), 'Leo')),
    'a child who was read': async () => withPictures(council(), await cardOf(council(), 'Yusuf')),
    'a child whose meeting was held': async () => withPictures(council(), await cardOf(council(), 'Grace')),
    'a parent': async () => withPictures(council(), await cardOf(council(), 'Amina', 'parent')),
    'a carer': async () => withPictures(council(), await cardOf(council(), 'Amina', 'carer')),
    'a carer after the meeting': async () =>
      withPictures(council(), await cardOf(council(), 'Grace', 'carer')),
    'a teacher': async () => withPictures(council(), await cardOf(council(), 'Jayden', 'other')),
    'the next person at a guardian’s telephone': async () =>
      withCard(council(), await cardOf(council(), 'Theo', 'other')),
    'the next person at the tablet of a child who sent': async () =>
      withCard(council(), await cardOf(council(), 'Amina')),
    'the next person at the tablet of a child who has begun': async () =>
      withCard(council(), await cardOf(council(), 'Leo')),
    'the next person at the tablet of a child who was read': async () =>
      withCard(council(), await cardOf(council(), 'Yusuf')),
    'the next person at the tablet after the meeting': async () =>
      withCard(council(), await cardOf(council(), 'Grace')),
    'the next person at a parent’s telephone': async () =>
      withCard(council(), await cardOf(council(), 'Amina', 'parent'))
  };
  for (const [name, comes] of Object.entries(respondents)) {
    test(`${name} finds only what the access table shows them`, async () => {
      const visitor = await comes();
      const before = await walk(visitor.caller, await ownAddresses(council(), visitor.viewer));
      // What was sent is opened for changing, so that its answers stand in the boxes again.
      await visitor.caller.post('/my/sent?/change');
      const pages = [
        ...before,
        ...(await walk(visitor.caller, await ownAddresses(council(), visitor.viewer)))
      ];
      expect(await leaks(council(), visitor, pages)).toEqual([]);
      if (visitor.viewer.proven) expect(kindsSeen(council(), pages)).not.toEqual([]);
      expectPagesAreKept(pages);
      expectNeutralAddresses(council(), pages);
      expectNeutralTitles(pages);
    });
  }
}
