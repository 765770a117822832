/** How the meeting was, for young people of 12 to 17: the bank's ten items and three open questions. */
import type { FormDefinition, Page, Question } from '../definition.ts';
import { howFar, room } from './shared.ts';

const chapters = [
  { id: 'before', words: { en: 'Before the review' }, symbol: 'calendar' },
  { id: 'there', words: { en: 'At the review' }, symbol: 'meeting' },
  { id: 'after', words: { en: 'What comes next' }, symbol: 'plan' }
];

const point = (id: string, area: Question['area'], theme: Question['theme'], en: string): Question => ({
  kind: 'faces',
  scale: 5,
  id,
  area,
  theme,
  words: { en },
  choices: howFar
});

const pages: Page[] = [
  {
    id: 'rc1',
    chapter: 'before',
    title: { en: 'Before the review' },
    symbol: 'calendar',
    questions: [
      point('RC1', 'REV', 'prepared', 'Were you asked how you wanted your review to be?'),
      point('RC2', 'REV', 'met-iro', 'Did you meet or speak to {iro} first?'),
      point('RC3', 'REV', 'people-place-time', 'Were the people, the place and the time right for you?')
    ]
  },
  {
    id: 'rc2',
    chapter: 'there',
    title: { en: 'At the review' },
    symbol: 'meeting',
    questions: [
      point('RC4', 'LIST', 'listened', 'Did you feel listened to?'),
      point('RC5', 'REV', 'understood', 'Did you understand the words and the papers?'),
      point('RC6', 'LIST', 'could-disagree', 'Was it OK to disagree?'),
      point('RC9', 'LIST', 'respected', 'Did people treat you with respect and not tell you off?')
    ]
  },
  {
    id: 'rc3',
    chapter: 'after',
    title: { en: 'What was decided' },
    symbol: 'plan',
    questions: [
      point('RC7', 'PLAN', 'next-steps', 'Is it clear what was decided and who will do it?'),
      point('RC8', 'LIST', 'actions-checked', 'Did people check what was agreed last time?'),
      {
        kind: 'faces',
        scale: 5,
        id: 'RC10',
        area: 'REV',
        theme: 'overall',
        words: { en: 'How was the review, overall?' }
      }
    ]
  },
  {
    id: 'rc4',
    chapter: 'after',
    title: { en: 'In your words' },
    symbol: 'write',
    questions: [
      { kind: 'text', ...room, id: 'RC11', area: 'REV', words: { en: 'What helped the most?' } },
      { kind: 'text', ...room, id: 'RC12', area: 'REV', words: { en: 'What did you like?' } },
      { kind: 'text', ...room, id: 'RC13', area: 'REV', words: { en: 'What should we do differently?' } }
    ]
  }
];

export const ratingChild12to15 = {
  id: 'rating-child-12-15',
  version: 1,
  purpose: 'rating',
  audience: 'child',
  band: '12-15',
  title: { en: 'How was it?' },
  maxGrade: 5,
  chapters,
  pages
} satisfies FormDefinition;

export const ratingChild16to17 = {
  id: 'rating-child-16-17',
  version: 1,
  purpose: 'rating',
  audience: 'child',
  band: '16-17',
  title: { en: 'How was it?' },
  maxGrade: 5,
  chapters,
  pages
} satisfies FormDefinition;
