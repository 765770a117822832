/**
 * There is never anything here. Who may not enter a page is given this answer in its place, the same as for a page
 * that does not exist (the framework renders its error page only for a route).
 */
import { notFound } from '$lib/server/auth/guard.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = () => notFound();
