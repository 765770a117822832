import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readPage } from '../../src/lib/forms/answers.ts';
import type { StaffMember } from '../../src/lib/domain/viewer.ts';
import type { Store } from '../../src/lib/server/db/store.ts';
import { readScan, type ScanFile } from '../../src/lib/server/media/scan.ts';
import { NotYours } from '../../src/lib/server/services/caseload.ts';
import { formsOnPaper, paperDesk } from '../../src/lib/server/services/paper-desk.ts';
import {
  dropTyped,
  nextToType,
  readTyping,
  saveTyped,
  sendTyped,
  startTyping,
  typedRows
} from '../../src/lib/server/services/paper-entry.ts';
import { passState } from '../../src/lib/server/services/picture-pass.ts';
import { requestsFor } from '../../src/lib/server/services/answered-requests.ts';
import { addScans, removeScan, scanDesk, scanForStaff } from '../../src/lib/server/services/scans.ts';
import { changeSent, send } from '../../src/lib/server/services/sending.ts';
import { answersOf, draftFor, submissionsOf } from '../../src/lib/server/services/submissions.ts';
import { readViews } from '../../src/lib/server/services/views.ts';
import { begin, byMyself, face, hold, save, sendViews, views } from '../support/answering.ts';
import { aminaAndTheTeam, logged, newStaff, type Team } from '../support/iro-team.ts';
import { monday } from '../support/respondents.ts';
import { testStore } from '../support/store.ts';

let store: Store;
let team: Team;
beforeEach(async () => {
  store = await testStore();
  team = await aminaAndTheTeam(store);
});
afterEach(() => store.close());

const paper = (who = 'child') => ({ reviewId: team.reviewId, who });
const came = { formId: 'child-8-11', language: 'en' };
const start = (by: StaffMember, who = 'child', form = came) =>
  startTyping(store, by, paper(who), form, monday);

/** One page typed in, as its route does it. */
async function type(by: StaffMember, pageId: string, fields: Record<string, string>): Promise<void> {
  const typing = await readTyping(store, by, paper(), monday);
  const page = typing!.under.form.pages.find(({ id }) => id === pageId)!;
  const posted = new FormData();
  for (const [name, value] of Object.entries({ do: 'next', ...fields })) posted.set(name, value);
  const read = readPage(page, posted, typing!.under.context);
  if (!read.ok) throw new Error(JSON.stringify(read.errors));
  expect(await saveTyped(store, by, paper(), { page, values: read.values }, monday)).toEqual({ ok: true });
}
const pageOf = async (by: StaffMember, questionId: string) => {
  const typing = await readTyping(store, by, paper(), monday);
  return typing!.under.form.pages.find((page) => page.questions.some(({ id }) => id === questionId))!.id;
};
const typed = async (by: StaffMember, fields: Record<string, string>) => {
  const [name = ''] = Object.keys(fields);
  await type(by, await pageOf(by, name.replace(/\.(words|own)$/, '')), fields);
};
const sendIt = (by: StaffMember) => sendTyped(store, by, paper(), { who: 'carer', name: 'Sam' }, monday);

describe('beginning', () => {
  it('makes a draft of the form that came back, in the name of whoever types it', async () => {
    const desk = await paperDesk(store, team.bo, paper(), monday);
    expect(desk).toMatchObject({ refused: null, draft: null, sent: null });
    expect(await formsOnPaper(store, desk, monday)).toMatchObject({ printed: 'child-8-11', language: 'en' });
    expect(await start(team.bo)).toEqual({ ok: true });
    const rows = await store.db.select().from(store.t.submissions);
    const { invitationId } = team.child;
    const wanted = { purpose: 'views', formId: 'child-8-11', formVersion: 1, audience: 'child' };
    expect(rows).toMatchObject([{ ...wanted, invitationId, typedBy: team.bo.staffId, submittedAt: null }]);
    expect(await nextToType(store, team.bo, paper(), monday)).not.toBe('check');
    expect(await start(team.bo), 'a second press').toEqual({ ok: true });
    expect(await store.db.select().from(store.t.submissions)).toHaveLength(1);
  });

  it('asks for a form of that person', async () => {
    const wrong = { formId: 'parent', language: 'en' };
    expect(await start(team.bo, 'child', wrong)).toEqual({ ok: false, reason: 'form-missing' });
    expect(await start(team.bo, team.parent.connectionId!, wrong)).toEqual({ ok: true });
  });

  it('is refused when the person has sent or has begun online, and a year after the meeting', async () => {
    await begin(store, team.child);
    expect(await start(team.bo)).toEqual({ ok: false, reason: 'begun' });
    const { draft } = await submissionsOf(store, team.child, 'views');
    await save(store, team.child, draft!.id, { B01: face('good') });
    await send(store, team.child, { submissionId: draft!.id, ...byMyself }, monday);
    expect(await start(team.bo)).toEqual({ ok: false, reason: 'sent' });
    await hold(store, team.reviewId, '2025-11-15');
    const mother = { formId: 'parent', language: 'en' };
    expect(await start(team.bo, team.parent.connectionId!, mother)).toEqual({ ok: false, reason: 'held' });
  });

  it('is for business support and the IRO of the review, and nobody else', async () => {
    const participation = await newStaff(store, 'Pat Lim', 'participation');
    const advocacy = await newStaff(store, 'Ash Roy', 'advocacy');
    for (const who of [participation, advocacy, team.kit, team.lee]) {
      await expect(start(who), who.role).rejects.toThrow(NotYours);
      await expect(readTyping(store, who, paper(), monday), who.role).rejects.toThrow(NotYours);
    }
    await expect(start(team.bo, 'somebody')).rejects.toThrow(NotYours);
    expect(await start(team.jo)).toEqual({ ok: true });
  });

  it('of a colleague’s form is refused, but the IRO may take it over', async () => {
    const cy = await newStaff(store, 'Cy Ward', 'business-support');
    await start(team.bo);
    await typed(team.bo, { B01: 'good' });
    expect(await start(cy)).toEqual({ ok: false, reason: 'being-typed' });
    expect(await readTyping(store, cy, paper(), monday)).toBeNull();
    expect(await start(team.jo)).toEqual({ ok: true });
    expect(await readTyping(store, team.bo, paper(), monday)).toBeNull();
    expect((await readTyping(store, team.jo, paper(), monday))?.under.answers['B01']).toBeDefined();
  });
});

