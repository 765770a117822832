import { redirect, type RequestHandler } from '@sveltejs/kit';
import { signOut } from '$lib/server/auth/cookies.ts';
import { browserOf } from '$lib/server/auth/entry.ts';

export const POST: RequestHandler = async (event) => {
  await signOut(browserOf(event));
  redirect(303, '/staff/sign-in?out');
};

/** An address typed or kept: signing out is only ever a pressed button. */
export const GET: RequestHandler = () => redirect(303, '/staff');
