import { cookieName } from '$lib/server/auth/cookies.ts';
import type { PageServerLoad } from './$types';

const minute = 60_000;

export const load: PageServerLoad = ({ locals }) => {
  const { secureCookies, sessions } = locals.config;
  return {
    respondent: cookieName('respondent', secureCookies),
    staff: cookieName('staff', secureCookies),
    respondentMinutes: sessions.respondentIdle / minute,
    staffMinutes: sessions.staffIdle / minute,
    staffHours: sessions.staffLongest / minute / 60
  };
};
