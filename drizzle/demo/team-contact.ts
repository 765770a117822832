/** The demo council's own telephone and e-mail address, both invented. */
import type { Council } from './council.ts';

const contact = { teamNumber: '01632 960 010', teamEmail: 'reviews@wrenbridge.example' };

/** Adds them as a manager would have typed them. */
export function addTeamContact(council: Council): void {
  for (const [key, value] of Object.entries(contact))
    council.rows.add('settings', { key: `service.${key}`, value: [value] });
}
