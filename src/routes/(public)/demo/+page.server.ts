import { error, fail, redirect } from '@sveltejs/kit';
import { staffRoles } from '$lib/domain/viewer.ts';
import { prove, signIn } from '$lib/server/auth/cookies.ts';
import { demoPeople, type DemoPerson } from '$lib/server/services/demo-people.ts';
import { checkPassword } from '$lib/server/services/staff-accounts.ts';
import type { Actions, PageServerLoad } from './$types';

const groups: readonly { readonly title: string; readonly roles: readonly string[] }[] = [
  { title: 'Staff', roles: staffRoles },
  { title: 'Children', roles: ['child'] },
  { title: 'Parents', roles: ['parent'] },
  { title: 'Carers', roles: ['carer'] },
  { title: 'Others who are asked', roles: ['other'] }
];

/** Production has no such page. */
function demoOnly({ config }: App.Locals): void {
  if (config.mode !== 'demo') error(404);
}

export const load: PageServerLoad = async ({ locals }) => {
  demoOnly(locals);
  const people = await demoPeople(locals.store);
  const byRole = (roles: readonly string[]): DemoPerson[] =>
    people.filter(({ role }) => roles.includes(role));
  return { groups: groups.map(({ title, roles }) => ({ title, people: byRole(roles) })) };
};

export const actions: Actions = {
  /** Signs in as one of the invented staff, password and second factor given for them. */
  enter: async ({ locals, cookies, request, getClientAddress }) => {
    demoOnly(locals);
    const email = (await request.formData()).get('email');
    const entry = (await demoPeople(locals.store))
      .map(({ enter }) => enter)
      .find((enter) => 'email' in enter && enter.email === email);
    if (!entry || !('email' in entry)) return fail(400, { problem: 'nobody' });
    const { store, config, now } = locals;
    const checked = await checkPassword(store, { ...entry, address: getClientAddress() }, now);
    if (!checked.ok) return fail(409, { problem: checked.reason });
    const browser = { store, cookies, secure: config.secureCookies, lengths: config.sessions, now };
    await signIn(browser, { kind: 'staff', id: checked.staffId }, 'The demo');
    await prove(browser, 'staff');
    redirect(303, '/staff');
  }
};
