/** Staff words for what one press asks. */

/** "3 people", "1 person" */
export const count = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`;

/** "by message", "by letter: the message did not arrive" */
export function wayWords({
  by,
  because
}: {
  readonly by: 'message' | 'letter';
  readonly because: 'not-asked' | 'failed';
}): string {
  if (because === 'not-asked') return by === 'message' ? 'by message' : 'by letter';
  return by === 'message'
    ? 'by message to the new contact: the last did not arrive'
    : 'by letter: the message did not arrive';
}

interface Asked {
  readonly messages: number;
  readonly changed: readonly string[];
  readonly done: number;
}

/** What one press did, and what it left. */
export const sentWords = ({ messages }: Asked, letters: number): string =>
  `${count(messages, 'message is', 'messages are')} on the way, ${count(letters, 'letter is', 'letters are')} ready to print.`;

/** What was skipped, a line for each reason. */
export function skippedWords({ changed, done }: Asked): string[] {
  return [
    ...(changed.length === 0
      ? []
      : [
          `Not asked, because something changed while the page was open: ${changed.join(', ')}. Look again and press once more.`
        ]),
    ...(done === 0
      ? []
      : [`${count(done, 'review', 'reviews')} had been seen to already. Nothing was sent twice.`])
  ];
}
