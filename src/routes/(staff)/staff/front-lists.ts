/** How much of its long lists the first page shows. What is not shown is not handed over: each row costs time. */
import type { MyReviews } from '$lib/server/services/my-reviews.ts';

/** Rows of one page of what is coming up: a large council's whole register is not one table. */
const perPage = 100;

/** Rows of what is to read in time and of what is due: the head of a list that one IRO's name makes short. */
const mostRows = 40;

/** One page of what is coming up, everything that presses, and the head of each other list with how long it is. */
export function shownOf({ waiting, due, ...reviews }: MyReviews, url: URL) {
  const pages = Math.max(1, Math.ceil(reviews.coming.length / perPage));
  const page = Math.min(pages, Math.max(1, Number(url.searchParams.get('page')) || 1));
  const coming = reviews.coming.slice((page - 1) * perPage, page * perPage);
  const late = due.filter(({ daysLeft }) => daysLeft < 0).length;
  const urgent = waiting.filter((item) => item.urgent);
  const toRead = headOf(waiting.filter((item) => !item.urgent));
  return { reviews: { ...reviews, coming, urgent, toRead, due: { ...headOf(due), late } }, page, pages };
}

const headOf = <T>(list: readonly T[]) => ({ all: list.length, head: list.slice(0, mostRows) });
