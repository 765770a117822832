/** Attacks by somebody who is in: ids of others in forms and addresses, boxes that no page shows, other people's words. */
import { expect, test } from '@playwright/test';
import { and, eq, isNull } from 'drizzle-orm';
import { addDays, dayOf } from '../../../src/lib/domain/day.ts';
import { stateOf, type Council } from './council.ts';
import type { Fresh } from './fresh.ts';
import { coverersOf } from './stand-ins.ts';
import { cardOf, staffIn, staffMember, withCard, withPictures } from './viewers.ts';

/** @param council, records asked for when a test begins */
export function forged(council: () => Council, records: () => ReadonlyMap<string, Fresh>): void {
  byRespondents(council, records);
  byStaff(council, records);
  overTime(council, records);
}

function byRespondents(council: () => Council, records: () => ReadonlyMap<string, Fresh>): void {
  test('a child cannot take back, change or answer what is another child’s', async () => {
    const other = records().get('Jo Clarke')!;
    const { caller, viewer } = await withPictures(council(), await cardOf(council(), 'Abigail'));
    const { store } = council();
    const before = await othersRows(council(), other);
    await caller.post('/my/take-back', { submission: other.submissionId });
    await caller.post('/my/before', { do: 'start' });
    const ids = {
      submission: other.submissionId,
      submissionId: other.submissionId,
      invitation: other.invitationId,
      childId: other.childId,
      reviewId: other.reviewId
    };
    const { t, db } = store;
    const mine = and(
      eq(t.submissions.childId, viewer.childId),
      eq(t.submissions.purpose, 'views'),
      isNull(t.submissions.submittedAt)
    );
    const [draft] = await db.select().from(t.submissions).where(mine);
    expect(draft, 'a draft is under way').toBeDefined();
    for (const page of ['b01', 'b16', 'b17', 'b18', 'b02', 'b03']) {
      const boxes = Object.fromEntries(
        ['B01', 'B02', 'B03', 'B14', 'B15', 'B16', 'B17', 'B18'].flatMap((q) => [
          [`${q}.${other.personId}`, 'yes'],
          [q, other.personId]
        ])
      );
      await caller.post(`/my/questions/${page}?submission=${other.submissionId}`, {
        ...ids,
        ...boxes,
        do: 'next'
      });
    }
    await caller.post('/my/check', { ...ids, do: 'send', helper: 'nobody', version: 'child-8-11 1' });
    await caller.post('/my/call', { ...ids, how: 'phone' });
    expect(await othersRows(council(), other)).toEqual(before);
    const answers = await db.select().from(t.answers).where(eq(t.answers.submissionId, draft!.id));
    expect(JSON.stringify(answers.map(({ choice }) => choice))).not.toContain(other.personId);
  });

  test('pictures pressed in one session say nothing in another', async () => {
    const one = await withCard(council(), await cardOf(council(), 'Hana'));
    const { location } = await one.caller.post('/my/pictures', { pick: 'pic-ball' });
    expect(location).toMatch(/so-far=/);
    expect(location, 'no picture is named in the address').not.toMatch(/ball/);
    const other = await withCard(council(), await cardOf(council(), 'Leo'));
    const begun = await other.caller.get('/my/pictures');
    expect((await other.caller.get(location)).text).toBe(begun.text);
  });

  test('what a child writes is shown as it was written, and runs nowhere', async () => {
    const script = '<script>alert(1)</script><img src=x onerror=alert(2)>" autofocus onfocus=alert(3) x="';
    const { caller, viewer } = await withPictures(council(), await cardOf(council(), 'Bilal'));
    await caller.post('/my/call', { how: 'phone', number: script, anything: script });
    await caller.post('/my/another-time', { words: script });
    const { caller: ruth } = await staffIn(council(), 'Ruth Adeyemi');
    const pages = [
      await caller.get('/my/call'),
      await caller.get('/my'),
      await ruth.get(`/staff/reviews/${viewer.reviewId}`),
      await ruth.get('/staff')
    ];
    for (const { text } of pages)
      expect(text).not.toMatch(/<script>alert|<img src=x|<[^<>]*\son(?:error|focus)=/);
    expect(pages[2]!.text).toContain('&lt;script>alert(1)');
  });
}

