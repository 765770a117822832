/** How much of its long lists the first page shows. What is not shown is not handed over: each row costs time. */
import type { Store } from '$lib/server/db/store.ts';
import type { MyReviews } from '$lib/server/services/my-reviews.ts';
import type { AlertLine } from '$lib/server/services/review-alerts.ts';
import { toldApart } from '$lib/server/services/same-name.ts';
import type { ForToday } from '$lib/server/services/today.ts';

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

/** The page with the number put with the name of each child whom its lists cannot tell from another. */
export async function withNumbers<
  P extends ReturnType<typeof shownOf> & {
    readonly alerts: { readonly worst: readonly AlertLine[]; readonly all: number };
    readonly today: readonly ForToday[];
  }
>(store: Store, page: P): Promise<P> {
  const { reviews, alerts, today } = page;
  const { urgent, toRead, due, coming, onDuty } = reviews;
  const items = today.flatMap((line) => (line.list === 'reading' ? [] : [line.item]));
  const lists = [urgent, toRead.head, due.head, coming, onDuty?.items ?? [], alerts.worst, items];
  const apart = await toldApart(store, lists);
  return {
    ...page,
    reviews: {
      ...reviews,
      urgent: urgent.map(apart),
      toRead: { ...toRead, head: toRead.head.map(apart) },
      due: { ...due, head: due.head.map(apart) },
      coming: coming.map(apart),
      onDuty: onDuty && { ...onDuty, items: onDuty.items.map(apart) }
    },
    alerts: { ...alerts, worst: alerts.worst.map(apart) },
    today: today.map((line) =>
      line.list === 'reading' ? line : ({ ...line, item: apart(line.item) } as ForToday)
    )
  };
}
