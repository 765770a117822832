/** How the meeting was, for a child of 4 to 7 and in symbols: the bank's four items, and "again?". */
import type { FormDefinition, Page } from '../definition.ts';
import { yesABitNo } from './shared.ts';
import { tile } from './tile.ts';

const chapters = [{ id: 'meeting', words: { en: 'My meeting' }, symbol: 'meeting' }];

const pages: Page[] = [
  {
    id: 'ra1',
    chapter: 'meeting',
    questions: [
      {
        kind: 'faces',
        scale: 3,
        id: 'RA1',
        area: 'REV',
        theme: 'overall',
        words: { en: 'My meeting was …' },
        symbol: 'meeting'
      }
    ]
  },
  {
    id: 'ra2',
    chapter: 'meeting',
    questions: [
      {
        kind: 'faces',
        scale: 3,
        id: 'RA2',
        area: 'LIST',
        theme: 'listened',
        words: { en: 'People listened to me.' },
        symbol: 'listen-to-me',
        choices: yesABitNo
      }
    ]
  },
  {
    id: 'ra3',
    chapter: 'meeting',
    questions: [
      {
        kind: 'faces',
        scale: 3,
        id: 'RA3',
        area: 'REV',
        theme: 'understood',
        words: { en: 'I knew what they said.' },
        symbol: 'understand',
        choices: yesABitNo
      }
    ]
  },
  {
    id: 'ra4',
    chapter: 'meeting',
    questions: [
      {
        kind: 'many',
        id: 'RA4',
        area: 'REV',
        words: { en: 'I liked …' },
        symbol: 'good-things',
        choices: [
          tile('room', 'the room', 'next-room'),
          tile('people', 'the people', 'who-comes'),
          tile('talking', 'talking', 'talk'),
          tile('snacks', 'the snacks', 'snacks')
        ]
      }
    ]
  },
  {
    id: 'ra5',
    chapter: 'meeting',
    questions: [
      {
        kind: 'many',
        id: 'RA5',
        area: 'REV',
        words: { en: 'I did not like …' },
        symbol: 'face-not-good',
        choices: [
          tile('room', 'the room', 'next-room'),
          tile('people', 'the people', 'who-comes'),
          tile('too-long', 'too long', 'clock'),
          tile('boring', 'boring', 'bored')
        ]
      }
    ]
  },
  {
    id: 'ra6',
    chapter: 'meeting',
    questions: [
      {
        kind: 'yes-no',
        id: 'RA6',
        area: 'REV',
        theme: 'again',
        words: { en: 'Do it like that again?' },
        symbol: 'change',
        choices: [tile('yes', 'yes', 'yes'), tile('no', 'no', 'no'), tile('not-sure', 'maybe', 'not-sure')]
      }
    ]
  }
];

export const ratingChild4to7 = {
  id: 'rating-child-4-7',
  version: 1,
  purpose: 'rating',
  audience: 'child',
  band: '4-7',
  title: { en: 'How was it?' },
  maxGrade: 2,
  chapters,
  pages
} satisfies FormDefinition;

export const ratingChildSymbol = {
  id: 'rating-child-symbol',
  version: 1,
  purpose: 'rating',
  audience: 'child',
  band: 'symbol',
  title: { en: 'How was it?' },
  maxGrade: 2,
  chapters,
  pages
} satisfies FormDefinition;
