/** Letters in the words and print size of whoever they are for, with the questions on paper when they go with them. */
import { letterWords } from '$lib/i18n/letter-words.ts';
import { paperWords } from '$lib/i18n/paper-words.ts';
import { qrCode } from '$lib/server/qr-code.ts';
import type { ReviewCard } from '$lib/server/services/caseload.ts';
import { paperForInvited } from '$lib/server/services/invited-paper.ts';
import { isLanguageChecked } from '$lib/server/services/languages.ts';
import type { Letter } from '$lib/server/services/letters.ts';
import { serviceWords } from '$lib/server/services/settings.ts';

/** Letters just made, of one review. The caller has checked who may make them. */
interface OfReview {
  readonly review: Pick<ReviewCard, 'id' | 'childId' | 'heldOn'>;
  readonly letters: readonly Letter[];
}

interface Printed {
  /** Settings of the council that stand on it. */
  readonly childline: string;
  readonly origin: string;
}

/** The letter in its words, with its address and the drawing of it. Nothing in the address says whose it is. */
async function printed(locals: App.Locals, letter: Letter, { childline, origin }: Printed) {
  const { token, iro, language, ...rest } = letter;
  const link = `${origin}/i/${token}`;
  const firstName = iro?.name.split(' ')[0] ?? null;
  const site = origin.replace(/^https?:\/\//, '');
  const words = await letterWords({ ...rest, locale: language, iro: firstName, childline, link, site });
  const isChecked = await isLanguageChecked(locals.store, language);
  return { ...rest, iro, language, isChecked, words, qr: qrCode(link) };
}

/** The questions on paper for one letter, in its language; null when no form is offered to them. */
async function paperFor(locals: App.Locals, review: OfReview['review'], letter: Letter) {
  const { invitationId, audience, language, iro } = letter;
  const paper = await paperForInvited(locals.store, review, letter, locals.now);
  const iroName = iro?.name.split(' ')[0] ?? null;
  return paper && { ...paper, invitationId, words: await paperWords(language, audience, iroName) };
}

/** All of them, one after the other, as they come out of the printer. */
export async function printJob(locals: App.Locals, reviews: readonly OfReview[], withPaper: boolean) {
  const { childlineNumber: childline } = await serviceWords(locals.store, locals.config.words);
  const council = { childline, origin: locals.config.origin };
  const made = reviews.flatMap(({ review, letters }) => letters.map((letter) => ({ review, letter })));
  const papers = withPaper
    ? await Promise.all(made.map(({ review, letter }) => paperFor(locals, review, letter)))
    : [];
  return {
    letters: await Promise.all(made.map(({ letter }) => printed(locals, letter, council))),
    papers: papers.filter((paper) => paper !== null)
  };
}
