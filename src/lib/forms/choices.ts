/**
 * The values a question can be answered with, in the order they stand on the page. The same for every reader
 * of a question: the page that shows it, the check of what was posted, the words kept and the read-back.
 */
import type { Choice, FormContext, Question } from './definition.ts';
import { tile } from './library/tile.ts';
import { usual } from './usual.ts';

const elevenPoints = Array.from({ length: 11 }, (_, point) => tile(String(point), String(point)));

/**
 * The choices of a question, or of each row of it (people, topics, actions). None for text, and none for
 * people to pick from or places, which come from the context: see {@link rowsOf}.
 */
export function choicesOf(question: Question): readonly Choice[] {
  if (question.kind === 'topics') return usual.topicMarks;
  return ownChoices(question) ?? usualChoices(question);
}

function ownChoices(question: Question): readonly Choice[] | undefined {
  return 'choices' in question ? question.choices : undefined;
}

function usualChoices(question: Question): readonly Choice[] {
  switch (question.kind) {
    case 'faces':
      return question.scale === 3 ? usual.threeFaces : usual.fiveFaces;
    case 'yes-no':
      return usual.yesNo;
    case 'people':
      return usual.people[question.ask];
    case 'agreed':
      return usual.agreed;
    case 'body':
      return usual.body;
    case 'scale10':
      return elevenPoints;
    default:
      return [];
  }
}

/** The ids that a person, a place, a topic or an agreed action can be named by in an answer. */
export function rowsOf(question: Question, context: FormContext): readonly string[] {
  switch (question.kind) {
    case 'people':
      return context.people.map((person) => person.id);
    case 'place':
      return context.places.filter((place) => place.notPossible === null).map((place) => place.id);
    case 'topics':
      return question.choices.map((topic) => topic.value);
    case 'agreed':
      return context.agreed.map((action) => action.id);
    default:
      return [];
  }
}

/** How the choice of a question is kept: one value, several, one for each row, or none (words only). */
export function shapeOf(question: Question): 'one' | 'several' | 'rows' | 'words' {
  switch (question.kind) {
    case 'text':
      return 'words';
    case 'many':
    case 'drawing':
    case 'body':
    case 'time':
      return 'several';
    case 'people':
      return question.ask === 'pick' ? 'several' : 'rows';
    case 'topics':
    case 'agreed':
      return 'rows';
    default:
      return 'one';
  }
}

/** The values that may be posted for a question, or for each of its rows. */
export function valuesOf(question: Question, context: FormContext): readonly string[] {
  const fromContext = question.kind === 'place' || (question.kind === 'people' && question.ask === 'pick');
  return fromContext ? rowsOf(question, context) : choicesOf(question).map((choice) => choice.value);
}
