/** What a person is to the child, in the reader's register. */
import type { Key, Speak } from '$lib/i18n/speak.ts';

const keys: Readonly<Record<string, Key>> = {
  parent: 'own.role-parent',
  carer: 'own.role-carer',
  'social-worker': 'own.role-social-worker',
  teacher: 'own.role-teacher',
  sibling: 'own.role-sibling',
  friend: 'own.role-friend',
  advocate: 'own.role-advocate',
  guardian: 'own.role-guardian',
  visitor: 'own.role-visitor',
  iro: 'own.role-iro'
};

/** Words for a role such as `social-worker`; nothing for one that has none. */
export function roleWords(role: string, t: Speak): string {
  const key = keys[role];
  return key ? t(key) : '';
}