describe('what is typed in', () => {
  it('is kept as the respondent’s own answers are: sealed, with the words that were asked', async () => {
    await start(team.bo);
    await typed(team.bo, { 'B20.words': 'My bike was stolen', 'B20.own': 'yes' });
    const typing = await readTyping(store, team.bo, paper(), monday);
    const stored = typing!.under.stored.get('B20');
    expect(stored).toMatchObject({ value: { words: 'My bike was stolen', ownWords: true }, shared: 'iro' });
    expect(stored!.asked.question).not.toBe('');
    expect(JSON.stringify(await store.db.select().from(store.t.answers))).not.toContain('stolen');
    expect(typedRows(typing!).find(({ id }) => id === 'B20')?.answer[0]).toBe('My bike was stolen');
    const deeds = (await logged(store, team.bo.staffId)).map(({ action }) => action);
    expect(deeds).toEqual(expect.arrayContaining(['views.started', 'views.saved', 'paper.read']));
  });

  it('is not the child’s until it is sent: they neither see it nor go on with it', async () => {
    await start(team.bo);
    await typed(team.bo, { B01: 'good' });
    expect(await submissionsOf(store, team.child, 'views')).toEqual({ draft: null, sent: null });
    expect(await passState(store, team.child, monday + 1, monday + 1)).toEqual({ state: 'none' });
    const begun = await draftFor(store, team.child, views, monday);
    expect(begun).toMatchObject({ ok: true, draft: { typedBy: null } });
    const { draft } = (await readTyping(store, team.bo, paper(), monday))!;
    expect(begun.ok && begun.draft.id).not.toBe(draft.id);
    expect(await save(store, team.child, draft.id, {})).toEqual({ ok: false, reason: 'not-found' });
  });

  it('can be deleted while it is not sent, its scans with it', async () => {
    await start(team.bo);
    await typed(team.bo, { B01: 'good' });
    await addScans(store, team.bo, paper(), [await scan()], monday);
    expect(await dropTyped(store, team.bo, paper(), monday)).toBe(true);
    for (const table of ['submissions', 'answers', 'scans', 'files'] as const)
      expect(await store.db.select().from(store.t[table]), table).toEqual([]);
    expect(await dropTyped(store, team.bo, paper(), monday)).toBe(false);
  });
});

