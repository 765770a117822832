/** The cast as a script sees it: `/demo.json`, and how each person comes in. */
import { expect, type APIRequestContext, type Page } from '@playwright/test';
import { TOTP } from 'otpauth';

interface Respondent {
  readonly name: string;
  readonly role: string;
  readonly situation: string;
  readonly enter: { readonly url: string; readonly code: string; readonly pictures: readonly string[] };
}
interface Staff {
  readonly name: string;
  readonly role: string;
  readonly situation: string;
  readonly enter: {
    readonly url: string;
    readonly email: string;
    readonly password: string;
    readonly totp_secret: string;
  };
}

async function everybody(request: APIRequestContext): Promise<(Respondent | Staff)[]> {
  const { people } = (await (await request.get('/demo.json')).json()) as { people: (Respondent | Staff)[] };
  return people;
}

export async function staffCalled(request: APIRequestContext, name: string): Promise<Staff> {
  const found = (await everybody(request)).find((person) => person.name === name && 'email' in person.enter);
  if (!found) throw new Error(`The demo council has no member of staff called ${name}.`);
  return found as Staff;
}

export async function respondentCalled(
  request: APIRequestContext,
  name: string,
  role = 'child'
): Promise<Respondent> {
  const found = (await everybody(request)).find((person) => person.name === name && person.role === role);
  if (!found) throw new Error(`The demo council has no ${role} called ${name}.`);
  return found as Respondent;
}

/** Six digits; `later` steps of 30 seconds ahead, because a code works once and clocks may differ by one step. */
const codeFor = (secret: string, later: number) =>
  new TOTP({ secret }).generate({ timestamp: Date.now() + later * 30_000 });

/** Signs in with password and second factor, as a person would. */
export async function signIn(page: Page, name: string): Promise<void> {
  const { enter } = await staffCalled(page.request, name);
  await page.goto('/staff/sign-in');
  await page.getByLabel('E-mail').fill(enter.email);
  await page.getByLabel('Password').fill(enter.password);
  await page.getByRole('button', { name: 'Continue' }).click();
  for (const later of [0, 1]) {
    await page.getByLabel('Six digits').fill(codeFor(enter.totp_secret, later));
    await page.getByRole('button', { name: 'Sign in' }).click();
    // Who has no reviews is taken on to what they may see.
    if (!new URL(page.url()).pathname.startsWith('/staff/sign-in')) return;
  }
  // Both codes of this minute were used by another story: the next one is half a minute away.
  await page.waitForTimeout(31_000);
  await page.getByLabel('Six digits').fill(codeFor(enter.totp_secret, 1));
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page).not.toHaveURL(/sign-in/);
}
