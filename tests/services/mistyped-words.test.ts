import { beforeEach, expect, it } from 'vitest';
import type { Store } from '../../src/lib/server/db/store.ts';
import { NotYours } from '../../src/lib/server/services/caseload.ts';
import { addScans, scanDesk, scanForStaff } from '../../src/lib/server/services/scans.ts';
import { submissionOnPaper } from '../../src/lib/server/services/submission-paper.ts';
import { decide } from '../../src/lib/server/services/triage.ts';
import { waitingIn } from '../../src/lib/server/services/unread.ts';
import { readViews } from '../../src/lib/server/services/views.ts';
import { aminaAndTheTeam, sendViews, type Team } from '../support/iro-team.ts';
import { later, mistypedPaper } from '../support/mistyped-paper.ts';
import { monday } from '../support/respondents.ts';
import { eachStore } from '../support/store.ts';
import { typeAndSend, typeIn } from '../support/typed-paper.ts';

const hour = 3_600_000;
const tuesday = monday + 24 * hour;

eachStore('the words of a paper typed in by mistake', (open) => {
  let store: Store;
  let team: Team;
  beforeEach(async () => {
    store = await open();
    team = await aminaAndTheTeam(store);
  });

  const { paper, type, takeBack, reading, idOf } = mistypedPaper(() => ({ store, team }));
  const pdf = { mediaType: 'application/pdf', bytes: Buffer.from('%PDF-1.4\n%%EOF\n') } as const;
  const decision = { decision: 'no-concern', passedTo: '', passedWhen: '', note: 'Not hers', tellChild: '' };

  it('is one line with who typed it in, who took it back and why, and none of its words', async () => {
    await type({ 'B20.words': 'My bike was stolen' });
    await takeBack();
    const page = await reading();
    expect(page.views.voices).toEqual([]);
    expect(page.mistyped).toMatchObject([
      {
        typedBy: 'Bo Dean',
        takenBackBy: 'Bo Dean',
        takenBackAt: later,
        reason: 'wrong-person',
        audience: 'child',
        person: null,
        scans: []
      }
    ]);
    expect(JSON.stringify(page)).not.toContain('stolen');
  });

  it('shows of a worry the flagged answer alone, until somebody marks it', async () => {
    await type({ 'B09.school': 'no', 'B20.words': 'My bike was stolen', B01: 'good' });
    await takeBack();
    const waiting = async () =>
      (await waitingIn(store, { all: true }, later, new Set(), { kept: false })).map(
        ({ worry, mistyped }) => ({ worry, mistyped })
      );
    expect(await waiting()).toEqual([{ worry: true, mistyped: true }]);
    const [voice] = (await reading()).views.voices;
    expect(voice).toMatchObject({ standing: 'mistyped', worry: true, helper: null, helperName: null });
    expect(voice!.answers).toHaveLength(1);
    expect(JSON.stringify(voice)).not.toContain('stolen');
    const target = { reviewId: team.reviewId, submissionId: voice!.submissionId };
    const talk = await decide(store, team.jo, target, { ...decision, decision: 'talk-first' }, later);
    expect(talk).toMatchObject({ ok: false });
    expect(await decide(store, team.jo, target, decision, later), 'nothing to tell').toEqual({ ok: true });
    expect((await reading()).views.voices).toEqual([]);
    expect(await waiting()).toEqual([]);
  });

  it('cannot be printed, and its scans are the manager’s', async () => {
    await typeIn(store, team.bo, paper(), { form: 'child-8-11', fields: { B01: 'good' } });
    await addScans(store, team.bo, paper(), [pdf], monday);
    await typeAndSend(store, team.bo, paper(), { form: 'child-8-11', fields: {} });
    const scanId = (await readViews(store, team.jo, team.reviewId, monday)).voices[0]!.scans[0]!.id;
    const asked = { reviewId: team.reviewId, scanId };
    await scanForStaff(store, team.jo, asked, monday);
    await takeBack();
    for (const who of [team.jo, team.bo, team.lee])
      await expect(scanForStaff(store, who, asked, later), who.name).rejects.toThrow(NotYours);
    expect((await scanForStaff(store, team.kit, asked, later)).bytes).toEqual(pdf.bytes);
    expect((await reading(team.kit)).mistyped[0]!.scans).toMatchObject([{ id: scanId }]);
    expect(await scanDesk(store, team.bo, paper(), later)).toBeNull();
    const print = { reviewId: team.reviewId, submissionId: await idOf() };
    await expect(submissionOnPaper(store, team.jo, print, later)).rejects.toThrow(NotYours);
  });

  it('what is about the IRO in it keeps nothing that the child says', async () => {
    await type({ 'B09.school': 'no' });
    await takeBack();
    const target = { reviewId: team.reviewId, submissionId: await idOf() };
    const passed = {
      ...decision,
      decision: 'passed-on',
      passedTo: 'Kit',
      passedWhen: '9:00',
      about: 'iro'
    };
    expect(await decide(store, team.kit, target, passed, later)).toEqual({ ok: true });
    await sendViews(store, team.child, { B01: { asked: 'How?', choice: 'good' } }, tuesday);
    const { voices } = await readViews(store, team.jo, team.reviewId, tuesday);
    expect(voices).toMatchObject([{ standing: 'stands', keptFromIro: false }]);
  });
});
