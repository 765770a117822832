/** A child's way from the card to "sent", page by page as a person goes it, and the same on the bare server. */
import type { Invited } from './council.ts';
import { filledIn, linkOn } from './form.ts';
import { posting, type Ledger } from './ledger.ts';
import type { Answer, Fields, Visitor } from './visitor.ts';

/** The server answered, and not what a person could go on from. */
export class WrongAnswer extends Error {
  override readonly name = 'WrongAnswer';
}

/** More pages than any form has: a way that leads in a circle ends here. */
const longest = 120;

/** The whole way for somebody who was never here. */
export async function wholeJourney(visitor: Visitor, child: Invited, ledger: Ledger): Promise<void> {
  await enter(visitor, child);
  await answerAndSend(visitor, child, ledger, '/my/before');
}

/**
 * In by the link: the card's page, what to know before, three secret pictures, home. Somebody who was cut off on
 * this way comes by it again, and then gives the pictures they have chosen.
 */
export async function enter(visitor: Visitor, { n, token }: Invited): Promise<void> {
  await shown(visitor, `/i/${token}`);
  const first = to(await visitor.post(`/i/${token}`, []), '/my/');
  await shown(visitor, first);
  const page = await shown(visitor, '/my/pictures');
  const offered = [...page.html.matchAll(/name="pick" value="([^"]+)"/g)].map(([, picture = '']) => picture);
  const chosen = [0, 3, 6].map((step) => offered[(n + step) % offered.length] ?? '');
  await shown(visitor, await throughPictures(visitor, chosen));
}

async function throughPictures(visitor: Visitor, chosen: readonly string[]): Promise<string> {
  const before = (count: number): Fields => chosen.slice(0, count).map((one) => ['chosen', one]);
  for (const [at, picture] of chosen.entries()) {
    const given = await visitor.post('/my/pictures', [...before(at), ['pick', picture]]);
    if (given.status === 303) return to(given, '/my');
    answered(given, 200, '/my/pictures');
  }
  return to(await visitor.post('/my/pictures', [...before(chosen.length), ['do', 'yes']]), '/my');
}

/** From "before you start" to the first question page that has not been answered; gives its address. */
export async function begin(visitor: Visitor): Promise<string> {
  await shown(visitor, '/my/before');
  return to(await visitor.post('/my/before', [['do', 'start']]), '/my/');
}

/**
 * Goes on from `from` until it was sent: `/my/before` finds the next question by itself, on this device or another.
 * Each page that is acknowledged is written into the ledger, and so is the sending.
 */
export async function answerAndSend(
  visitor: Visitor,
  child: Invited,
  ledger: Ledger,
  from: string
): Promise<void> {
  let at = from;
  for (let step = 0; step < longest; step += 1) {
    if (at === '/my/sent') return sentPage(visitor, child, ledger);
    at = await onFrom(visitor, child, ledger, at);
  }
  throw new WrongAnswer(`Child ${child.n} was still at ${at} after ${longest} pages`);
}

async function onFrom(visitor: Visitor, child: Invited, ledger: Ledger, at: string): Promise<string> {
  const page = await visitor.get(at);
  if (page.status === 303) return to(page, '/my');
  answered(page, 200, at);
  if (at.startsWith('/my/help')) {
    return linkOn(page.html, '/my/questions/', '/my/check') ?? wrong(page, at);
  }
  if (at.startsWith('/my/before')) return to(await visitor.post(at, [['do', 'start']]), '/my/');
  if (at.startsWith('/my/check')) {
    return to(
      await visitor.post('/my/check', [...filledIn(page.html, child.n, () => ''), ['do', 'send']]),
      '/my/'
    );
  }
  const fields = filledIn(page.html, child.n, (box) => wordsFor(child.n, box));
  if (fields.length === 0) wrong(page, at);
  const acknowledge = posting(ledger, child.reviewId, fields);
  const on = to(await visitor.post(at, [...fields, ['do', 'next']]), '/my/');
  acknowledge();
  return on;
}

/** The redirect here, or a Back to this page, is the server's word that it was sent. */
async function sentPage(visitor: Visitor, { reviewId }: Invited, ledger: Ledger): Promise<void> {
  ledger.sent.add(reviewId);
  await shown(visitor, '/my/sent');
}

let posted = 0;

/** No two boxes are ever given the same words, so that an old answer cannot pass for a new one. */
function wordsFor(n: number, box: string): string {
  posted += 1;
  return `I am child ${n} and this is what I say about ${box}, as I said it the ${posted}th time. I like it there.`;
}

/** The same number of pages on the bare server: begin, each question posted and the next one shown, send. */
export async function bareJourney(visitor: Visitor, n: number, pages: number): Promise<void> {
  let at = to(await visitor.post('/begin', []), '/q/');
  await shown(visitor, at);
  for (let page = 1; page <= pages; page += 1) {
    const fields: Fields = [
      ['q', 'good'],
      ['words', wordsFor(n, String(page))]
    ];
    at = to(await visitor.post(at, fields), '/q/');
    await shown(visitor, at);
  }
  await shown(visitor, to(await visitor.post('/send', []), '/sent'));
}

async function shown(visitor: Visitor, path: string): Promise<Answer> {
  return answered(await visitor.get(path), 200, path);
}

function answered(answer: Answer, status: number, path: string): Answer {
  return answer.status === status ? answer : wrong(answer, path);
}

/** Where the answer leads, which must begin so. */
function to(answer: Answer, start: string): string {
  return answer.status === 303 && answer.location.startsWith(start) ? answer.location : wrong(answer, start);
}

function wrong(answer: Answer, path: string): never {
  throw new WrongAnswer(`${path}: got ${answer.status} ${answer.location} ${answer.html.slice(0, 200)}`);
}
