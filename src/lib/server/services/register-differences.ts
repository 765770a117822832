/**
 * What a load would change for children who are here already, from what to what, so that nobody loads what they have not
 * seen. Names and contacts stand in it: it is for those alone who load the register, who see every child.
 */
import type { Day } from '../../domain/day.ts';
import type { Store } from '../db/store.ts';
import { childName } from './caseload.ts';
import type { Comparing } from './register-children.ts';
import { childDifferences, reviewDifferences } from './register-fact-differences.ts';
import { handDays } from './register-hand.ts';
import { peopleDifferences } from './register-people-differences.ts';
import { inParts } from './register-state.ts';

/** One line of the check. */
export interface Difference {
  readonly localId: string;
  readonly name: string;
  readonly fact: string;
  readonly from: string;
  readonly to: string;
  /** The last day on which a member of staff changed this record by hand; null when nobody did. */
  readonly byHandOn: Day | null;
}

/** Every change of a child of the register, days and people first. @param work a finished comparison */
export async function differencesOf(store: Store, work: Comparing): Promise<Difference[]> {
  const children = new Map([...work.state.children.values()].map((row) => [row.id, row]));
  const found = [...reviewDifferences(work), ...peopleDifferences(work), ...childDifferences(work)];
  const changes = found.filter(({ childId }) => children.has(childId));
  const ids = [...new Set(changes.map(({ childId }) => childId))];
  const hands = new Map(await inParts(ids, (part) => handDays(store, part)));
  return changes
    .flatMap(({ childId, subjectId, ...change }) => {
      const child = children.get(childId);
      if (!child) return [];
      const { localId } = child;
      return [{ ...change, localId, name: childName(store, child), byHandOn: hands.get(subjectId) ?? null }];
    })
    .sort((a, b) => a.weight - b.weight || a.localId.localeCompare(b.localId) || a.fact.localeCompare(b.fact))
    .map(({ localId, name, fact, from, to, byHandOn }) => ({ localId, name, fact, from, to, byHandOn }));
}
