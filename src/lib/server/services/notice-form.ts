/** The form on which an operational team tells something: which fields go with which kind, and what is wrong with them. */
import { ageOn } from '../../domain/age-band.ts';
import type { Day } from '../../domain/day.ts';
import { legalStatuses } from '../../domain/legal-status.ts';
import { changeKinds, endReasons, livingKinds, type NoticeKind } from '../../domain/notices.ts';
import { readChildId, readLanguage, readWords, reasonOf } from './register-cells.ts';
import { notADay, onlyWrong, type Problems } from './typed-form.ts';

/** Boxes for words, as they are named on the page. */
export const noticeTexts = [
  'localId',
  'firstName',
  'legalStatus',
  'livingKind',
  'worker',
  'team',
  'reach',
  'language',
  'interpreter',
  'communication',
  'needs',
  'parent1',
  'parent1Reach',
  'parent1Ask',
  'parent1Why',
  'parent2',
  'parent2Reach',
  'parent2Ask',
  'parent2Why',
  'carer',
  'carerReach',
  'words',
  'endReason'
] as const;
type Text = (typeof noticeTexts)[number];
export const noticeDays = ['dateOfBirth', 'happenedOn', 'livingSince'] as const;
type DayBox = (typeof noticeDays)[number];
type Box = Text | DayBox | 'changes';

/** As it was typed. A day is null when its boxes are empty, undefined when it is not a real day. */
export type NoticeForm = { readonly [K in Text]: string } & {
  readonly [K in DayBox]: Day | null | undefined;
} & { readonly changes: readonly string[] };

/** As it is kept: only what goes with its kind. */
export type NoticeWords = { readonly [K in Text]: string } & { readonly [K in DayBox]: Day | null } & {
  readonly changes: readonly string[];
};

const who = ['localId', 'firstName', 'dateOfBirth', 'happenedOn'] as const;
const teller = ['worker', 'team', 'reach'] as const;

/** The boxes of each kind, in the order of the page. */
const boxesOf: Readonly<Record<NoticeKind, readonly Box[]>> = {
  'became-looked-after': [
    ...who,
    'legalStatus',
    'livingKind',
    'livingSince',
    'language',
    'interpreter',
    'communication',
    'needs',
    'parent1',
    'parent1Reach',
    'parent1Ask',
    'parent1Why',
    'parent2',
    'parent2Reach',
    'parent2Ask',
    'parent2Why',
    'carer',
    'carerReach',
    ...teller
  ],
  changed: [
    ...who,
    'changes',
    'words',
    'livingKind',
    'livingSince',
    'carer',
    'carerReach',
    'legalStatus',
    ...teller
  ],
  ended: [...who, 'endReason', 'words', ...teller]
};

interface On {
  readonly kind: NoticeKind;
  readonly today: Day;
}
type Rule = (form: NoticeForm, on: On) => string | false | null | undefined;
type List = readonly { readonly value: string }[];

const inFuture = 'This day is in the future.';

const upTo =
  (name: Text, longest: number): Rule =>
  (form) =>
    reasonOf(readWords(form[name], longest));

const needed =
  (name: Text, missing: string, longest: number): Rule =>
  (form) =>
    form[name] === '' ? missing : reasonOf(readWords(form[name], longest));

const oneOf =
  (name: Text, list: List, missing: string): Rule =>
  (form, { kind }) =>
    mayBeEmpty(kind, name, form) || list.some(({ value }) => value === form[name]) ? null : missing;

/** Of a change, only the facts that changed are told. */
const mayBeEmpty = (kind: NoticeKind, name: Text, form: NoticeForm): boolean =>
  kind === 'changed' && form[name] === '';

/** The name of somebody of whom other boxes are filled in. */
const nameOf =
  (name: Text, others: readonly Text[]): Rule =>
  (form) =>
    form[name] === '' && others.some((other) => form[other] !== '')
      ? 'Write the name.'
      : reasonOf(readWords(form[name], 120));

const whyNot =
  (name: Text, ask: Text, why: Text): Rule =>
  (form) =>
    form[name] !== '' && form[ask] === 'no' && form[why] === ''
      ? 'Say why they must not be asked.'
      : reasonOf(readWords(form[why], 300));

