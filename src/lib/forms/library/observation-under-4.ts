/** What a carer or the IRO sees of a child under 4, who gives no views in words. An adult's view, and marked so. */
import type { FormDefinition } from '../definition.ts';
import { adultRoom } from './shared.ts';

export const observationUnder4 = {
  id: 'observation-under-4',
  version: 1,
  purpose: 'views',
  audience: 'carer',
  band: 'adult',
  title: { en: 'What I see' },
  maxGrade: 6,
  chapters: [
    { id: 'feelings', words: { en: 'Happy and unhappy' }, symbol: 'feelings' },
    { id: 'days', words: { en: 'Every day' }, symbol: 'bed' },
    { id: 'family', words: { en: 'Family time' }, symbol: 'family-time' },
    { id: 'voice', words: { en: 'In the child’s place' }, symbol: 'talk' }
  ],
  pages: [
    {
      id: 'o01',
      chapter: 'feelings',
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
      chapter: 'days',
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
      chapter: 'family',
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
      chapter: 'voice',
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
    }
  ]
} satisfies FormDefinition;
