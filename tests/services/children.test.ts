import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Store } from '../../src/lib/server/db/store.ts';
import { NotYours } from '../../src/lib/server/services/caseload.ts';
import { saveChild, type ChildForm } from '../../src/lib/server/services/child-edits.ts';
import { openChild } from '../../src/lib/server/services/child-page.ts';
import { endPerson, savePerson, type PersonForm } from '../../src/lib/server/services/child-people.ts';
import { listChildren } from '../../src/lib/server/services/children.ts';
import { cancelReview } from '../../src/lib/server/services/review-cancelling.ts';
import { savePlan, type PlanForm } from '../../src/lib/server/services/review-plans.ts';
import { aminaAndTheTeam, cover, logged, type Team } from '../support/iro-team.ts';
import { monday } from '../support/respondents.ts';
import { testStore } from '../support/store.ts';

let store: Store;
let team: Team;
beforeEach(async () => {
  store = await testStore();
  team = await aminaAndTheTeam(store);
});
afterEach(() => store.close());

const all = { search: '', iroId: null, page: 1, ceased: false };
const names = async (viewer: Team['jo'], wanted = {}) =>
  (await listChildren(store, viewer, { ...all, ...wanted }, monday)).children.map((child) => child.name);

const form: ChildForm = {
  localId: 'L-Bilal',
  firstName: 'Bilal',
  nickname: '',
  dateOfBirth: '2015-06-01',
  iroId: '',
  language: 'Arabic',
  communication: 'symbols',
  printSize: 'ordinary',
  needs: 'Big print',
  interpreter: '',
  contact: '',
  noReminders: false,
  lookedAfterSince: '2026-10-19',
  ceasedOn: null,
  cycle: 'standard',
  cycleStartedOn: null
};
const person: PersonForm = {
  role: 'carer',
  name: 'Ruth',
  calledBy: 'Ruthie',
  contact: '01632 960123',
  language: '',
  printSize: 'ordinary',
  askViews: true,
  whyNotAsked: '',
  noReminders: false,
  contactWithChild: ''
};
const plan: PlanForm = { meetingOn: '2026-12-01', meetingTime: '4pm', placeKind: 'home', place: 'Kitchen' };

async function bilal(): Promise<string> {
  const saved = await saveChild(store, team.kit, null, form, monday);
  if (!saved.ok) throw new Error(JSON.stringify(saved.problems));
  return saved.id;
}

describe('the list', () => {
  it('shows an IRO their own caseload and what they cover, the others everything', async () => {
    await bilal();
    expect(await names(team.jo)).toEqual(['Amina']);
    expect(await names(team.lee)).toEqual([]);
    expect(await names(team.kit)).toEqual(['Amina', 'Bilal']);
    expect(await names(team.bo)).toEqual(['Amina', 'Bilal']);
    await cover(store, team.iroId, team.lee, '2026-11-16', '2026-11-16');
    expect(await names(team.lee)).toEqual(['Amina']);
  });

  it('finds by part of a sealed first name or a number, and by IRO', async () => {
    await bilal();
    expect(await names(team.kit, { search: ' bil' })).toEqual(['Bilal']);
    expect(await names(team.kit, { search: 'l-ami' })).toEqual(['Amina']);
    expect(await names(team.kit, { iroId: team.iroId })).toEqual(['Amina']);
    expect(await names(team.kit, { iroId: 'none' })).toEqual(['Bilal']);
    expect(await names(team.kit, { ceased: true })).toEqual([]);
  });

  it('gives pages of fifty', async () => {
    for (let n = 0; n < 60; n += 1)
      await saveChild(store, team.kit, null, { ...form, localId: `N${n}`, firstName: `N${n}` }, monday);
    expect(await listChildren(store, team.kit, { ...all, page: 2 }, monday)).toMatchObject({
      total: 61,
      pages: 2,
      page: 2
    });
    expect(await names(team.kit, { page: 99 })).toHaveLength(11);
  });
});

