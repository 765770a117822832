import { beforeEach, expect, it } from 'vitest';
import type { Store } from '../../src/lib/server/db/store.ts';
import { applyLoad, planLoad } from '../../src/lib/server/services/register.ts';
import { registerTemplate } from '../../src/lib/server/services/register-shapes.ts';
import { now, register, told } from '../support/register-files.ts';
import { eachStore } from '../support/store.ts';

const headings =
  'Child id,Date of birth,Carer name,Carer language,Carer print size,Parent 1 name,Parent 1 language,Parent 1 print size';

eachStore('how parents and carers read', (open) => {
  let store: Store;
  beforeEach(async () => {
    store = await open();
  });
  const load = async (...rows: string[]) => {
    const plan = await planLoad(store, [register(headings, ...rows)], now);
    return applyLoad(store, plan, { keepGood: true });
  };
  const people = async () =>
    (await store.db.select().from(store.t.connections))
      .map(({ role, language, printSize }) => `${role} ${language} ${printSize}`)
      .sort();

  it('is read, is left alone where the file says nothing, and is changed where it says something', async () => {
    await load('101,04/09/2016,Dan,,,Marta,Polish,Very large print');
    expect(await people()).toEqual(['carer null null', 'parent pl very-large']);
    expect(await load('101,,Dan,,,Marta,,')).toMatchObject({ written: 0 });
    await load('101,,Dan,Welsh,large,Marta,en,Ordinary');
    expect(await people()).toEqual(['carer cy large', 'parent en null']);
    expect(await load('101,,Dan,cy,Large print,Marta,English,ordinary')).toMatchObject({ written: 0 });
  });

  it('is refused where nobody can say what it means', async () => {
    const plan = await planLoad(
      store,
      [register(headings, '101,04/09/2016,Dan,Klingonish,huge,,Polish,')],
      now
    );
    const said = told(plan).join('\n');
    expect(said).toContain('“Klingonish” is not a language known here.');
    expect(said).toContain('“huge” is not known here. Write ordinary, large or very large.');
    expect(said).toContain('without a name');
  });
});

it('stands in the template', () => {
  const [line = ''] = registerTemplate().split('\r\n');
  for (const who of ['Carer', 'Parent 1', 'Parent 2'])
    for (const what of ['language', 'print size']) expect(line.split(',')).toContain(`${who} ${what}`);
});
