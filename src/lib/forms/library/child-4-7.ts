/** Views of a child of 4 to 7, often with a helper: bank A01–A22. Twelve pages, then more if they like. */
import type { FormDefinition } from '../definition.ts';
import { feelings, helpers } from './shared.ts';
import { tile } from './tile.ts';

export const child4to7 = {
  id: 'child-4-7',
  version: 1,
  purpose: 'views',
  audience: 'child',
  band: '4-7',
  title: { en: 'My words' },
  maxGrade: 2,
  chapters: [
    { id: 'fun', words: { en: 'Me and fun' }, symbol: 'fun' },
    { id: 'home', words: { en: 'My home' }, symbol: 'home' },
    { id: 'school', words: { en: 'School' }, symbol: 'school' },
    { id: 'me', words: { en: 'How I feel' }, symbol: 'feelings' },
    { id: 'people', words: { en: 'My people' }, symbol: 'family' },
    { id: 'say', words: { en: 'My say' }, symbol: 'talk' },
    { id: 'meeting', words: { en: 'My meeting' }, symbol: 'meeting' }
  ],
  pages: [
    {
      id: 'a14',
      chapter: 'fun',
      questions: [
        {
          kind: 'many',
          id: 'A14',
          area: 'FRND',
          words: { en: 'I like to …' },
          hint: { en: 'Pick as many as you like.' },
          symbol: 'fun',
          choices: [
            tile('ball', 'play ball', 'ball'),
            tile('bike', 'ride a bike', 'bike'),
            tile('swim', 'swim', 'swimming'),
            tile('draw', 'draw', 'art'),
            tile('sing-dance', 'sing and dance', 'dancing'),
            tile('animals', 'be with animals', 'animals')
          ],
          tellMore: { en: 'Something else' }
        }
      ]
    },
    {
      id: 'a02',
      chapter: 'home',
      questions: [
        {
          kind: 'faces',
          scale: 3,
          id: 'A02',
          area: 'HOME',
          words: { en: 'Where I live is …' },
          symbol: 'home'
        }
      ]
    },
    {
      id: 'a04',
      chapter: 'school',
      questions: [
        {
          kind: 'faces',
          scale: 3,
          id: 'A04',
          area: 'SCH',
          words: { en: 'My school or nursery is …' },
          symbol: 'school'
        }
      ]
    },
    {
      id: 'a06',
      chapter: 'me',
      questions: [
        {
          kind: 'faces',
          scale: 3,
          id: 'A06',
          area: 'HEALTH',
          words: { en: 'My body feels …' },
          symbol: 'body'
        }
      ]
    },
    {
      id: 'a08',
      chapter: 'me',
      questions: [
        {
          kind: 'many',
          id: 'A08',
          area: 'FEEL',
          words: { en: 'Most days I feel …' },
          hint: { en: 'You can pick more than one.' },
          symbol: 'feelings',
          choices: feelings
        }
      ]
    },
    {
      id: 'a09',
      chapter: 'me',
      questions: [
        {
          kind: 'yes-no',
          id: 'A09',
          area: 'FEEL',
          words: { en: 'I feel safe.' },
          symbol: 'safe',
          worryWhen: ['no', 'not-sure']
        }
      ]
    },
    {
      id: 'a11',
      chapter: 'people',
      questions: [
        {
          kind: 'people',
          ask: 'pick',
          id: 'A11',
          area: 'FAM',
          words: { en: 'Who do you want to see more?' },
          symbol: 'family'
        }
      ]
    },
    {
      id: 'a15',
      chapter: 'say',
      questions: [
        {
          kind: 'faces',
          scale: 3,
          id: 'A15',
          area: 'LIST',
          words: { en: 'Do grown-ups listen to you?' },
          symbol: 'listen-to-me',
          choices: [
            tile('good', 'yes', 'face-good'),
            tile('not-sure', 'a bit', 'face-not-sure'),
            tile('not-good', 'no', 'face-not-good')
          ]
        }
      ]
    },
    {
      id: 'a17',
      chapter: 'say',
      questions: [
        {
          kind: 'drawing',
          id: 'A17',
          area: 'WORRY',
          words: { en: 'I want to change …' },
          symbol: 'change',
          choices: [
            tile('home', 'where I live', 'home'),
            tile('school', 'school', 'school'),
            tile('family', 'seeing my family', 'family-time'),
            tile('bedtime', 'bedtime', 'sleep'),
            tile('food', 'food', 'food'),
            tile('nothing', 'nothing', 'ok')
          ]
        }
      ]
    },
    {
      id: 'a19',
      chapter: 'meeting',
      questions: [
        {
          kind: 'one',
          id: 'A19',
          area: 'REV',
          records: 'coming',
          words: { en: 'Do you want to come to your meeting?' },
          symbol: 'meeting',
          choices: [
            tile('all', 'yes', 'yes'),
            tile('some', 'some of it', 'some'),
            tile('no', 'no', 'no'),
            tile('not-sure', 'not sure', 'not-sure')
          ]
        }
      ]
    },
    {
      id: 'a20',
      chapter: 'meeting',
      questions: [
        { kind: 'place', id: 'A20', area: 'REV', words: { en: 'Where shall we meet?' }, symbol: 'place' }
      ]
    },
    {
      id: 'a21',
      chapter: 'meeting',
      questions: [
        {
          kind: 'people',
          ask: 'meeting',
          id: 'A21',
          area: 'REV',
          words: { en: 'Who shall come?' },
          symbol: 'who-comes'
        }
      ]
    },
    {
      id: 'a23',
      chapter: 'meeting',
      questions: [
        {
          kind: 'one',
          id: 'A23',
          area: 'REV',
          words: { en: 'Who helped you with this?' },
          symbol: 'helped',
          choices: helpers,
          records: 'helper'
        }
      ]
    },
    {
      id: 'a01',
      chapter: 'fun',
      extra: true,
      questions: [
        {
          kind: 'drawing',
          id: 'A01',
          area: 'FRND',
          words: { en: 'This is me.' },
          hint: { en: 'Draw or choose a picture of you.' },
          symbol: 'me',
          choices: [
            tile('dog', 'dog', 'pic-dog'),
            tile('cat', 'cat', 'cat'),
            tile('fish', 'fish', 'pic-fish'),
            tile('rabbit', 'rabbit', 'rabbit'),
            tile('horse', 'horse', 'horse'),
            tile('star', 'star', 'star')
          ]
        }
      ]
    },
    {
      id: 'a03',
      chapter: 'home',
      extra: true,
      questions: [
        {
          kind: 'many',
          id: 'A03',
          area: 'HOME',
          words: { en: 'What is good where you live?' },
          symbol: 'home',
          choices: [
            tile('bed', 'my bed', 'bed'),
            tile('food', 'food', 'food'),
            tile('toys', 'toys', 'toys'),
            tile('pet', 'a pet', 'pet'),
            tile('people', 'the people', 'family'),
            tile('garden', 'the garden', 'garden')
          ],
          tellMore: { en: 'Something else' }
        }
      ]
    },
    {
      id: 'a05',
      chapter: 'school',
      extra: true,
      questions: [
        {
          kind: 'many',
          id: 'A05',
          area: 'SCH',
          words: { en: 'At school I like …' },
          symbol: 'school',
          choices: [
            tile('playing', 'playing', 'play'),
            tile('reading', 'reading', 'reading'),
            tile('drawing', 'drawing', 'art'),
            tile('outside', 'being outside', 'outdoors'),
            tile('teacher', 'my teacher', 'teacher'),
            tile('friends', 'my friends', 'friends')
          ],
          tellMore: { en: 'Something else' }
        }
      ]
    },
    {
      id: 'a07',
      chapter: 'me',
      extra: true,
      questions: [
        {
          kind: 'yes-no',
          id: 'A07',
          area: 'HEALTH',
          words: { en: 'Something hurts.' },
          symbol: 'hurt'
        }
      ]
    },
    {
      id: 'a07b',
      chapter: 'me',
      extra: true,
      when: { question: 'A07', is: ['yes', 'not-sure'] },
      questions: [
        {
          kind: 'body',
          id: 'A07b',
          area: 'HEALTH',
          words: { en: 'Where does it hurt?' },
          symbol: 'body',
          worryWhen: ['private'],
          tellMore: { en: 'Tell us more.' }
        }
      ]
    },
    {
      id: 'a10',
      chapter: 'me',
      extra: true,
      questions: [
        {
          kind: 'people',
          ask: 'pick',
          id: 'A10',
          area: 'FEEL',
          words: { en: 'Who helps you when you are sad?' },
          symbol: 'sad'
        }
      ]
    },
    {
      id: 'a12',
      chapter: 'people',
      extra: true,
      questions: [
        {
          kind: 'faces',
          scale: 3,
          id: 'A12',
          area: 'FAM',
          words: { en: 'Seeing my family is …' },
          symbol: 'family-time'
        }
      ]
    },
    {
      id: 'a13',
      chapter: 'people',
      extra: true,
      questions: [
        { kind: 'yes-no', id: 'A13', area: 'FRND', words: { en: 'I have a friend.' }, symbol: 'friends' }
      ]
    },
    {
      id: 'a16',
      chapter: 'say',
      extra: true,
      questions: [
        {
          kind: 'yes-no',
          id: 'A16',
          area: 'PLAN',
          words: { en: 'Do you know why you live here?' },
          symbol: 'why'
        }
      ]
    },
    {
      id: 'a18',
      chapter: 'say',
      extra: true,
      questions: [
        {
          kind: 'drawing',
          id: 'A18',
          area: 'WORRY',
          words: { en: 'If I had a wish …' },
          symbol: 'wish',
          choices: [
            tile('family', 'my family', 'family'),
            tile('home', 'a home', 'home'),
            tile('friends', 'friends', 'friends'),
            tile('animals', 'a pet', 'animals'),
            tile('fun', 'fun', 'fun'),
            tile('safe', 'to feel safe', 'safe')
          ]
        }
      ]
    },
    {
      id: 'a22',
      chapter: 'say',
      extra: true,
      questions: [
        {
          kind: 'yes-no',
          id: 'A22',
          area: 'RIGHT',
          records: 'advocate',
          words: { en: 'Do you want someone to help you say it?' },
          symbol: 'advocate'
        }
      ]
    }
  ]
} satisfies FormDefinition;
