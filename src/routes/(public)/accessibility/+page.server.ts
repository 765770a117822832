import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) => ({
  minutes: Math.round(locals.config.sessions.respondentIdle / 60_000)
});
