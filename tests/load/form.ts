/** The form on a page, read from its HTML as a browser would, and filled in. */
import type { Fields } from './visitor.ts';

interface Control {
  readonly kind: string;
  readonly name: string;
  readonly value: string;
}

/**
 * Everything on the page's form answered: of each choice one, of each list two, words in every box. Which ones is
 * worked out from `turn`, so that the same turn gives the same answers; over all turns about every choice is taken,
 * also those that say "I do not feel safe" and lead over the help page.
 */
export function filledIn(html: string, turn: number, words: (box: string) => string): Fields {
  const controls = controlsOf(html);
  const named = (kind: string) =>
    Map.groupBy(
      controls.filter((one) => one.kind === kind),
      (one) => one.name
    );
  const filled: [string, string][] = [];
  for (const one of controls.filter(({ kind }) => kind === 'hidden')) filled.push([one.name, one.value]);
  for (const [name, all] of named('radio')) filled.push([name, inTurn(all, turn).value]);
  for (const [name, all] of named('checkbox')) {
    const ticked = new Set([inTurn(all, turn).value, inTurn(all, turn + 1).value]);
    for (const value of ticked) filled.push([name, value]);
  }
  for (const [name, boxes] of named('words')) {
    if (boxes.length > 1)
      throw new Error(`Two boxes are called ${name}: what is written in one of them is lost`);
    filled.push([name, words(name)]);
  }
  return filled;
}

function inTurn(all: readonly Control[], turn: number): Control {
  const one = all[turn % all.length];
  if (!one) throw new Error('A choice without choices');
  return one;
}

function controlsOf(html: string): Control[] {
  const form = /<form method="post"[\s\S]*?<\/form>/.exec(html)?.[0] ?? '';
  return [...form.matchAll(/<(input|textarea)\b([^>]*)>/g)].flatMap(([, tag, attributes = '']) => {
    const name = attribute(attributes, 'name');
    if (name === null) return [];
    const type = tag === 'textarea' ? 'words' : (attribute(attributes, 'type') ?? 'text');
    return [{ kind: type === 'text' ? 'words' : type, name, value: attribute(attributes, 'value') ?? '' }];
  });
}

function attribute(attributes: string, name: string): string | null {
  const found = new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(attributes)?.[1];
  return found?.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&amp;', '&') ?? null;
}

/** The address of the first link on the page that begins so, without its `#`. */
export function linkOn(html: string, ...starts: readonly string[]): string | null {
  const links = [...html.matchAll(/\shref="([^"#]+)/g)].map(([, href = '']) => href.replaceAll('&amp;', '&'));
  return links.find((href) => starts.some((start) => href.startsWith(start))) ?? null;
}
