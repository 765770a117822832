/**
 * Who may do what to which record: the one table. Everything that is not written here is denied.
 *
 * Read a cell as "this person may do this to …": `all` any record · `own` the caseload they hold or cover, and what is
 * flagged and unmarked while they are on duty (`onDutyActions`) ·
 * `referred` referrals passed to them · `sent` notices they sent · `typing` the paper form they are typing in, until it is sent ·
 * `invitation` what belongs to their own invitation · `story` what this same person said or was told, this time or
 * earlier, once they have given their secret pictures · `none` nothing.
 */
import type { Audience, StaffRole } from './viewer.ts';

export type Scope = 'all' | 'own' | 'referred' | 'sent' | 'typing' | 'invitation' | 'story' | 'none';
export type Person = StaffRole | Audience;

/** The columns, in the order the rows are written. */
export const accessColumns = [
  'iro',
  'manager',
  'business-support',
  'participation',
  'advocacy',
  'social-work',
  'child',
  'parent',
  'carer',
  'other'
] as const satisfies readonly Person[];

// prettier-ignore
export const accessTable = {
  //                         iro     manager  support  partic.  advoc.      soc.work  child         parent        carer         other
  // The register and what surrounds a review
  'see-child':             ['own',  'all',   'all',   'none',  'none',     'none',   'none',       'none',       'none',        'none'],
  'edit-child':            ['own',  'all',   'all',   'none',  'none',     'none',   'none',       'none',       'none',        'none'],
  'load-register':         ['none', 'all',   'all',   'none',  'none',     'none',   'none',       'none',       'none',        'none'],
  'see-review':            ['own',  'all',   'all',   'none',  'none',     'none',   'invitation', 'invitation', 'invitation',  'invitation'],
  'plan-review':           ['own',  'all',   'all',   'none',  'none',     'none',   'none',       'none',       'none',        'none'],
  'invite':                ['own',  'all',   'all',   'none',  'none',     'none',   'none',       'none',       'none',        'none'],
  'see-outbox':            ['none', 'all',   'all',   'none',  'none',     'none',   'none',       'none',       'none',        'none'],
  'use-calculator':        ['all',  'all',   'all',   'none',  'none',     'none',   'none',       'none',       'none',        'none'],
  // What a child, parent, carer or another person says
  'give-views':            ['none', 'none',  'none',  'none',  'none',     'none',   'invitation', 'invitation', 'invitation',  'invitation'],
  'rate-meeting':          ['none', 'none',  'none',  'none',  'none',     'none',   'invitation', 'invitation', 'invitation',  'invitation'],
  'ask-for-help':          ['none', 'none',  'none',  'none',  'none',     'none',   'invitation', 'invitation', 'invitation',  'invitation'],
  'ask-for-advocate':      ['none', 'none',  'none',  'none',  'none',     'none',   'invitation', 'invitation', 'invitation',  'none'],
  'set-pictures':          ['none', 'none',  'none',  'none',  'none',     'none',   'invitation', 'invitation', 'invitation',  'invitation'],
  'read-earlier-answers':  ['none', 'none',  'none',  'none',  'none',     'none',   'story',      'story',      'story',       'story'],
  'read-reply':            ['own',  'all',   'none',  'none',  'none',     'none',   'story',      'none',       'none',        'none'],
  'type-paper-form':       ['own',  'none',  'typing','none',  'none',     'none',   'none',       'none',       'none',        'none'],
  'take-back-paper':       ['own',  'all',   'all',   'none',  'none',     'none',   'none',       'none',       'none',        'none'],
  // What staff do with it
  'read-answers':          ['own',  'all',   'typing','none',  'none',     'none',   'none',       'none',       'none',        'none'],
  'triage':                ['own',  'all',   'none',  'none',  'none',     'none',   'none',       'none',       'none',        'none'],
  'handle-kept-answers':  ['none', 'all',   'none',  'none',  'none',     'none',   'none',       'none',       'none',        'none'],
  'handle-request':        ['own',  'all',   'none',  'none',  'none',     'none',   'none',       'none',       'none',        'none'],
  'handle-kept-request':   ['none', 'all',   'none',  'none',  'none',     'none',   'none',       'none',       'none',        'none'],
  'read-unnamed-ratings':  ['none', 'all',   'none',  'none',  'none',     'none',   'none',       'none',       'none',        'none'],
  'record-meeting':        ['own',  'all',   'none',  'none',  'none',     'none',   'none',       'none',       'none',        'none'],
  'confirm-code':          ['own',  'all',   'none',  'none',  'none',     'none',   'none',       'none',       'none',        'none'],
  'write-reply':           ['own',  'all',   'none',  'none',  'none',     'none',   'none',       'none',       'none',        'none'],
  'give-new-pictures':     ['own',  'all',   'none',  'none',  'none',     'none',   'none',       'none',       'none',        'none'],
  'log-dispute':           ['own',  'all',   'none',  'none',  'none',     'none',   'none',       'none',       'none',        'none'],
  // Advocacy
  'see-referral':          ['own',  'all',   'none',  'none',  'referred', 'none',   'none',       'none',       'none',        'none'],
  'see-kept-referral':     ['none', 'all',   'none',  'none',  'referred', 'none',   'none',       'none',       'none',        'none'],
  'work-referral':         ['none', 'all',   'none',  'none',  'referred', 'none',   'none',       'none',       'none',        'none'],
  'correct-referral':      ['own',  'all',   'none',  'none',  'none',     'none',   'none',       'none',       'none',        'none'],
  // What operational teams tell the reviewing team
  'send-notice':           ['none', 'all',   'all',   'none',  'none',     'all',    'none',       'none',       'none',        'none'],
  'see-own-notices':       ['none', 'sent',  'sent',  'none',  'none',     'sent',   'none',       'none',       'none',        'none'],
  'correct-notice':        ['none', 'sent',  'sent',  'none',  'none',     'sent',   'none',       'none',       'none',        'none'],
  'see-child-notices':     ['own',  'all',   'all',   'none',  'none',     'none',   'none',       'none',       'none',        'none'],
  'handle-notice':         ['none', 'all',   'all',   'none',  'none',     'none',   'none',       'none',       'none',        'none'],
  // Numbers, without names
  'see-results':           ['all',  'all',   'none',  'all',   'none',     'none',   'none',       'none',       'none',        'none'],
  'see-results-by-iro':    ['none', 'all',   'none',  'none',  'none',     'none',   'none',       'none',       'none',        'none'],
  // Running the service
  'see-queues':            ['none', 'all',   'none',  'none',  'none',     'none',   'none',       'none',       'none',        'none'],
  'export-return':         ['none', 'all',   'none',  'none',  'none',     'none',   'none',       'none',       'none',        'none'],
  'see-reading-log':       ['none', 'all',   'none',  'none',  'none',     'none',   'none',       'none',       'none',        'none'],
  'run-drill':             ['none', 'all',   'none',  'none',  'none',     'none',   'none',       'none',       'none',        'none'],
  'read-drill':            ['own',  'all',   'none',  'none',  'none',     'none',   'none',       'none',       'none',        'none'],
  'change-settings':       ['none', 'all',   'none',  'none',  'none',     'none',   'none',       'none',       'none',        'none'],
  'manage-staff':          ['none', 'all',   'none',  'none',  'none',     'none',   'none',       'none',       'none',        'none'],
  'arrange-cover':         ['none', 'all',   'none',  'none',  'none',     'none',   'none',       'none',       'none',        'none'],
  // Designing the forms
  'comment-on-forms':      ['all',  'all',   'none',  'all',   'none',     'none',   'none',       'none',       'none',        'none'],
  'sign-off-forms':        ['none', 'all',   'none',  'all',   'none',     'none',   'none',       'none',       'none',        'none'],
  'record-sounds':         ['none', 'all',   'none',  'all',   'none',     'none',   'none',       'none',       'none',        'none'],
  'put-in-symbols':        ['none', 'all',   'none',  'all',   'none',     'none',   'none',       'none',       'none',        'none']
} as const satisfies Readonly<Record<string, readonly [Scope, Scope, Scope, Scope, Scope, Scope, Scope, Scope, Scope, Scope]>>;

export type Action = keyof typeof accessTable;

/**
 * What `own` also lets whoever is on duty do, to the child and review of a flagged answer that nobody has marked: read it
 * and act on it, and nothing else.
 */
export const onDutyActions: readonly Action[] = [
  'see-child',
  'see-review',
  'read-answers',
  'triage',
  'handle-request',
  'read-drill'
];

/** Every action, in the table's order. */
export const actions = Object.keys(accessTable) as Action[];

/** One cell of the table. */
export const scopeOf = (person: Person, action: Action): Scope =>
  accessTable[action][accessColumns.indexOf(person)] ?? 'none';
