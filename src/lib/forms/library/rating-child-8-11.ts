/** How the meeting was, for a child of 8 to 11: the seven items of the bank and two open questions. */
import type { FormDefinition } from '../definition.ts';
import { room, yesABitNo } from './shared.ts';

export const ratingChild8to11 = {
  id: 'rating-child-8-11',
  version: 1,
  purpose: 'rating',
  audience: 'child',
  band: '8-11',
  title: { en: 'How was it?' },
  maxGrade: 3,
  chapters: [
    { id: 'meeting', words: { en: 'My meeting' }, symbol: 'meeting' },
    { id: 'better', words: { en: 'Next time' }, symbol: 'try' }
  ],
  pages: [
    {
      id: 'rb1',
      chapter: 'meeting',
      questions: [
        {
          kind: 'faces',
          scale: 3,
          id: 'RB1',
          area: 'LIST',
          theme: 'listened',
          words: { en: 'Did people listen to you?' },
          symbol: 'listen-to-me',
          choices: yesABitNo
        }
      ]
    },
    {
      id: 'rb2',
      chapter: 'meeting',
      questions: [
        {
          kind: 'faces',
          scale: 3,
          id: 'RB2',
          area: 'REV',
          theme: 'understood',
          words: { en: 'Did you understand what people said?' },
          symbol: 'understand',
          choices: yesABitNo
        }
      ]
    },
    {
      id: 'rb3',
      chapter: 'meeting',
      questions: [
        {
          kind: 'faces',
          scale: 3,
          id: 'RB3',
          area: 'LIST',
          theme: 'said-what-i-wanted',
          words: { en: 'Did you get to say what you wanted?' },
          symbol: 'talk',
          choices: yesABitNo
        }
      ]
    },
    {
      id: 'rb4',
      chapter: 'meeting',
      questions: [
        {
          kind: 'faces',
          scale: 3,
          id: 'RB4',
          area: 'REV',
          theme: 'right-people',
          words: { en: 'Were the right people there?' },
          symbol: 'meeting',
          choices: yesABitNo
        }
      ]
    },
    {
      id: 'rb5',
      chapter: 'meeting',
      questions: [
        {
          kind: 'faces',
          scale: 3,
          id: 'RB5',
          area: 'REV',
          theme: 'place',
          words: { en: 'Was it in a good place for you?' },
          symbol: 'place',
          choices: yesABitNo
        }
      ]
    },
    {
      id: 'rb6',
      chapter: 'meeting',
      questions: [
        {
          kind: 'faces',
          scale: 3,
          id: 'RB6',
          area: 'REV',
          theme: 'time',
          words: { en: 'Was it at a good time for you?' },
          symbol: 'clock',
          choices: yesABitNo
        }
      ]
    },
    {
      id: 'rb7',
      chapter: 'meeting',
      questions: [
        {
          kind: 'faces',
          scale: 3,
          id: 'RB7',
          area: 'PLAN',
          theme: 'next-steps',
          words: { en: 'Do you know what will happen next?' },
          symbol: 'plan',
          choices: yesABitNo
        }
      ]
    },
    {
      id: 'rb8',
      chapter: 'better',
      questions: [
        {
          kind: 'text',
          id: 'RB8',
          area: 'REV',
          ...room,
          words: { en: 'What helped you the most?' },
          symbol: 'good-things'
        }
      ]
    },
    {
      id: 'rb9',
      chapter: 'better',
      questions: [
        {
          kind: 'text',
          id: 'RB9',
          area: 'REV',
          ...room,
          words: { en: 'What should we change next time?' },
          symbol: 'try'
        }
      ]
    }
  ]
} satisfies FormDefinition;