describe('sending', () => {
  it('raises a worry, promises a day and says who typed it, as with any other views', async () => {
    await start(team.bo);
    await typed(team.bo, { 'B09.school': 'no' });
    expect(await sendIt(team.bo)).toEqual({ ok: true, already: false });
    const { voices } = await readViews(store, team.jo, team.reviewId, monday);
    const [voice] = voices;
    expect(voice).toMatchObject({ typedBy: 'Bo Dean', worry: true, helper: 'carer', helperName: 'Sam' });
    expect(voice!.readBy).not.toBeNull();
    expect((await logged(store, team.bo.staffId)).map(({ action }) => action)).toContain('views.sent');
  });

  it('closes it for whoever typed it in', async () => {
    await start(team.bo);
    await typed(team.bo, { B01: 'good' });
    await addScans(store, team.bo, paper(), [await scan()], monday);
    const [kept] = (await scanDesk(store, team.bo, paper(), monday))!.scans;
    const asked = { reviewId: team.reviewId, scanId: kept!.id };
    await scanForStaff(store, team.bo, asked, monday);
    await sendIt(team.bo);
    expect(await readTyping(store, team.bo, paper(), monday)).toBeNull();
    expect(await sendIt(team.bo)).toEqual({ ok: false, reason: 'not-found' });
    await expect(readViews(store, team.bo, team.reviewId, monday)).rejects.toThrow(NotYours);
    await expect(scanForStaff(store, team.bo, asked, monday)).rejects.toThrow(NotYours);
    await expect(scanDesk(store, team.bo, paper(), monday)).rejects.toThrow(NotYours);
    expect(await paperDesk(store, team.bo, paper(), monday)).toMatchObject({
      refused: 'sent',
      sent: { typedBy: 'Bo Dean' }
    });
  });

  it('makes it the child’s own, to change', async () => {
    await start(team.bo);
    await typed(team.bo, { B01: 'good' });
    await sendIt(team.bo);
    expect(await passState(store, team.child, monday + 1, monday + 1)).toEqual({ state: 'late' });
    const changed = await changeSent(store, team.child, monday);
    expect(changed).toMatchObject({ ok: true, draft: { typedBy: null } });
    expect(changed.ok && (await answersOf(store, changed.draft.id)).size).toBe(1);
  });

  it('never takes the place of what the child sent meanwhile', async () => {
    await start(team.bo);
    await typed(team.bo, { B01: 'good' });
    await sendViews(store, team.child);
    expect(await sendIt(team.bo)).toEqual({ ok: false, reason: 'already-sent' });
    const { voices } = await readViews(store, team.jo, team.reviewId, monday);
    expect(voices).toMatchObject([{ typedBy: null, standing: 'stands' }]);
  });

  it('asks for an advocate when the paper does, and refuses an empty form', async () => {
    await start(team.bo);
    expect(await sendIt(team.bo)).toEqual({ ok: false, reason: 'nothing-to-send' });
    await typed(team.bo, { B22b: 'yes' });
    await sendIt(team.bo);
    expect(await requestsFor(store, team.jo, team.reviewId, monday)).toMatchObject([{ kind: 'advocate' }]);
  });
});

const picture = () =>
  sharp({ create: { width: 3000, height: 2000, channels: 3, background: 'white' } })
    .withExif({ IFD0: { Make: 'Telephone' } })
    .jpeg()
    .toBuffer();
const fileOf = (bytes: Uint8Array) => new File([new Uint8Array(bytes)], 'a');
const pdf = Buffer.from('%PDF-1.4\n%%EOF\n');
async function scan(): Promise<ScanFile> {
  const read = await readScan(fileOf(await picture()));
  if (!read.ok) throw new Error(read.reason);
  return read;
}

describe('scans', () => {
  it('are checked by their bytes: a picture is written anew, a PDF is kept', async () => {
    const { bytes, mediaType } = await scan();
    expect(mediaType).toBe('image/webp');
    const kept = await sharp(bytes).metadata();
    expect(kept).toMatchObject({ format: 'webp', width: 2400 });
    expect(kept.exif).toBeUndefined();
    expect(await readScan(fileOf(pdf))).toMatchObject({ ok: true, mediaType: 'application/pdf' });
    const big = Buffer.concat([pdf, Buffer.alloc(5_000_000)]);
    expect(await readScan(fileOf(big))).toEqual({ ok: false, reason: 'too-big' });
    expect(await readScan(fileOf(Buffer.from('<svg/>')))).toEqual({ ok: false, reason: 'unknown' });
    expect(await readScan(null)).toEqual({ ok: false, reason: 'none' });
  });

  it('are sealed, at most ten, and stand with the voice for whoever reads the answers', async () => {
    expect(await addScans(store, team.bo, paper(), [await scan()], monday)).toEqual({
      ok: false,
      reason: 'no-paper'
    });
    await start(team.bo);
    await typed(team.bo, { B01: 'good' });
    const marked: ScanFile = { mediaType: 'application/pdf', bytes: pdf };
    await addScans(store, team.bo, paper(), [marked], monday);
    const [file] = await store.db.select().from(store.t.files);
    expect(file).toMatchObject({ purpose: 'scan', childId: team.childId, addedBy: team.bo.staffId });
    expect(Buffer.from(file!.content).includes('%PDF')).toBe(false);
    const many = await addScans(store, team.bo, paper(), Array<ScanFile>(10).fill(marked), monday);
    expect(many).toEqual({ ok: false, reason: 'too-many' });
    await sendIt(team.bo);

    await addScans(store, team.jo, paper(), [await scan()], monday + 1);
    const { voices } = await readViews(store, team.jo, team.reviewId, monday);
    expect(voices[0]?.scans.map(({ mediaType }) => mediaType)).toEqual(['application/pdf', 'image/webp']);
    const asked = { reviewId: team.reviewId, scanId: voices[0]!.scans[0]!.id };
    expect((await scanForStaff(store, team.kit, asked, monday)).bytes).toEqual(pdf);
    expect((await logged(store, team.kit.staffId)).map(({ action }) => action)).toContain('scan.read');
    await expect(scanForStaff(store, team.lee, asked, monday)).rejects.toThrow(NotYours);
    await removeScan(store, team.jo, paper(), asked.scanId, monday);
    await expect(scanForStaff(store, team.jo, asked, monday)).rejects.toThrow(NotYours);
  });
});
