/** Where a sealed text stands: its table and column as the schema names them, and its row. */
import type { Sealed } from '../crypto/sealed.ts';
import type { Tables } from './schema.ts';

type SealedColumn<T> = {
  [C in keyof T & string]: NonNullable<T[C]> extends Sealed ? C : never;
}[keyof T & string];

/** Every sealed column, as `table.column`. */
export type SealedColumnName = {
  [T in keyof Tables]: `${T}.${SealedColumn<Tables[T]['$inferSelect']>}`;
}[keyof Tables];

/**
 * `table.column:rowId` for a sealed column, checked against the schema so that a slip of the pen does not compile
 * (a text sealed at a misspelt place would never be found by key rotation); `cookie.name:…` for what is handed out.
 */
export type Place = `${SealedColumnName}:${string}` | `cookie.${string}:${string}`;
