/** A record somebody may not see is, for them, not there. */
import { notFound } from '$lib/server/auth/guard.ts';
import { NotYours } from '$lib/server/services/caseload.ts';

/** Waits for a service; a refusal becomes "no such page". */
export async function own<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (problem) {
    if (problem instanceof NotYours) notFound();
    throw problem;
  }
}
