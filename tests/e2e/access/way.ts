/** How one way into the service is written down: who it is for, what it asks of the access table, and what it posts. */
import type { Action } from '../../../src/lib/domain/access.ts';
import type { Fields } from './caller.ts';
import type { Fresh } from './fresh.ts';

/**
 * `record`: this child, review or card · `some`: there is at least one such record · `nothing`: no record at all ·
 * `another`: the address names what belongs to another respondent · `typing`: a paper form of this review, which whoever
 * asks would be the one to type in.
 */
export type Of = 'record' | 'some' | 'nothing' | 'another' | 'typing';

export interface Way {
  readonly area: string;
  /** Null where being in the area is enough. */
  readonly action: Action | null;
  readonly of: Of;
  /** A form that would change something if it were let in. */
  readonly form: (fresh: Fresh) => Fields;
  /** Pressing it a second time finds nothing to do: each try gets a record of its own. */
  readonly spends: boolean;
  /** It ends the session of whoever presses it. */
  readonly leaves: boolean;
  /** It shows or changes more of a record than what is flagged in it: being on duty opens it to nobody. */
  readonly whole: boolean;
}

type Form = Fields | ((fresh: Fresh) => Fields);
export const way = (area: string, action: Action | null, of: Of, form: Form = {}): Way => ({
  area,
  action,
  of,
  form: typeof form === 'function' ? form : () => form,
  spends: false,
  leaves: false,
  whole: false
});
export const open = (form?: Form) => way('public', null, 'nothing', form);
export const leaving: Way = { ...open(), leaves: true };
/** No area allows it, so nobody finds it: the demo's pages in a council's own service, and the page that never is. */
export const nowhere = (form?: Form) => way('nowhere', null, 'nothing', form);
export const respondent = (action: Action, form?: Form) => way('respondent', action, 'record', form);
export const staff = (action: Action, of: Of = 'record', form?: Form) => way('staff', action, of, form);
export const once = (one: Way): Way => ({ ...one, spends: true });
export const whole = (one: Way): Way => ({ ...one, whole: true });

const today = new Date().toLocaleDateString('en-GB', { timeZone: 'Europe/London' }).split('/');
export const day = (name: string) => ({
  [`${name}.day`]: today[0]!,
  [`${name}.month`]: today[1]!,
  [`${name}.year`]: today[2]!
});

/** A meeting today at ten, whatever day it is: kept though it is a weekend. */
export const meetingToday = {
  placeKind: 'home',
  meetingTime: '10:00',
  ...day('meetingOn'),
  sure: `${today[2]!}-${today[1]!}-${today[0]!} 10:00`
};