const dateOfBirth: Rule = (form, { kind, today }) => {
  const { dateOfBirth: born, happenedOn } = form;
  if (born === undefined) return notADay;
  if (born === null) return kind === 'became-looked-after' && notADay;
  if (born > today) return inFuture;
  const grown = kind === 'became-looked-after' && happenedOn && ageOn(born, happenedOn) >= 18;
  return grown && 'They would have been 18 or older on the day it happened.';
};

const happenedOn: Rule = (form, { kind, today }) => {
  const day = form.happenedOn;
  if (!day) return notADay;
  if (form.dateOfBirth && day < form.dateOfBirth) return 'This day is before the child was born.';
  return kind === 'became-looked-after' && day > today && inFuture;
};

const livingSince: Rule = ({ livingSince: day }, { kind, today }) => {
  if (day === undefined) return notADay;
  return kind === 'became-looked-after' && day !== null && day > today && inFuture;
};

const changes: Rule = (form) =>
  form.changes.some((one) => changeKinds.some(({ value }) => value === one)) ? null : 'Choose what changed.';

const rules: Readonly<Partial<Record<Box, Rule>>> = {
  localId: ({ localId }) => reasonOf(readChildId(localId)),
  firstName: needed('firstName', 'Write the first name.', 60),
  dateOfBirth,
  happenedOn,
  legalStatus: oneOf('legalStatus', legalStatuses, 'Choose a legal status.'),
  livingKind: oneOf('livingKind', livingKinds, 'Choose where the child lives.'),
  livingSince,
  language: ({ language }) =>
    language === '' ? 'Write the main language.' : reasonOf(readLanguage(language)),
  interpreter: upTo('interpreter', 100),
  needs: upTo('needs', 800),
  parent1: nameOf('parent1', ['parent1Reach', 'parent1Why']),
  parent1Reach: upTo('parent1Reach', 300),
  parent1Why: whyNot('parent1', 'parent1Ask', 'parent1Why'),
  parent2: nameOf('parent2', ['parent2Reach', 'parent2Why']),
  parent2Reach: upTo('parent2Reach', 300),
  parent2Why: whyNot('parent2', 'parent2Ask', 'parent2Why'),
  carer: nameOf('carer', ['carerReach']),
  carerReach: upTo('carerReach', 300),
  changes,
  words: (form, { kind }) =>
    kind === 'changed' && form.words === ''
      ? 'Say in a few words what changed.'
      : reasonOf(readWords(form.words, 1000)),
  endReason: oneOf('endReason', endReasons, 'Choose why care ended.'),
  worker: needed('worker', 'Write the name of the social worker.', 120),
  team: needed('team', 'Write the name of the team.', 100),
  reach: needed('reach', 'Write a telephone number or an e-mail address.', 190)
};

/** What is wrong, by its box, in the order of the page. Boxes that do not go with the kind are not looked at. */
export function noticeProblems(kind: NoticeKind, form: NoticeForm, today: Day): Problems<NoticeForm> {
  const found = boxesOf[kind].map((name) => [name, rules[name]?.(form, { kind, today })] as const);
  return onlyWrong<NoticeForm>(Object.fromEntries(found));
}

/** A notice with nothing in it. */
export const noWords = {
  ...(Object.fromEntries(noticeTexts.map((name) => [name, ''])) as { readonly [K in Text]: string }),
  dateOfBirth: null,
  happenedOn: null,
  livingSince: null,
  changes: []
} satisfies NoticeWords;

/** What is kept of a form without problems. Where they live counts from the day it happened unless another is given. */
export function wordsToKeep(kind: NoticeKind, form: NoticeForm): NoticeWords {
  const kept = Object.fromEntries(boxesOf[kind].map((name) => [name, form[name] ?? null]));
  const all = { ...noWords, ...kept };
  const lives = all.livingKind !== '';
  return { ...all, livingSince: lives ? (form.livingSince ?? form.happenedOn ?? null) : null };
}

/** What was kept, read again; a box that did not exist when it was sent is empty. */
export const keptWords = (json: string): NoticeWords => ({
  ...noWords,
  ...(JSON.parse(json) as Partial<NoticeWords>)
});