/** What is kept of another child: its submissions, answers, requests and cards. */
async function othersRows(
  { store: { db, t } }: Council,
  { childId, submissionId }: Fresh
): Promise<unknown[]> {
  return [
    await db.select().from(t.submissions).where(eq(t.submissions.childId, childId)),
    await db.select().from(t.answers).where(eq(t.answers.submissionId, submissionId)),
    await db.select().from(t.requests).where(eq(t.requests.childId, childId)),
    await db.select().from(t.invitations).where(eq(t.invitations.childId, childId)),
    await db.select().from(t.connections).where(eq(t.connections.childId, childId))
  ];
}

function byStaff(council: () => Council, records: () => ReadonlyMap<string, Fresh>): void {
  test('an IRO cannot reach another’s records through their own pages', async () => {
    const { caller } = await staffIn(council(), 'Ruth Adeyemi');
    const [own, other] = [records().get('Ruth Adeyemi')!, records().get('Jo Clarke')!];
    const before = await stateOf(council().store);
    const { submissionId: s, requestId: r, invitationId: i, personId: p } = other;
    const review = `/staff/reviews/${own.reviewId}`;
    const presses = [
      [`${review}?/decide`, { submission: s, [`decision.${s}`]: 'talk-first', [`tellChild.${s}`]: 'x' }],
      [`${review}?/answer`, { request: r, [`outcome.${r}`]: 'x', [`tellChild.${r}`]: 'x' }],
      [`${review}/invitations?/end`, { invitation: i }],
      [`${review}/invitations?/pictures`, { invitation: i }],
      [`${review}/reply?/outcome&outcome=${s}`, { asked: 'x', state: 'done', reply: 'x' }],
      [`${review}/meeting?/record&sitting=${s}`, { childCame: 'no', spokenForBy: 'nobody' }],
      [`/staff/children/${own.childId}/people/${p}?/save`, { role: 'parent', name: 'x', ask: 'yes' }],
      [`/staff/children/${own.childId}/people/${p}?/end`, {}]
    ] as const;
    for (const [path, fields] of presses) expect((await caller.post(path, fields)).status, path).toBe(404);
    expect((await caller.get(`/staff/children/${own.childId}/people/${p}`)).status).toBe(404);
    expect(await stateOf(council().store)).toEqual(before);
    const others = await othersRows(council(), other);
    await caller.post(`${review}/invitations?/make`, { who: ['child', p, 'constructor'] });
    expect(await othersRows(council(), other), 'a letter for another child’s parent').toEqual(others);
  });

  test('boxes that a page does not show change nothing', async () => {
    const { store } = council();
    const [own, jo] = [records().get('Ruth Adeyemi')!, await staffMember(council(), 'Jo Clarke')];
    const { caller } = await staffIn(council(), 'Ruth Adeyemi');
    const born = { 'dateOfBirth.day': '1', 'dateOfBirth.month': '2', 'dateOfBirth.year': '2016' };
    const shown = {
      firstName: 'Robin',
      language: 'English',
      communication: 'words',
      cycle: 'standard',
      ...born
    };
    const saved = await caller.post(`/staff/children/${own.childId}/edit`, {
      ...shown,
      localId: own.localId,
      iroId: jo.staffId,
      id: 'x',
      createdAt: '0'
    });
    expect(saved.status).toBe(303);
    const [child] = await store.db
      .select()
      .from(store.t.children)
      .where(eq(store.t.children.id, own.childId));
    expect(child).toMatchObject({ localId: own.localId, iroId: own.record.iroId });
    const added = await caller.post('/staff/children/new', {
      ...shown,
      firstName: 'Wren',
      localId: 'RUTHS1',
      iroId: jo.staffId
    });
    const [, id = ''] = /\/staff\/children\/(.+)$/.exec(added.location) ?? [];
    const [fresh] = await store.db.select().from(store.t.children).where(eq(store.t.children.id, id));
    expect(fresh?.iroId, 'an IRO adds to their own caseload').toBe(own.record.iroId);

    const { caller: manager } = await staffIn(council(), 'Maggie Doyle');
    const keys = (await store.db.select().from(store.t.settings)).map(({ key }) => key);
    await manager.post('/staff/settings', {
      'demo-people': 'x',
      'key-check': 'x',
      keys: 'x',
      'load.x': 'x',
      mode: 'demo',
      __proto__: 'x'
    });
    expect((await store.db.select().from(store.t.settings)).map(({ key }) => key).sort()).toEqual(
      keys.sort()
    );
  });

  test('files of the register carried by one person’s page are not loaded by another', async () => {
    const { caller: ben } = await staffIn(council(), 'Ben Pryce');
    const { caller: manager } = await staffIn(council(), 'Maggie Doyle');
    const file =
      'Child id,First name,Date of birth\r\n=CARRIED1,"=cmd|x",01/02/2016\r\nCARRIED2,Ok,nonsense\r\n';
    const posted = new FormData();
    posted.append('files', new File([file], '../../register.csv', { type: 'text/csv' }));
    const { headers, body } = await asSent(posted);
    const checked = await ben.ask('/staff/register?/check', { method: 'POST', body, headers });
    const [, held = ''] = /name="held" value="([^"]+)"/.exec(checked.text) ?? [];
    expect(held, checked.text.slice(0, 300)).not.toBe('');
    expect((await manager.post('/staff/register?/apply', { held, keep: 'good' })).status).toBe(422);
    const problems = await ben.post('/staff/register/problems', { held });
    expect(problems.headers['content-type']).toContain('text/csv');
    expect(problems.text, 'a cell that a spreadsheet would run').not.toMatch(/(?:^|,|")[=+@]/m);
    const loading = await ben.post('/staff/register?/apply', { held, keep: 'good' });
    expect(loading.location).toMatch(/^\/staff\/register\//);
    const [his, hers] = [await ben.get(loading.location), await manager.get(loading.location)];
    expect(his.text).not.toBe(hers.text);
  });
}

/** A form with a file as a browser would write it. */
async function asSent(posted: FormData): Promise<{ headers: Record<string, string>; body: Buffer }> {
  const written = new Response(posted);
  const headers = { 'content-type': written.headers.get('content-type') ?? '' };
  return { headers, body: Buffer.from(await written.arrayBuffer()) };
}

function overTime(council: () => Council, records: () => ReadonlyMap<string, Fresh>): void {
  test('cover opens a caseload from its first day to its last, and no longer', async () => {
    const { store } = council();
    const { covers } = store.t;
    const { record, reviewId } = records().get('Ruth Adeyemi')!;
    const { caller } = await staffIn(council(), 'Amir Hassan');
    const today = dayOf(Date.now());
    const set = (startsOn: string, endsOn: string) =>
      store.db.update(covers).set({ startsOn, endsOn }).where(eq(covers.iroId, record.iroId!));
    const cases = [
      [addDays(today, -2), addDays(today, 7), 200],
      [today, today, 200],
      [addDays(today, -9), addDays(today, -1), 404],
      [addDays(today, 1), addDays(today, 9), 404]
    ] as const;
    for (const [startsOn, endsOn, status] of cases) {
      await set(startsOn, endsOn);
      expect((await caller.get(`/staff/reviews/${reviewId}`)).status, `${startsOn} to ${endsOn}`).toBe(
        status
      );
    }
    await set(addDays(today, -2), addDays(today, 7));
    expect(await coverersOf(store, record.iroId!)).toHaveLength(1);
  });

  test('an ended card opens nothing, by link or by session', async () => {
    const card = await cardOf(council(), 'Kayden');
    const { caller, viewer } = await withPictures(council(), card);
    const { invitations } = council().store.t;
    expect((await caller.get('/my')).status).toBe(200);
    await council()
      .store.db.update(invitations)
      .set({ endsAt: Date.now() - 1 })
      .where(eq(invitations.id, viewer.invitationId));
    expect((await caller.get('/my')).location).toBe('/?again');
    expect((await caller.post('/my/call', { how: 'phone' })).location).toBe('/?again');
  });
}
