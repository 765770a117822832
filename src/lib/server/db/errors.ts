/** What went wrong in the database, told in one vocabulary whichever database it is. */

const uniqueCodes = new Set(['23505', 'SQLITE_CONSTRAINT_UNIQUE', 'SQLITE_CONSTRAINT_PRIMARYKEY']);
const foreignKeyCodes = new Set(['23503', 'SQLITE_CONSTRAINT_FOREIGNKEY']);
/** Serialisation failure and deadlock: the same work may succeed when it is tried again. */
const retryCodes = new Set(['40001', '40P01']);

/** True when a row with the same unique value is there already. */
export function isUniqueViolation(error: unknown): boolean {
  return hasCode(error, (code) => uniqueCodes.has(code));
}

/** True when a row points at one that is not there, or is still pointed at. */
export function isForeignKeyViolation(error: unknown): boolean {
  return hasCode(error, (code) => foreignKeyCodes.has(code));
}

/** True when another writer was in the way and the whole piece of work should be tried again. */
export function isWorthRetrying(error: unknown): boolean {
  return hasCode(error, (code) => retryCodes.has(code)) || isBusy(error);
}

/** True when SQLite is held by another process. */
export function isBusy(error: unknown): boolean {
  return hasCode(error, (code) => code.startsWith('SQLITE_BUSY'));
}

/** Drizzle wraps the driver's error, so the code may stand one or more causes down. */
function hasCode(error: unknown, test: (code: string) => boolean): boolean {
  for (let at: unknown = error, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth += 1) {
    if ('code' in at && typeof at.code === 'string' && test(at.code)) return true;
  }
  return false;
}
