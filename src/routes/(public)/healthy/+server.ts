import { text, type RequestHandler } from '@sveltejs/kit';

/** For whoever watches the machine: the process answers. Says nothing about anybody. */
export const GET: RequestHandler = () => text('ok');
