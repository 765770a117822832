import { fail, redirect } from '@sveltejs/kit';
import { requireStaff } from '$lib/server/auth/guard.ts';
import {
  saveSettings,
  serviceSettings,
  settingKeys,
  type SettingKey
} from '$lib/server/services/settings.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  requireStaff(locals, 'change-settings');
  const now = await serviceSettings(locals.store, locals.config.words);
  const boxes = Object.fromEntries(settingKeys.map((key) => [key, boxed(now[key])])) as Record<
    SettingKey,
    string
  >;
  return { title: 'Settings', boxes, saved: url.searchParams.has('saved') };
};

function boxed(value: string | number | boolean | null): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return String(value ?? '');
}

export const actions: Actions = {
  default: async ({ request, locals }) => {
    const staff = requireStaff(locals, 'change-settings');
    const posted = await request.formData();
    const typed: { [K in SettingKey]?: string } = {};
    for (const key of settingKeys) {
      // Boxes that can be ticked post a name each, and an empty one so that none ticked is an answer too.
      const values = posted.getAll(key).filter((value) => typeof value === 'string');
      if (values.length > 0) typed[key] = values.join(' ').trim();
    }
    const saved = await saveSettings(locals.store, locals.config.words, typed, staff.staffId, locals.now);
    if (!saved.ok) return fail(422, { problems: saved.problems, boxes: typed });
    redirect(303, '/staff/settings?saved');
  }
};
