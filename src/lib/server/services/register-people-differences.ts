/** Who would be put in whose place round a child by a load, who would not be asked any more, and whose contact changes. */
import { openOrNull } from '../crypto/vault.ts';
import { connectionRoles } from './child-people.ts';
import type { Comparing } from './register-children.ts';
import type { FactChange } from './register-changes.ts';
import { grouped, type ConnectionRow } from './register-state.ts';

const roleWords = (role: string): string =>
  connectionRoles.find(({ value }) => value === role)?.words ?? role;

/** Carers and other people round the children, their contacts, and who is ruled out. */
export function peopleDifferences(work: Comparing): FactChange[] {
  const { state, changes } = work;
  const rows = new Map(
    [state.connections, state.former].flatMap((some) => [...some.values()].flat()).map((row) => [row.id, row])
  );
  const changed = changes.people.change.flatMap(({ id, set }) => {
    const row = rows.get(id);
    return row ? [{ row, set }] : [];
  });
  return [...placesTaken(work, changed), ...changed.flatMap(({ row, set }) => factsOf(work, row, set))];
}

interface Changed {
  readonly row: ConnectionRow;
  readonly set: Partial<Record<keyof ConnectionRow, unknown>>;
}

/** One line for each role of a child in which somebody comes or goes. */
function placesTaken(work: Comparing, changed: readonly Changed[]): FactChange[] {
  const goes = changed.filter(({ set }) => typeof set.endedOn === 'string');
  const back = changed.filter(({ set }) => set.endedOn === null);
  const { vault } = work;
  const moves = [
    ...goes.map(({ row }) => ({ ...placeOf(row), id: row.id, gone: nameOf(work, row), comes: '' })),
    ...back.map(({ row }) => ({
      ...placeOf(row),
      id: row.id,
      gone: '',
      comes: `${nameOf(work, row)}, as before`
    })),
    ...work.changes.people.add.map(({ id, childId, role, name }) => ({
      ...placeOf({ childId, role }),
      id,
      gone: '',
      comes: vault.open(name, `connections.name:${id}`)
    }))
  ];
  const joined = (names: readonly string[]) => names.filter((name) => name !== '').join(', ');
  return [...grouped(moves, ({ place }) => place).values()].flatMap((some) => {
    const [first] = some;
    if (!first) return [];
    const gone = joined(some.map((one) => one.gone));
    const subject = some.find((one) => one.gone !== '') ?? first;
    return [
      {
        childId: first.childId,
        subjectId: subject.id,
        fact: roleWords(first.role),
        from: gone === '' ? 'Not round the child' : gone,
        to: joined(some.map((one) => one.comes)) + (gone === '' ? '' : `. The way in of ${gone} ends`),
        weight: 0 as const
      }
    ];
  });
}

const placeOf = ({ childId, role }: { readonly childId: string; readonly role: string }) => ({
  childId,
  role,
  place: `${childId} ${role}`
});

const nameOf = ({ vault }: Comparing, row: ConnectionRow): string =>
  vault.open(row.name, `connections.name:${row.id}`);

const sealedFacts = { contact: 'Contact of', calledBy: 'What the child calls' } as const;

/** What changes of somebody who stays, or is put back. */
function factsOf(work: Comparing, row: ConnectionRow, set: Changed['set']): FactChange[] {
  const name = nameOf(work, row);
  const at = { childId: row.childId, subjectId: row.id };
  const written = (['contact', 'calledBy'] as const).flatMap((field) => {
    if (set[field] === undefined) return [];
    const words = (sealed: ConnectionRow[typeof field]) =>
      openOrNull(work.vault, sealed, `connections.${field}:${row.id}`) ?? 'Nothing';
    const to = words(set[field] as ConnectionRow[typeof field]);
    return [
      { ...at, fact: `${sealedFacts[field]} ${name}`, from: words(row[field]), to, weight: 1 as const }
    ];
  });
  const ruledOut = {
    ...at,
    fact: `${name} is asked`,
    from: 'Yes',
    to: 'No. Their way in ends',
    weight: 0 as const
  };
  return [...written, ...(set.askViews === false ? [ruledOut] : [])];
}
