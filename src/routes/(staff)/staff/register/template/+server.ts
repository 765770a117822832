import { requireStaff } from '$lib/server/auth/guard.ts';
import { registerTemplate } from '$lib/server/services/register-shapes.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = ({ locals }) => {
  requireStaff(locals, 'load-register');
  return new Response(registerTemplate(), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="register.csv"'
    }
  });
};
