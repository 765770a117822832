/**
 * What the operator reads: one line of JSON for each event, on the error stream. Never personal data, never an
 * address (they can hold tokens): ids of routes, classes of errors, lines of code.
 */
export interface LogLine {
  readonly event: string;
  readonly [fact: string]: string | number | boolean | null;
}

export function log(line: LogLine): void {
  process.stderr.write(`${JSON.stringify({ at: new Date().toISOString(), ...line })}\n`);
}

/**
 * What may be told about an error: its class, the driver's code, and where in the program it happened. Its message
 * stays out: database and parser messages repeat the values they choked on.
 */
export function describeError(error: unknown): { class: string; code: string; where: string } {
  if (!(error instanceof Error)) return { class: typeof error, code: '', where: '' };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  const cause = error.cause instanceof Error ? ` < ${describeError(error.cause).class}` : '';
  return { class: error.name + cause, code: code || causeCode(error), where: framesOf(error) };
}

function causeCode({ cause }: Error): string {
  return cause instanceof Error ? describeError(cause).code : '';
}

/** The first lines of the stack, without the message that stands above them. */
function framesOf({ stack = '' }: Error): string {
  const frames = stack.split('\n').filter((line) => /^\s+at /.test(line));
  return frames
    .slice(0, 4)
    .map((line) => line.trim().slice(3))
    .join(' < ');
}
