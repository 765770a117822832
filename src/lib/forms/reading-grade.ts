/**
 * How hard a sentence is to read, as a US school grade (reading age is about grade + 5).
 *
 * Flesch–Kincaid: 0.39 × words + 11.8 × syllables per word − 15.59. The formula was made for passages of a
 * hundred words; in a question of four words one long word decides everything ("Family time" would be grade 8).
 * So the syllables are taken over at least ten words, the missing ones being short: the length of the
 * sentence still counts as it is, and one long word counts as one long word.
 */
const enoughWords = 10;

/** Words whose vowels mislead the counter: word → syllables. */
const known: ReadonlyMap<string, number> = new Map([
  ['being', 2],
  ['doing', 2],
  ['going', 2],
  ['idea', 3],
  ['ideas', 3],
  ['quiet', 2],
  ['science', 2],
  ['diary', 3],
  ['people', 2],
  ['someone', 2],
  ['something', 2],
  ['sometimes', 2],
  ['somewhere', 2],
  ['everyone', 3],
  ['everything', 3],
  ['every', 2],
  ['everyday', 3],
  ['interpreter', 4],
  ['area', 3],
  ['trying', 2],
  ['seeing', 2],
  ['sexuality', 5],
  ['religious', 3],
  ['social', 2],
  ['special', 2],
  ['sure', 1],
  ['safely', 2],
  ['homework', 2],
  ['outdoors', 2],
  ['apprenticeship', 4],
  ['café', 2]
]);

/** Syllables in an English word: groups of vowels, without silent endings. At least one. */
export function syllables(word: string): number {
  const plain = word
    .toLowerCase()
    .replace(/’s$|'s$/, '')
    .replace(/[^a-zé]/g, '');
  const exact = known.get(plain);
  if (exact !== undefined) return exact;
  const sounded = plain
    .replace(/(?<=[^aeiouyé]{1,3})(e|es)$/, (ending, _e, at: number) =>
      keepsEnding(plain, at) ? ending : ''
    )
    .replace(/(?<=[^aeiouytdé])ed$/, 'd')
    .replace(/(?<=[aeiouy][^aeiouy]{1,2})e(?=(ly|ful|ment|ness|less)s?$)/, '');
  const groups = sounded.match(/[aeiouyé]+/g) ?? [];
  return Math.max(1, groups.length);
}

/** "table" and "boxes" sound their last vowel; "home" and "times" do not. */
function keepsEnding(word: string, at: number): boolean {
  const before = word.slice(0, at);
  return /[^aeiouy]l$/.test(before) || (word.endsWith('es') && /(s|x|z|ch|sh|c|g)$/.test(before));
}

/** The words of a sentence: letters, with apostrophes and hyphens inside split at hyphens. */
export function wordsOf(sentence: string): string[] {
  return sentence.match(/[\p{L}\p{N}]+(?:[’'][\p{L}]+)*/gu) ?? [];
}

/** The sentences of a text. A question in the shape of a label, without a full stop, is one sentence. */
export function sentencesOf(text: string): string[] {
  return text
    .split(/(?<=[.?!…:])\s+|\n+/)
    .map((sentence) => sentence.trim())
    .filter((sentence) => wordsOf(sentence).length > 0);
}

/** The grade of one sentence. Below 0 is below the first year of school. */
export function readingGrade(sentence: string): number {
  const words = wordsOf(sentence);
  if (words.length === 0) return 0;
  const sounds = words.reduce((sum, word) => sum + syllables(word), 0);
  const over = Math.max(words.length, enoughWords);
  return 0.39 * words.length + (11.8 * (sounds + over - words.length)) / over - 15.59;
}
