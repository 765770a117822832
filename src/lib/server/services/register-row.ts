/** One row of a recognised file: gives cells by their key and gathers what is wrong with them. */
import type { Cell } from './register-cells.ts';
import { note, stop, type Origin, type Problem } from './register-problems.ts';

export class Row {
  readonly from: Origin;
  readonly problems: Problem[] = [];
  private readonly cells: readonly string[];
  private readonly places: ReadonlyMap<string, number>;
  private readonly headings: readonly string[];

  constructor(
    from: Origin,
    cells: readonly string[],
    places: ReadonlyMap<string, number>,
    headings: readonly string[]
  ) {
    this.from = from;
    this.cells = cells;
    this.places = places;
    this.headings = headings;
  }

  text(key: string): string {
    return this.cells[this.places.get(key) ?? -1] ?? '';
  }

  /** The cell read by `read`; undefined when it is empty or wrong. A wrong one is noted as a problem. */
  optional<T>(key: string, read: (text: string) => Cell<T>): T | undefined {
    const text = this.text(key);
    return text === '' ? undefined : this.taken(key, read(text));
  }

  /** As `optional`, and an empty cell is a problem too. */
  needed<T>(key: string, read: (text: string) => Cell<T>, missing: string): T | undefined {
    const text = this.text(key);
    return this.taken(key, text === '' ? { reason: missing } : read(text));
  }

  stop(key: string | null, reason: string): void {
    this.problems.push(stop(this.from, this.heading(key), reason));
  }

  note(key: string | null, reason: string): void {
    this.problems.push(note(this.from, this.heading(key), reason));
  }

  get usable(): boolean {
    return this.problems.every((problem) => problem.weight === 'notes');
  }

  private taken<T>(key: string, cell: Cell<T>): T | undefined {
    if ('value' in cell) return cell.value;
    this.stop(key, cell.reason);
    return undefined;
  }

  private heading(key: string | null): string | null {
    return key === null ? null : (this.headings[this.places.get(key) ?? -1] ?? null);
  }
}
