/** The manager's figures, read off the page as a person would, over a year so that no small number is hidden. */
import type { Page } from '@playwright/test';
import { looksRight } from './axe.ts';
import { signIn } from './people.ts';

export interface Figures {
  readonly reviews: number;
  readonly children: number;
  readonly tookPart: number;
  readonly agedFourOrOver: number;
  readonly pn6: number;
  readonly rated: number;
  readonly askedToRate: number;
}

const isoDay = (at: number): string => new Date(at).toISOString().slice(0, 10);

/** The numbers that stand where the pattern has its groups. */
function numbersIn(text: string, pattern: RegExp): number[] {
  const found = pattern.exec(text.replaceAll(/\s+/g, ' '));
  if (!found) throw new Error(`The results page does not say ${String(pattern)}.`);
  return found.slice(1).map(Number);
}

export async function figuresOf(page: Page): Promise<Figures> {
  await signIn(page, 'Maggie Doyle');
  const now = Date.now();
  await page.goto(`/staff/results?period=own&from=${isoDay(now - 365 * 86_400_000)}&to=${isoDay(now)}`);
  await looksRight(page);
  const text = await page.locator('main').innerText();
  const [reviews = NaN, children = NaN] = numbersIn(text, /(\d+) reviews of (\d+) children/);
  const [tookPart = NaN, agedFourOrOver = NaN] = numbersIn(
    text,
    /(\d+) of (\d+) reviews, children aged 4 and over/
  );
  const [rated = NaN, askedToRate = NaN] = numbersIn(text, /(\d+) of (\d+) reviews whose child was asked/);
  const pn6Row = page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: /^PN6/ }) });
  const [pn6 = NaN] = numbersIn(await pn6Row.first().innerText(), /PN6\D*?(\d+)/);
  return { reviews, children, tookPart, agedFourOrOver, pn6, rated, askedToRate };
}
