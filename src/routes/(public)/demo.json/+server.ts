import { error, json, type RequestHandler } from '@sveltejs/kit';
import { demoPeople } from '$lib/server/services/demo-people.ts';

/** The cast and how to enter as each of them, for scripts. Only in the demo. */
export const GET: RequestHandler = async ({ locals }) => {
  if (locals.config.mode !== 'demo') error(404);
  return json({ council: 'Wrenbridge Council', invented: true, people: await demoPeople(locals.store) });
};
