/**
 * How the meeting was, for parents and for carers: the bank's eight items and two open questions. Others are asked
 * three of the items and one of the questions.
 */
import type { FormDefinition, Page, Question } from '../definition.ts';
import { adultRoom, howFar } from './shared.ts';

const chapters = [
  { id: 'before', words: { en: 'Before the review' }, symbol: 'calendar' },
  { id: 'there', words: { en: 'At the review' }, symbol: 'meeting' },
  { id: 'after', words: { en: 'In your words' }, symbol: 'write' }
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

const invited = point('RP1', 'REV', 'invited-in-time', 'Were you invited in good time?');
const listened = point('RP5', 'LIST', 'listened', 'Were you listened to?');
const whoDoesWhat = point('RP8', 'PLAN', 'next-steps', 'Is it clear who will do what?');
const change: Question = {
  kind: 'text',
  ...adultRoom,
  id: 'RP10',
  area: 'REV',
  words: { en: 'What should we change?' }
};

const pages: Page[] = [
  {
    id: 'rp1',
    chapter: 'before',
    title: { en: 'Before the review' },
    questions: [
      invited,
      point('RP2', 'REV', 'knew-who', 'Did you know who was coming?'),
      point('RP3', 'REV', 'reports', 'Did you have the reports in time to read them?'),
      point('RP4', 'REV', 'place', 'Was the room comfortable, with a good place to sit?')
    ]
  },
  {
    id: 'rp2',
    chapter: 'there',
    title: { en: 'At the review' },
    questions: [
      listened,
      point('RP6', 'PLAN', 'positives', 'Did people notice what is going well?'),
      point('RP7', 'LIST', 'honest', 'Were people honest with you?'),
      whoDoesWhat
    ]
  },
  {
    id: 'rp3',
    chapter: 'after',
    title: { en: 'In your words' },
    questions: [
      { kind: 'text', ...adultRoom, id: 'RP9', area: 'REV', words: { en: 'What worked well?' } },
      change
    ]
  }
];

export const ratingParent = {
  id: 'rating-parent',
  version: 1,
  purpose: 'rating',
  audience: 'parent',
  band: 'adult',
  title: { en: 'How was the review?' },
  maxGrade: 5,
  chapters,
  pages
} satisfies FormDefinition;

export const ratingCarer = {
  id: 'rating-carer',
  version: 1,
  purpose: 'rating',
  audience: 'carer',
  band: 'adult',
  title: { en: 'How was the review?' },
  maxGrade: 5,
  chapters,
  pages
} satisfies FormDefinition;

export const ratingOther = {
  id: 'rating-other',
  version: 1,
  purpose: 'rating',
  audience: 'other',
  band: 'adult',
  title: { en: 'How was the review?' },
  maxGrade: 5,
  chapters,
  pages: [
    { id: 'ro1', chapter: 'before', questions: [invited] },
    {
      id: 'ro2',
      chapter: 'there',
      title: { en: 'At the review' },
      questions: [listened, whoDoesWhat]
    },
    { id: 'ro3', chapter: 'after', questions: [change] }
  ]
} satisfies FormDefinition;
