/** A copy of the database without its keys: read as bytes, and tried as a way in. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { beginSession, readSession } from '../../src/lib/server/auth/session.ts';
import type { StaffMember } from '../../src/lib/domain/viewer.ts';
import { openStore, type Store } from '../../src/lib/server/db/store.ts';
import { putChildPhotograph } from '../../src/lib/server/services/child-photograph.ts';
import { savePerson } from '../../src/lib/server/services/child-people.ts';
import { addDecision } from '../../src/lib/server/services/decision-edits.ts';
import { createInvitation, findByCode, findByToken } from '../../src/lib/server/services/invitations.ts';
import { sendInvitations } from '../../src/lib/server/services/message-invitations.ts';
import { noWords } from '../../src/lib/server/services/notice-form.ts';
import { answerNotice } from '../../src/lib/server/services/notice-handling.ts';
import { sendNotice } from '../../src/lib/server/services/notices.ts';
import { sendLetter } from '../../src/lib/server/services/letter-sending.ts';
import { saveOutcome } from '../../src/lib/server/services/replies.ts';
import { askForAdvocate } from '../../src/lib/server/services/requests.ts';
import { createStaff } from '../../src/lib/server/services/staff-accounts.ts';
import { decide } from '../../src/lib/server/services/triage.ts';
import { keepVoice } from '../../src/lib/server/services/spoken-answers.ts';
import { aminaAndTheTeam, sendViews } from '../support/iro-team.ts';
import { testVault } from '../support/keys.ts';
import { monday } from '../support/respondents.ts';

const lengths = { respondentIdle: 3_600_000, staffIdle: 3_600_000, staffLongest: 36_000_000 };

/** Each is put in by the product’s own services, and must not be found. */
const secrets = {
  childName: 'Zephyrine',
  nickname: 'Zephie-bird',
  interpreter: 'Makaton and Tigrinya',
  photograph: 'WEBPzephyrineWEBP',
  agreement: 'her grandmother Perpetua agreed',
  answer: 'they lock the fridge at night',
  answerInArabic: 'أخاف في الليل',
  helper: 'Auntie Persimmon',
  carerName: 'Quillon Featherstone',
  contact: 'quillon.featherstone@example.org',
  mobile: '07700 900777',
  request: 'ring me behind the bike shed',
  note: 'spoke to the school nurse',
  outcome: 'a lock for the bathroom',
  decision: 'swimming on Thursdays',
  letter: 'Dear Zephyrine, you were brave',
  childAddress: 'zephyrine@example.org',
  staffAddress: 'wilhelmina.vane@example.org',
  password: 'correct horse battery staple',
  voice: 'RIFFvoicevoicevoice',
  noticeName: 'Marigolda',
  noticeWords: 'moved in the night to her great-aunt',
  noticeNote: 'we rang the duty desk about it'
};

