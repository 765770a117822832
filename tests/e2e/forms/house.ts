/** A council of its own for the forms: its server, and a second store on the same database to look with. */
import { makePlace, openPlace, removePlace } from '../../load/place.ts';
import { startHeard } from '../../load/server.ts';
import type { FormDefinition } from '../../../src/lib/forms/definition.ts';
import type { Store } from '../../../src/lib/server/db/store.ts';
import { addIro, addReader, type Reader } from './readers.ts';

export interface House {
  readonly origin: string;
  readonly store: Store;
  readonly iroId: string;
  /** Somebody new who answers this form. */
  reader(form: FormDefinition, language?: string): Promise<Reader>;
  close(): Promise<void>;
}

export async function openHouse(): Promise<House> {
  const place = await makePlace('forms');
  const store = await openPlace(place);
  const iroId = await addIro(store);
  const server = await startHeard(place);
  return {
    origin: place.origin,
    store,
    iroId,
    reader: (form, language) => addReader(store, iroId, form, language),
    async close() {
      await server.stop();
      await store.close();
      removePlace(place);
    }
  };
}
