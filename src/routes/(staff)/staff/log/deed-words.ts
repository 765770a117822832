/** What the log calls a reading or a deed. */

/** Readings, by how somebody came to the words; every other action says what it is by its own name. */
const readings: Readonly<Record<string, string>> = {
  'answers.read': 'Answers: read on the page',
  'pack.read': 'Meeting pack: opened',
  'answers.printed': 'Answers: opened to print',
  'answers.heard': 'Answers: listened to'
};

/** `triage.added` → “Triage: added”. */
export function deedWords(action: string): string {
  const known = readings[action];
  if (known !== undefined) return known;
  const [what = '', ...how] = action.replaceAll('-', ' ').split('.');
  return `${what.charAt(0).toUpperCase()}${what.slice(1)}${how.length > 0 ? `: ${how.join(', ')}` : ''}`;
}

export const whoseWords: Readonly<Record<string, string>> = {
  child: 'The child',
  parent: 'A parent',
  carer: 'A carer'
};