describe('one child', () => {
  it('shows facts, people and what the law allows, with the working', async () => {
    const id = await bilal();
    await savePerson(store, team.bo, id, null, person, monday);
    const child = await openChild(store, team.bo, id, monday);
    expect(child).toMatchObject({
      name: 'Bilal',
      age: 11,
      needs: 'Big print',
      language: 'ar',
      communication: 'symbols',
      open: null
    });
    expect(child.people).toEqual([
      expect.objectContaining({ role: 'carer', name: 'Ruth', calledBy: 'Ruthie', contact: '01632 960123' })
    ]);
    expect(child.next).toMatchObject({ number: 1, limit: '2026-11-16' });
    expect(child.next?.working[0]).toContain('19 October 2026');
  });

  it('is hidden from another IRO', async () => {
    const id = await bilal();
    await expect(openChild(store, team.jo, id, monday)).rejects.toThrow(NotYours);
    await expect(saveChild(store, team.jo, id, form, monday)).rejects.toThrow(NotYours);
    await expect(savePerson(store, team.jo, id, null, person, monday)).rejects.toThrow(NotYours);
    await expect(savePlan(store, team.jo, id, plan, monday)).rejects.toThrow(NotYours);
    await expect(openChild(store, team.kit, 'nobody', monday)).rejects.toThrow(NotYours);
  });

  it('added by an IRO is theirs', async () => {
    const saved = await saveChild(store, team.lee, null, { ...form, iroId: team.iroId }, monday);
    expect(saved.ok && (await openChild(store, team.lee, saved.id, monday)).iro?.name).toBe('Lee Park');
  });

  it.each([
    [{ localId: '' }, 'localId', 'missing'],
    [{ localId: 'L-Amina' }, 'localId', 'here already'],
    [{ dateOfBirth: null }, 'dateOfBirth', 'real day'],
    [{ dateOfBirth: '2027-01-01' }, 'dateOfBirth', 'future'],
    [{ lookedAfterSince: undefined }, 'lookedAfterSince', 'real day'],
    [{ ceasedOn: '2026-10-01' }, 'ceasedOn', 'before'],
    [{ cycle: 'adoption' }, 'cycleStartedOn', 'counts from'],
    [{ cycle: 'weekly' }, 'cycle', 'Choose'],
    [{ language: 'Klingonese' }, 'language', 'not a language']
  ])('refuses %o', async (wrong, field, words) => {
    const saved = await saveChild(store, team.kit, null, { ...form, ...wrong }, monday);
    expect(saved).toMatchObject({
      ok: false,
      problems: { [field]: expect.stringContaining(words) as string }
    });
  });

  it('keeps words sealed and writes down who changed it', async () => {
    const id = await bilal();
    await saveChild(store, team.bo, id, { ...form, firstName: 'Bill' }, monday);
    const rows = await store.db.select().from(store.t.children);
    expect(JSON.stringify(rows)).not.toMatch(/"Bilal|Bill|Big print/);
    expect((await logged(store, team.bo.staffId)).map((event) => event.action)).toEqual(['child.changed']);
  });
});

describe('people and the next review', () => {
  it('asks why a parent must not be asked', async () => {
    const id = await bilal();
    const parent = { ...person, role: 'parent', askViews: false };
    expect(await savePerson(store, team.bo, id, null, parent, monday)).toMatchObject({
      ok: false,
      problems: { whyNotAsked: 'Say why they must not be asked.' }
    });
    expect(
      await savePerson(store, team.bo, id, null, { ...parent, whyNotAsked: 'Court order' }, monday)
    ).toMatchObject({ ok: true });
    expect((await openChild(store, team.bo, id, monday)).people).toMatchObject([
      { askViews: false, whyNotAsked: 'Court order' }
    ]);
  });

  it('ends somebody, but only of this child', async () => {
    const id = await bilal();
    const saved = await savePerson(store, team.bo, id, null, person, monday);
    if (!saved.ok) throw new Error('not saved');
    await expect(endPerson(store, team.bo, team.childId, saved.id, monday)).rejects.toThrow(NotYours);
    await endPerson(store, team.bo, id, saved.id, monday);
    expect((await openChild(store, team.bo, id, monday)).people).toEqual([]);
  });

  it('plans, moves and cancels the next review', async () => {
    const id = await bilal();
    const first = await savePlan(store, team.bo, id, plan, monday);
    expect((await openChild(store, team.bo, id, monday)).open).toMatchObject({
      meetingOn: '2026-12-01',
      meetingTime: '16:00',
      place: 'Kitchen',
      dueOn: '2026-11-16'
    });
    expect(await savePlan(store, team.bo, id, { ...plan, meetingOn: '2026-12-02' }, monday)).toEqual(first);
    expect(await savePlan(store, team.bo, id, { ...plan, meetingOn: '2026-11-15' }, monday)).toMatchObject({
      ok: false
    });
    expect(await savePlan(store, team.bo, id, { ...plan, meetingTime: 'late' }, monday)).toMatchObject({
      ok: false
    });
    await cancelReview(store, team.bo, { childId: id }, monday);
    expect(await openChild(store, team.bo, id, monday)).toMatchObject({
      open: null,
      past: [{ cancelled: true }]
    });
  });
});
