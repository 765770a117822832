/**
 * Words for children on a series of short breaks (Care Planning Regulations 2010 reg 48). They live at home: what the
 * forms ask of "where you live" is asked of the place of their breaks. The questions and their answers stay the same,
 * so that they are kept, carried to another form and counted with everybody's.
 */
import type { FormDefinition, Localised, Question } from './definition.ts';
import { inEveryLanguage } from './words.ts';

/** Question → its words, in every language that ships. */
export const shortBreakWords: Readonly<Record<string, Localised>> = inEveryLanguage(
  {
    A02: { en: 'My short breaks are …' },
    A03: { en: 'What is good on your short breaks?' },
    A16: { en: 'Do you know why you have short breaks?' },
    B01: { en: 'How do you feel about your short breaks?' },
    B02a: { en: 'What do you like there?' },
    B03: { en: 'Do you have your own space there?' },
    'B09.home': { en: 'Do you feel safe on your short breaks?' },
    B18a: { en: 'Do you know why you have short breaks?' },
    C01: { en: 'How are your short breaks, from 0 to 10?' },
    C02a: { en: 'Do you feel welcome there?' },
    'C07.home': { en: 'Do you feel safe on your short breaks?' },
    C14: { en: 'Has anyone made you feel bad about having short breaks?' },
    F02: { en: 'How settled is the child on short breaks?' },
    P07: { en: 'How do you feel about your child’s short breaks?' }
  },
  'short-breaks'
);

const made = new WeakMap<FormDefinition, FormDefinition>();

/** The same form for a child on short breaks. */
export function inShortBreakWords(form: FormDefinition): FormDefinition {
  const before = made.get(form);
  if (before) return before;
  const pages = form.pages.map((page) => ({ ...page, questions: page.questions.map(reworded) }));
  const changed = { ...form, pages };
  made.set(form, changed);
  return changed;
}

function reworded(question: Question): Question {
  const words = Object.hasOwn(shortBreakWords, question.id) ? shortBreakWords[question.id] : undefined;
  return words ? { ...question, words } : question;
}
