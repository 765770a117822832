import { v7 } from 'uuid';

/** A fresh row id: a UUIDv7, so that rows lie in the order they were made. */
export function newId(): string {
  return v7();
}
