/**
 * The people of the demo council and how to enter as each of them. Kept sealed beside the settings, because
 * codes and passwords are stored nowhere else except as hashes. Only a demo ever writes this.
 */
import { eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Store } from '../db/store.ts';

const person = z.object({
  name: z.string(),
  role: z.string(),
  situation: z.string(),
  enter: z.union([
    z.object({ url: z.string(), code: z.string(), pictures: z.array(z.string()) }),
    z.object({ url: z.string(), email: z.string(), password: z.string(), totp_secret: z.string() })
  ])
});
export type DemoPerson = z.infer<typeof person>;

const key = 'demo-people';
const place = `settings.words:${key}` as const;

export async function keepPeople(store: Store, people: readonly DemoPerson[]): Promise<void> {
  const words = store.vault.seal(JSON.stringify(people), place);
  await store.db.insert(store.t.settings).values({ key, value: people.length, words });
}

/** Everybody, in the order of the cast; empty when this database was not filled as a demo. */
export async function demoPeople(store: Store): Promise<DemoPerson[]> {
  const [row] = await store.db.select().from(store.t.settings).where(eq(store.t.settings.key, key));
  return row?.words ? z.array(person).parse(JSON.parse(store.vault.open(row.words, place))) : [];
}

/** True when this database was filled as a demo. Needs no key: production asks it before anything is opened. */
export async function holdsDemo({ db, t }: Store): Promise<boolean> {
  return (await db.$count(t.settings, eq(t.settings.key, key))) > 0;
}
