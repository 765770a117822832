/** What is asked whenever somebody from outside is to come to a child: who may know of it, and how to reach who asks. */
import { isKeptFromIro, knownFrom } from '$lib/domain/request-privacy.ts';
import { field, fields } from '$lib/forms/posted.ts';
import type { RequestDetails } from '$lib/server/services/request-details.ts';
import { readAsked, type AskedBox } from './asking.ts';

/** What must be kept private comes first, so that nobody reads past it. */
export const privacyBoxes: readonly AskedBox[] = [
  {
    name: 'private',
    label: 'Private',
    choices: { yes: 'DO NOT TELL anyone that I asked (not my carer, not my parents)' }
  },
  { name: 'iro', label: 'May the IRO be told', choices: { yes: 'yes', no: 'no', 'not-sure': 'not sure' } },
  {
    name: 'tell',
    label: 'May be told',
    choices: { carer: 'my carer', parents: 'my parents', 'social-worker': 'my social worker' }
  }
];

export const reachBoxes: readonly AskedBox[] = [
  {
    name: 'how',
    label: 'How to reach me',
    choices: {
      call: 'call',
      text: 'text',
      letter: 'letter',
      school: 'come and see me',
      person: 'through someone I choose'
    }
  },
  { name: 'contact', label: 'Number or e-mail' },
  { name: 'when', label: 'Good and bad times' },
  { name: 'safe', label: 'Messages', choices: { yes: 'it is safe to leave a message' } }
];

/** Who may know and how to be reached, as posted, and whether the IRO must not see it. */
export function readPrivacy(posted: FormData): { readonly kept: boolean; readonly details: RequestDetails } {
  const privacy = {
    secret: field(posted, 'private') === 'yes',
    tellIro: field(posted, 'iro') || null,
    tell: fields(posted, 'tell')
  };
  const reach = readAsked(posted, reachBoxes);
  return {
    kept: isKeptFromIro(privacy),
    details: { known: knownFrom(privacy), reach: reach.ok ? reach.words : null }
  };
}
