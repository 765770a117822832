/** What the keyboard stands on. */
import type { Page } from '@playwright/test';

export interface Stop {
  /** The type of an input, or the name of the element. */
  readonly kind: string;
  readonly name: string;
  readonly value: string;
  readonly href: string;
  /** Its place in the order of the page. */
  readonly place: number;
  /** It, or the tile it belongs to, is on the screen and nothing lies over it. */
  readonly visible: boolean;
  /** It, or the tile it belongs to, looks otherwise than before. */
  readonly outlined: boolean;
}

/** Null when the focus has left the page. */
export function stopAt(page: Page): Promise<Stop | null> {
  return page.evaluate(async () => {
    // The page scrolls to what has the focus in its next frame.
    await new Promise((seen) => requestAnimationFrame(() => requestAnimationFrame(seen)));
    const focus = document.activeElement;
    if (!(focus instanceof HTMLElement) || focus === document.body) return null;
    const shown = focus.closest<HTMLElement>('.pick, .choice, .own') ?? focus;
    const { left, top, width, height } = shown.getBoundingClientRect();
    // Of a large box the browser brings the line of the cursor into view.
    const over = document.elementFromPoint(left + width / 2, top + Math.min(height / 2, 16));
    const looks = [focus, shown, ...shown.querySelectorAll<HTMLElement>('label')].map((one) =>
      getComputedStyle(one)
    );
    const all = [...document.querySelectorAll('a[href], button, input, textarea, select, summary, audio')];
    const called = (attribute: string): string => focus.getAttribute(attribute) ?? '';
    return {
      kind: focus instanceof HTMLInputElement ? focus.type : focus.tagName.toLowerCase(),
      name: called('name'),
      value: called('value'),
      href: called('href'),
      place: all.indexOf(focus),
      visible: over !== null && (shown.contains(over) || over.contains(shown)),
      outlined: looks.some(
        ({ outlineStyle, outlineWidth }) => outlineStyle !== 'none' && outlineWidth !== '0px'
      )
    };
  });
}
