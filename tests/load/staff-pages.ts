/** Every page that a member of staff can open by its address: the routes as they stand in the folder, with real ids. */
import { addDays, addMonths, type Day } from '../../src/lib/domain/day.ts';
import { periodsFor } from '../../src/lib/server/services/results-period.ts';
import { waysOnDisk } from '../e2e/access/route-files.ts';
import type { Subject } from './staff-subjects.ts';

export interface StaffPages {
  /** What to ask for, each address once, with the route it is of. */
  readonly pages: readonly { readonly route: string; readonly address: string }[];
  /** Routes that are not asked, because nothing is known to stand for a parameter. */
  readonly left: readonly string[];
}

/** All routes that answer GET, such as `/staff/reviews/[review]`. */
function routes(): string[] {
  return [...waysOnDisk()]
    .filter(([way, area]) => area === 'staff' && way.startsWith('GET '))
    .map(([way]) => way.slice('GET '.length))
    .sort();
}

/** What may stand behind a route's address: filters, second pages, other languages. */
type Queries = (subject: Subject, today: Day) => readonly string[];

const iroOf = ({ parameters }: Subject): string => parameters['member'] ?? '';

/** Every period on offer, and one of five years, which nobody may have asked for before. */
function periods(today: Day): string[] {
  const { years, quarters, four } = periodsFor(today);
  const named = [four, ...years, ...quarters].map(({ id }) => `?period=${id}`);
  return [...named, `?period=own&from=${addMonths(today, -60)}&to=${addDays(today, -1)}`];
}

const fiveYears = (today: Day): string => periods(today).at(-1) ?? '';

const queries: Readonly<Record<string, Queries>> = {
  '/staff': (subject) => [
    ...['child', 'parent', 'carer', 'other'].map((who) => `?show=${who}`),
    ...['', '&page=2', '&page=9', '&show=child'].map((more) => `?later=1${more}`),
    `?iro=${iroOf(subject)}`,
    `?iro=${iroOf(subject)}&later=1`
  ],
  '/staff/to-ask': (subject) => [`?iro=${iroOf(subject)}`],
  '/staff/children': (subject) => [
    '?page=2',
    '?page=20',
    '?search=ma',
    '?search=LC10',
    '?search=LC10&page=2',
    `?iro=${iroOf(subject)}`,
    '?iro=none',
    '?show=ceased'
  ],
  '/staff/log': (subject) => [
    `?child=${subject.localId}`,
    `?person=${iroOf(subject)}`,
    `?child=${subject.localId}&person=${iroOf(subject)}`,
    `?child=${subject.localId}&from=2026-01-01&to=2026-12-31`,
    '?child=nobody'
  ],
  '/staff/results': (subject, today) => [
    ...periods(today),
    ...['parent', 'carer', 'other'].flatMap((who) => [`?who=${who}`, `${fiveYears(today)}&who=${who}`]),
    '?theme=heard',
    '?whose=all',
    `?whose=${iroOf(subject)}`,
    `${fiveYears(today)}&whose=${iroOf(subject)}`
  ],
  '/staff/results/return': (_subject, today) => periods(today),
  '/staff/results/return/reviews': (_subject, today) => periods(today),
  '/staff/forms': () => ['?language=ar&size=24&drawings=line'],
  '/staff/forms/[form]': () => ['?language=ar&size=24&drawings=line'],
  '/staff/sounds': () => ['?form=child-8-11&language=ar', '?form=child-12-15&without'],
  '/staff/symbols': () => ['?search=home'],
  '/staff/calculator': (_subject, today) => {
    const [year, month, day] = addMonths(today, -20).split('-');
    return [`?cycle=standard&started.day=${day}&started.month=${month}&started.year=${year}`];
  },
  '/staff/reviews/[review]': () => ['?done=decided'],
  '/staff/reviews/[review]/reply': ({ outcome }) => (outcome ? [`?outcome=${outcome}`] : []),
  '/staff/reviews/[review]/meeting': ({ sitting }) => [
    '?sitting=new',
    ...(sitting ? [`?sitting=${sitting}`] : [])
  ]
};

/** The pages of a paper form are of the review whose paper is being typed in. */
function parametersOf(route: string, { parameters, paper }: Subject): Readonly<Record<string, string>> {
  if (!route.includes('/paper/')) return parameters;
  return { ...parameters, review: paper.reviewId, person: paper.who, page: paper.page };
}

const tables = ['participation', 'children', 'timeliness', 'returns', 'ratings'] as const;

function addressesOf(route: string, subject: Subject, today: Day): string[] {
  if (route === '/staff/results/[table]')
    return tables.flatMap((table) =>
      ['', fiveYears(today)].map((query) => `/staff/results/${table}${query}`)
    );
  const path = route.replaceAll(/\[(\w+)\]/g, (_, name: string) => parametersOf(route, subject)[name] ?? '');
  return ['', ...(queries[route]?.(subject, today) ?? [])].map((query) => path + query);
}

/** What of a route's parameters is known. `[table]` has its own list. */
const isKnown = (route: string, subject: Subject): boolean =>
  [...route.matchAll(/\[(\w+)\]/g)].every(
    ([, name = '']) => name === 'table' || parametersOf(route, subject)[name]
  );

/** All addresses, for each subject; those that name no record come once. */
export function staffPages(subjects: readonly Subject[], today: Day): StaffPages {
  const all = routes();
  const left = all.filter((route) => !subjects.every((subject) => isKnown(route, subject)));
  const walked = all.filter((route) => !left.includes(route));
  const pages = new Map(
    walked.flatMap((route) =>
      subjects.flatMap((subject) => addressesOf(route, subject, today).map((address) => [address, route]))
    )
  );
  return { pages: [...pages].map(([address, route]) => ({ address, route })), left };
}
