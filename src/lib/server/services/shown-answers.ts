/** Answers as the IRO reads them: the words that were asked, what was chosen, and what was typed, filed by life area. */
import { wordsForReader } from '../../forms/asked.ts';
import { choicesOf } from '../../forms/choices.ts';
import {
  lifeAreas,
  type Choice,
  type FormContext,
  type FormDefinition,
  type LifeArea,
  type Outcome,
  type Question
} from '../../forms/definition.ts';
import { readTogether } from '../../forms/read-back.ts';
import { questionCalled } from '../../forms/registry.ts';
import type { StoredAnswer } from './submission-records.ts';

/** One answer on the page. */
export interface ShownAnswer {
  readonly questionId: string;
  readonly area: LifeArea;
  readonly asked: string;
  /** Of the question and of what was chosen. What was typed is in that of the submission. */
  readonly language: string;
  readonly outcome: Outcome;
  /** What was chosen, in the words that were asked or their English, a line for each. */
  readonly chosen: readonly string[];
  /** What was typed, word for word. */
  readonly words: string | null;
  /** A helper typed the words, and says they are exactly the person's own. */
  readonly ownWords: boolean;
  /** The drawing as it is kept; see `forms/drawing.ts`. */
  readonly drawing: string | null;
  /** The file in which it was said aloud. */
  readonly voice: string | null;
  /** Concept drawn beside a single choice, such as a face. */
  readonly symbol: string | null;
  readonly worry: boolean;
  /** iro | meeting: who the person lets see it. */
  readonly shared: string;
  /** Never for anybody but the IRO, whatever was chosen. */
  readonly iroOnly: boolean;
  /** Filled in by the person who helped: how the child answered, never what. */
  readonly ofHelper: boolean;
}

/** Of one submission: the language it was asked in, and that of whoever reads it now. */
export interface Languages {
  readonly asked: string;
  readonly reader: string;
}

/** Topic of the "what shall we talk about" question → the life area it means. */
const areaOfTopic: Readonly<Record<string, LifeArea>> = {
  home: 'HOME',
  school: 'SCH',
  work: 'SCH',
  health: 'HEALTH',
  feelings: 'FEEL',
  'family-time': 'FAM',
  family: 'FAM',
  friends: 'FRND',
  identity: 'FRND',
  plan: 'PLAN',
  future: 'PLAN',
  worries: 'WORRY'
};

/**
 * Every stored answer of one submission, in the order of its form. An answer whose question is gone stands last. Left
 * out are the practice, which says nothing of the child's life, and who helped, which stands with the submission. What was asked in another
 * language is shown in the form's own words in the reader's; what was typed stays as it was written.
 */
export function shownAnswers(
  definition: FormDefinition | null,
  stored: ReadonlyMap<string, StoredAnswer>,
  context: FormContext,
  languages: Languages
): ShownAnswer[] {
  const pages = definition?.pages ?? [];
  const known = pages.flatMap((page) =>
    page.questions.filter(isOfTheirLife).flatMap((question) => {
      const answer = stored.get(question.id);
      if (answer === undefined) return [];
      return [{ ...shown(question, answer, context, languages), ofHelper: page.forHelper === true }];
    })
  );
  const ids = new Set(pages.flatMap((page) => page.questions.map((question) => question.id)));
  const others = [...stored.values()].filter((answer) => !ids.has(answer.questionId));
  const gone = others.map((answer) => ofAnotherForm(answer, context, languages));
  return [...known, ...gone];
}

const isOfTheirLife = (question: Question): boolean =>
  question.practice !== true && question.records !== 'helper';

function shown(
  question: Question,
  answer: StoredAnswer,
  context: FormContext,
  { asked: language, reader }: Languages
): Omit<ShownAnswer, 'ofHelper'> {
  const told = wordsForReader(question, context, { asked: answer.asked, language }, reader);
  return {
    ...common(answer),
    asked: told.asked.question,
    language: told.language,
    area: question.area,
    chosen: readTogether(question, answer.value, context, reader, told.asked),
    symbol: symbolOf(question, answer),
    iroOnly: question.iroOnly === true
  };
}

function symbolOf(question: Question, answer: StoredAnswer): string | null {
  const { choice } = answer.value;
  if (typeof choice !== 'string') return null;
  return choicesOf(question).find((known) => known.value === choice)?.symbol ?? null;
}

const common = (answer: StoredAnswer) => ({
  questionId: answer.questionId,
  asked: answer.asked.question,
  outcome: answer.value.outcome,
  words: answer.value.words,
  ownWords: answer.value.ownWords === true,
  drawing: answer.value.drawing ?? null,
  voice: answer.value.voice ?? null,
  worry: answer.worry,
  shared: answer.shared
});

/** Said before the child changed to another form; or the form has gone, and the words that were asked have not. */
function ofAnotherForm(
  answer: StoredAnswer,
  context: FormContext,
  { asked: language }: Languages
): ShownAnswer {
  const question = questionCalled(answer.questionId);
  if (!question) return unknown(answer, language);
  return { ...shown(question, answer, context, { asked: language, reader: language }), ofHelper: false };
}

function unknown(answer: StoredAnswer, language: string): ShownAnswer {
  const { choice } = answer.value;
  const values = choice === null ? [] : typeof choice === 'string' ? [choice] : Object.values(choice);
  // Sorted, for without its form nobody knows the order in which it was asked.
  const chosen = values.map((value: string) => answer.asked.choices?.[value] ?? value).sort();
  return { ...common(answer), language, area: 'REV', chosen, symbol: null, iroOnly: false, ofHelper: false };
}

/** A topic the child does not want talked about in front of everyone, or wants to be asked about first. */
export interface PrivateTopic {
  readonly words: string;
  readonly mark: 'private' | 'ask-first';
  readonly area: LifeArea | null;
}

/** The marked topics of a child's answers. */
export function privateTopics(
  definition: FormDefinition | null,
  stored: ReadonlyMap<string, StoredAnswer>,
  languages: Languages
): PrivateTopic[] {
  const questions = definition?.pages.flatMap((page) => page.questions) ?? [];
  return questions
    .filter((question) => question.kind === 'topics')
    .flatMap((question) => marked(question.choices, stored.get(question.id), languages));
}

/** In the order of the form: a database may give the keys of a choice back in another. */
function marked(
  topics: readonly Choice[],
  answer: StoredAnswer | undefined,
  { asked, reader }: Languages
): PrivateTopic[] {
  const choice = answer?.value.choice ?? null;
  if (choice === null || typeof choice !== 'object' || Array.isArray(choice)) return [];
  const marks = choice as Readonly<Record<string, string>>;
  return topics.flatMap(({ value: topic, words }) => {
    const mark = marks[topic];
    const said = (asked === reader ? answer?.asked.choices?.[topic] : undefined) ?? words[reader] ?? words.en;
    return mark === 'private' || mark === 'ask-first'
      ? [{ words: said, mark, area: areaOfTopic[topic] ?? null }]
      : [];
  });
}

/** The life areas in the order they are read: those with a worry first. */
export function areasInOrder(answers: readonly ShownAnswer[]): LifeArea[] {
  const worried = (area: LifeArea) => answers.some((answer) => answer.area === area && answer.worry);
  const used = lifeAreas.filter((area) => answers.some((answer) => answer.area === area));
  return [...used.filter(worried), ...used.filter((area) => !worried(area))];
}
