import { v5, v7 } from 'uuid';

/** A fresh row id: a UUIDv7, so that rows lie in the order they were made. */
export function newId(): string {
  return v7();
}

/** The id of the one row that `name` has within the row `of`: the same each time it is made. */
export const idWithin = (of: string, name: string): string => v5(name, of);