async function fill(store: Store) {
  const team = await aminaAndTheTeam(store);
  const { vault, t, db } = store;
  const { childId } = team.child;
  await db.update(t.children).set({
    firstName: vault.seal(secrets.childName, `children.firstName:${childId}`),
    nickname: vault.seal(secrets.nickname, `children.nickname:${childId}`),
    interpreter: vault.seal(secrets.interpreter, `children.interpreter:${childId}`)
  });
  const picture = { mediaType: 'image/webp', bytes: new TextEncoder().encode(secrets.photograph) };
  await putChildPhotograph(store, team.jo, childId, secrets.agreement, picture, monday);
  await savePerson(
    store,
    team.kit,
    childId,
    null,
    {
      role: 'carer',
      name: secrets.carerName,
      calledBy: '',
      contact: `${secrets.contact}, ${secrets.mobile}`,
      language: '',
      printSize: '',
      askViews: true,
      whyNotAsked: '',
      noReminders: false,
      contactWithChild: ''
    },
    monday
  );
  await keepVoice(
    store,
    team.child,
    { mediaType: 'audio/wav', bytes: new TextEncoder().encode(secrets.voice) },
    monday
  );
  const submissionId = await sendViews(store, team.child, {
    B06: { asked: 'Is anyone being unkind to you?', choice: 'yes', words: secrets.answer, worry: true },
    B21: { asked: 'What do you most want to happen?', words: secrets.answerInArabic }
  });
  await db
    .update(t.submissions)
    .set({ helperName: vault.seal(secrets.helper, `submissions.helperName:${submissionId}`) });
  await askForAdvocate(store, team.child, secrets.request, monday);
  const entries = {
    decision: 'passed-on',
    about: 'nobody',
    passedTo: 'MASH',
    passedWhen: '16 November',
    note: secrets.note,
    tellChild: ''
  };
  await decide(store, team.jo, { reviewId: team.reviewId, submissionId }, entries, monday);
  const asked = { asked: secrets.outcome, state: 'done', reply: 'Yes' };
  await saveOutcome(store, team.jo, { reviewId: team.reviewId, outcomeId: null }, asked, monday);
  const decided = { words: secrets.decision, owner: '', dueOn: '', tie: 'none', untied: secrets.decision };
  await addDecision(store, team.jo, team.reviewId, decided, monday);
  const words = (_: string, token: string) => Promise.resolve({ subject: 'x', text: `/i/${token}` });
  const letter = { words: secrets.letter, leftOpen: ['B06', 'B21'] };
  await sendLetter(store, team.jo, team.reviewId, letter, words, monday);
  const chosen = { who: ['child'], childTo: secrets.childAddress };
  await sendInvitations(store, team.jo, team.reviewId, chosen, words, monday);
  const wanted = {
    reviewId: team.reviewId,
    audience: 'parent',
    connectionId: team.parent.connectionId
  } as const;
  const made = await createInvitation(store, { ...wanted, createdBy: null }, monday);
  await tellAndAnswer(store, team.bo);
  const account = {
    email: secrets.staffAddress,
    name: 'W Vane',
    role: 'iro',
    password: secrets.password
  } as const;
  await createStaff(store, account, monday);
  const session = await beginSession(store, { kind: 'staff', id: team.jo.staffId }, lengths, Date.now());
  return { token: made.token, code: made.code, session };
}

/** A notice of an operational team, and what the reviewing team wrote back. */
async function tellAndAnswer(store: Store, bo: StaffMember) {
  const words = {
    ...noWords,
    localId: 'N-1',
    firstName: secrets.noticeName,
    happenedOn: '2026-11-13',
    changes: ['placement'],
    words: secrets.noticeWords,
    worker: 'Owen',
    team: 'North',
    reach: '01632 960 001'
  };
  const sent = await sendNotice(store, bo, 'changed', words, monday);
  if (!sent.ok) throw new Error(JSON.stringify(sent.problems));
  await answerNotice(store, bo, sent.id, { outcome: 'known', note: secrets.noticeNote }, monday);
}

test('a copy without the keys shows no words and no contact, and opens no session and no invitation', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'heard-leak-'));
  const store = await openStore({ url: `file:${join(folder, 'heard.db')}`, vault: testVault });
  const { token, code, session } = await fill(store);
  // What must be there: else the search below finds nothing for another reason.
  expect(await findByToken(store, token, monday)).toMatchObject({ state: 'open' });
  expect(await findByCode(store, code, monday)).toMatchObject({ state: 'open' });

  expect(await readSession(store, 'staff', session, lengths, Date.now())).not.toBeNull();

  const files = readdirSync(folder).map((name) => readFileSync(join(folder, name)));
  const bytes = Buffer.concat(files);
  expect(bytes.includes('child-8-11'), 'the copy is the database').toBe(true);
  const wanted = Object.entries({
    ...secrets,
    token,
    code,
    codeWithSpaces: code.replaceAll('-', ' '),
    session
  });
  const seen = wanted.filter(
    ([, words]) => bytes.includes(words) || bytes.includes(Buffer.from(words, 'utf16le'))
  );
  expect(seen.map(([name]) => name)).toEqual([]);

  // What stands in the copy is tried as if it were the secret itself.
  const { invitations, invitationLinks, sessions } = store.t;
  const rows = [
    ...(await store.db.select({ hash: invitations.tokenHash }).from(invitations)),
    ...(await store.db.select({ hash: invitations.codeHash }).from(invitations)),
    ...(await store.db.select({ hash: invitationLinks.tokenHash }).from(invitationLinks)),
    ...(await store.db.select({ hash: sessions.id }).from(sessions))
  ];
  expect(rows.length).toBeGreaterThan(4);
  for (const { hash } of rows) {
    expect(await findByToken(store, hash, monday)).toEqual({ state: 'unknown' });
    expect(await findByCode(store, hash, monday)).toEqual({ state: 'unknown' });
    expect(await readSession(store, 'staff', hash, lengths, Date.now())).toBeNull();
  }
  await store.close();
  rmSync(folder, { recursive: true });
});
