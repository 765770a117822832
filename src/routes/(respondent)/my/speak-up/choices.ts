/** The choices of the request for an advocate, in the reader's words. */
import type { Key, Speak } from '$lib/i18n/speak.ts';

const spoken = (t: Speak, choices: Readonly<Record<string, Key>>) =>
  Object.entries(choices).map(([value, key]) => ({ value, words: t(key) }));

export const withChoices = (t: Speak) =>
  spoken(t, {
    views: 'path.speak-with-views',
    worry: 'path.speak-with-worry',
    complaint: 'path.speak-with-complaint',
    plan: 'path.speak-with-plan',
    contact: 'path.speak-with-contact',
    money: 'path.speak-with-money',
    else: 'path.speak-with-else',
    person: 'path.speak-with-person'
  });

export const howChoices = (t: Speak) =>
  spoken(t, {
    call: 'path.speak-how-call',
    text: 'path.speak-how-text',
    letter: 'path.speak-how-letter',
    school: 'path.speak-how-school',
    person: 'path.speak-how-person'
  });

export const tellChoices = (t: Speak) =>
  spoken(t, {
    carer: 'rights.tell-carer',
    parents: 'rights.tell-parents',
    'social-worker': 'rights.tell-worker'
  });

export const iroChoices = (t: Speak) =>
  spoken(t, { yes: 'common.yes', no: 'common.no', 'not-sure': 'common.not-sure' });

export const whoChoices = (t: Speak) =>
  spoken(t, { woman: 'path.speak-who-woman', man: 'path.speak-who-man', any: 'path.speak-who-any' });
