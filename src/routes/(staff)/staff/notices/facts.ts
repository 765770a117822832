/** What a notice says, line by line, and what the register holds under the same labels. */
import type { Day } from '$lib/domain/day.ts';
import type { NoticeKind } from '$lib/domain/notices.ts';
import { fullDay } from '$lib/i18n/dates.ts';
import type { ChildPage } from '$lib/server/services/child-page.ts';
import { factsToTake, type FactToTake } from '$lib/server/services/notice-taking.ts';
import type { NoticeWords } from '$lib/server/services/notice-form.ts';
import { languageName } from '$lib/i18n/language-name.ts';
import { legalStatusWords } from '../children/words.ts';
import { changeWords, dayWords, endWords, livesWords } from './words.ts';

interface Fact {
  readonly label: string;
  readonly words: string;
}

const day = (of: string | null): string => (of === null ? '' : fullDay(of));
const status = (code: string): string => `${code}, ${legalStatusWords[code] ?? 'other'}`;
const joined = (...parts: readonly (string | null)[]): string => parts.filter(Boolean).join(', ');

/** The facts of a notice that go with its kind, in the order of the form. */
export function factsOf(kind: NoticeKind, words: NoticeWords): Fact[] {
  const facts: Fact[] = [
    { label: 'Number', words: words.localId },
    { label: 'First name', words: words.firstName },
    { label: 'Date of birth', words: day(words.dateOfBirth) },
    { label: dayWords[kind] ?? 'Day', words: day(words.happenedOn) },
    ...(kind === 'became-looked-after' ? newChildFacts(words) : []),
    ...(kind === 'changed' ? changedFacts(words) : []),
    ...(kind === 'ended' ? [{ label: 'Why', words: endWords[words.endReason] ?? words.endReason }] : []),
    { label: 'In words', words: words.words },
    { label: 'Social worker', words: joined(words.worker, `${words.team}: ${words.reach}`) }
  ];
  return facts.filter((fact) => fact.words !== '');
}

const changedFacts = (words: NoticeWords): Fact[] => [
  { label: 'What changed', words: changed(words) },
  ...(words.legalStatus === '' ? [] : [{ label: 'Legal status', words: status(words.legalStatus) }]),
  ...livesFacts(words),
  { label: 'Carer', words: joined(words.carer, words.carerReach) }
];

const changed = ({ changes }: NoticeWords): string =>
  changes.map((one) => changeWords[one] ?? one).join('; ');

function newChildFacts(words: NoticeWords): Fact[] {
  const parents = [
    told(words.parent1, words.parent1Reach, words.parent1Ask, words.parent1Why),
    told(words.parent2, words.parent2Reach, words.parent2Ask, words.parent2Why)
  ];
  return [
    { label: 'Legal status', words: status(words.legalStatus) },
    ...livesFacts(words),
    { label: 'Language', words: words.language },
    { label: 'Interpreter', words: words.interpreter },
    { label: 'Form', words: formWords(words.communication) },
    { label: 'What helps', words: words.needs },
    { label: 'Parents', words: parents.filter(Boolean).join('; ') },
    { label: 'Carer', words: joined(words.carer, words.carerReach) }
  ];
}

const livesFacts = ({ livingKind: livesKind, livingSince: livesSince }: NoticeWords): Fact[] =>
  livesKind === '' ? [] : [{ label: 'Lives', words: livesWords({ livesKind, livesSince }) }];

const formWords = (communication: string | null): string =>
  communication === 'symbols' ? 'Symbol form' : 'For their age';

const asked = (ask: boolean, why: string | null): string =>
  ask ? '' : `not to be asked${why ? `: ${why}` : ''}`;

const told = (name: string, reach: string, ask: string, why: string): string =>
  name === '' ? '' : joined(name, reach, asked(ask !== 'no', why));

const takeLabels: Readonly<Record<FactToTake['what'], string>> = {
  ended: 'No longer looked after from',
  lives: 'Lives',
  carer: 'Carer',
  'social-worker': 'Social worker',
  'legal-status': 'Legal status'
};

function valueWords({ what }: FactToTake, value: string | null): string {
  if (value === null) return 'Not known';
  if (what === 'ended') return fullDay(value);
  if (what === 'lives') return livesWords({ livesKind: value, livesSince: null });
  return what === 'legal-status' ? status(value) : value;
}

/** What would change in the register in one press: from what to what, and since when. */
export const takeWords = (kind: NoticeKind, words: NoticeWords, child: ChildPage, today: Day) =>
  factsToTake(kind, words, child, today).map((fact) => ({
    label: takeLabels[fact.what],
    from: fact.what === 'ended' && fact.from === null ? 'Still looked after' : valueWords(fact, fact.from),
    to: valueWords(fact, fact.to),
    since: fact.since !== null && fact.what !== 'ended' ? `since ${fullDay(fact.since)}` : ''
  }));

/** What the register holds of the child, by the label of the notice's fact. */
export function heldFacts(child: ChildPage): Readonly<Record<string, string>> {
  const [latest] = child.legalStatuses;
  const people = (role: string): string =>
    child.people
      .filter((person) => person.role === role)
      .map(({ name, contact, askViews, whyNotAsked }) =>
        joined(name, contact, role === 'parent' ? asked(askViews, whyNotAsked) : '')
      )
      .join('; ') || 'Nobody';
  return {
    Number: child.localId,
    'First name': child.firstName ?? 'Not known',
    'Date of birth': fullDay(child.dateOfBirth),
    'Became looked after on': child.lookedAfterSince ? fullDay(child.lookedAfterSince) : 'Not known',
    'Care ended on': child.ceasedOn ? fullDay(child.ceasedOn) : 'Still looked after',
    'Legal status': latest === undefined ? 'Not loaded' : status(latest),
    Lives: livesWords({ livesKind: child.livesKind, livesSince: child.livesSince }),
    Language: languageName(child.language),
    Form: formWords(child.communication),
    'What helps': child.needs ?? 'Nothing noted',
    Parents: people('parent'),
    Carer: people('carer'),
    'Social worker': people('social-worker'),
    IRO: child.iro?.name ?? 'Nobody yet'
  };
}
