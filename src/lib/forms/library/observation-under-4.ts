/**
 * What a carer sees of a child under 4, who gives no views in words: an adult's view, and marked so. Then the questions
 * every carer is asked.
 */
import type { FormDefinition } from '../definition.ts';
import { carer } from './carer.ts';
import { adultRoom } from './shared.ts';

export const observationUnder4 = {
  id: 'observation-under-4',
  version: 2,
  purpose: 'views',
  audience: 'carer',
  band: 'adult',
  title: { en: 'What I see' },
  forUnderFours: true,
  maxGrade: 7,
  chapters: [
    { id: 'under-four-feelings', words: { en: 'Happy and unhappy' }, symbol: 'feelings' },
    { id: 'under-four-days', words: { en: 'Every day' }, symbol: 'bed' },
    { id: 'under-four-family', words: { en: 'Family time' }, symbol: 'family-time' },
    { id: 'under-four-voice', words: { en: 'In the child’s place' }, symbol: 'talk' },
    ...carer.chapters
  ],
  pages: [
    {
      id: 'o01',
      chapter: 'under-four-feelings',
      title: { en: 'Happy and unhappy' },
      questions: [
        {
          kind: 'text',
          ...adultRoom,
          id: 'O01a',
          area: 'FEEL',
          words: { en: 'How does the child show that they are happy?' }
        },
        {
          kind: 'text',
          ...adultRoom,
          id: 'O01b',
          area: 'FEEL',
          words: { en: 'How does the child show that they are unhappy?' }
        },
        {
          kind: 'text',
          ...adultRoom,
          id: 'O02',
          area: 'FEEL',
          words: { en: 'Who does the child go to for comfort?' }
        }
      ]
    },
    {
      id: 'o03',
      chapter: 'under-four-days',
      title: { en: 'Sleep, food and play' },
      questions: [
        {
          kind: 'text',
          ...adultRoom,
          id: 'O03a',
          area: 'HEALTH',
          words: { en: 'How does the child sleep?' }
        },
        { kind: 'text', ...adultRoom, id: 'O03b', area: 'HEALTH', words: { en: 'How does the child eat?' } },
        {
          kind: 'text',
          ...adultRoom,
          id: 'O03c',
          area: 'FRND',
          words: { en: 'What does the child play with, and with whom?' }
        },
        {
          kind: 'text',
          ...adultRoom,
          id: 'O05',
          area: 'HOME',
          words: { en: 'What has changed since the last review?' }
        }
      ]
    },
    {
      id: 'o04',
      chapter: 'under-four-family',
      title: { en: 'Family time' },
      questions: [
        {
          kind: 'text',
          ...adultRoom,
          id: 'O04a',
          area: 'FAM',
          words: { en: 'How is the child before they see their family?' }
        },
        {
          kind: 'text',
          ...adultRoom,
          id: 'O04b',
          area: 'FAM',
          words: { en: 'How is the child after they see their family?' }
        }
      ]
    },
    {
      id: 'o06',
      chapter: 'under-four-voice',
      questions: [
        {
          kind: 'text',
          ...adultRoom,
          id: 'O06',
          area: 'LIST',
          words: { en: 'What would this child say if they could?' },
          hint: { en: 'This is your view. It will be shown as an adult’s view, not as the child’s words.' }
        }
      ]
    },
    ...carer.pages
  ]
} satisfies FormDefinition;
