/**
 * <draw-board>: a sheet to draw on with finger, mouse or pen. What is drawn is kept as numbers in the hidden field the
 * board names. Pictures and words beside it answer the same question without any dragging.
 */
import { mostDrawn, nearest, sheet, type Ink, type Pen, type Stroke } from '../forms/drawing-sheet.ts';
import { inkColours } from '../ui/ink-colours.ts';
import { strokePath } from '../ui/stroke-path.ts';

const svg = 'http://www.w3.org/2000/svg';

class DrawBoard extends HTMLElement {
  #strokes: Stroke[] = [];
  #line: number[] | null = null;
  /** The finger that draws: a hand resting on the glass does not. */
  #finger = -1;
  #ink: Ink = 'black';
  #pen: Pen = 'thick';
  #drawing: Element | null = null;

  connectedCallback(): void {
    this.hidden = false;
    for (const tools of this.querySelectorAll<HTMLElement>('.inks')) tools.hidden = false;
    this.#strokes = JSON.parse(this.#field?.value || '[]') as Stroke[];
    const board = this.#board;
    board?.addEventListener('pointerdown', (event) => this.#begin(event));
    board?.addEventListener('pointermove', (event) => this.#go(event));
    board?.addEventListener('pointerup', (event) => this.#end(event));
    board?.addEventListener('pointercancel', (event) => this.#end(event));
    this.addEventListener('click', (event) => this.#press(event.target as Element));
  }

  get #board(): SVGSVGElement | null {
    return this.querySelector('svg.drawing');
  }

  get #field(): HTMLInputElement | null {
    return this.closest('form')?.querySelector(`[name="${this.dataset['field'] ?? ''}"]`) ?? null;
  }

  #begin(event: PointerEvent): void {
    if (this.#line || this.#isFull(2)) return;
    event.preventDefault();
    this.#finger = event.pointerId;
    this.#board?.setPointerCapture(event.pointerId);
    this.#line = [];
    this.#drawing = document.createElementNS(svg, 'path');
    this.#drawing.setAttribute('fill', inkColours[this.#ink]);
    this.#board?.append(this.#drawing);
    this.#go(event);
  }

  #go({ clientX, clientY, pointerId }: PointerEvent): void {
    const box = this.#board?.getBoundingClientRect();
    if (!this.#line || !box || pointerId !== this.#finger || this.#isFull(this.#line.length + 2)) return;
    const within = (at: number, most: number) => Math.max(0, Math.min(most, Math.round(at * most)));
    const x = within((clientX - box.left) / box.width, sheet.width);
    const y = within((clientY - box.top) / box.height, sheet.height);
    const [lastX = -nearest, lastY = -nearest] = this.#line.slice(-2);
    if (Math.hypot(x - lastX, y - lastY) < nearest) return;
    this.#line.push(x, y);
    this.#drawing?.setAttribute('d', strokePath(this.#line, this.#pen));
  }

  /** The pen is dry: what is there is kept, and undoing gives room again. */
  #isFull(more: number): boolean {
    const numbers = this.#strokes.reduce((sum, { line }) => sum + line.length, more);
    return this.#strokes.length >= mostDrawn.strokes || numbers > mostDrawn.numbers;
  }

  #end({ pointerId }: PointerEvent): void {
    if (!this.#line || pointerId !== this.#finger) return;
    this.#strokes.push({ ink: this.#ink, pen: this.#pen, line: this.#line });
    this.#line = null;
    this.#keep();
  }

  #keep(): void {
    if (this.#field) this.#field.value = JSON.stringify(this.#strokes);
  }

  #press(target: Element): void {
    const button = target.closest<HTMLElement>('button');
    if (!button) return;
    const { ink, pen, do: what } = button.dataset;
    if (ink) this.#ink = ink as Ink;
    if (pen) this.#pen = pen as Pen;
    if (ink ?? pen) this.#choose(button, ink ? '[data-ink]' : '[data-pen]');
    if (what) this.#takeBack(what === 'clear');
  }

  #choose(button: HTMLElement, all: string): void {
    for (const one of this.querySelectorAll(all)) one.setAttribute('aria-pressed', String(one === button));
  }

  #takeBack(everything: boolean): void {
    const paths = [...(this.#board?.querySelectorAll('path') ?? [])];
    for (const path of everything ? paths : paths.slice(-1)) path.remove();
    this.#strokes = everything ? [] : this.#strokes.slice(0, -1);
    this.#keep();
  }
}

customElements.define('draw-board', DrawBoard);
