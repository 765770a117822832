/**
 * Makes a staff account: the first manager of a new installation has nobody to be let in by.
 *
 *   npm run add-staff -- --email ADDRESS --name "NAME" --role manager
 *
 * Prints a first password and what the authenticator app needs, once. Nothing else knows them.
 */
import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { staffRoles } from '../lib/domain/viewer.ts';
import { systemClock } from '../lib/server/clock.ts';
import { readConfig } from '../lib/server/config.ts';
import { isUniqueViolation } from '../lib/server/db/errors.ts';
import { openConfiguredStore } from '../lib/server/open.ts';
import { createStaff } from '../lib/server/services/staff-accounts.ts';

const usage = `Usage: npm run add-staff -- --email ADDRESS --name "NAME" --role ${staffRoles.join('|')}`;
const wanted = z.object({
  email: z.email(),
  name: z.string().trim().min(1).max(100),
  role: z.enum(staffRoles)
});

function readArguments() {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({ options: { email: text, name: text, role: text }, strict: false });
  return wanted.safeParse(values);
}

async function run(): Promise<number> {
  const person = readArguments();
  if (!person.success) {
    console.error(usage);
    return 2;
  }
  const store = await openConfiguredStore(readConfig(process.env));
  try {
    const password = randomBytes(12).toString('base64url');
    const { totpSecret, totpAddress } = await createStaff(
      store,
      { ...person.data, password },
      systemClock.now()
    );
    console.log(
      `Password: ${password}\nSecond factor, for the authenticator app: ${totpSecret}\n${totpAddress}`
    );
    return 0;
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    console.error('Somebody with that e-mail address has an account already.');
    return 1;
  } finally {
    await store.close();
  }
}

process.exitCode = await run();
