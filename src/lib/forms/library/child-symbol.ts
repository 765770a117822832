/**
 * The symbol form, for any age: bank D00–D21. Few words, one thing at a time, four tiles at most, and a
 * practice first, because some children do not yet use a scale of like and not like.
 */
import type { FormDefinition } from '../definition.ts';
import { helpers, room } from './shared.ts';
import { tile } from './tile.ts';

export const childSymbol = {
  id: 'child-symbol',
  version: 1,
  purpose: 'views',
  audience: 'child',
  band: 'symbol',
  title: { en: 'My words' },
  maxGrade: 2,
  chapters: [
    { id: 'practice', words: { en: 'Try it' }, symbol: 'try' },
    { id: 'fun', words: { en: 'I like' }, symbol: 'fun' },
    { id: 'home', words: { en: 'My home' }, symbol: 'home' },
    { id: 'school', words: { en: 'School' }, symbol: 'school' },
    { id: 'me', words: { en: 'How I feel' }, symbol: 'feelings' },
    { id: 'people', words: { en: 'My people' }, symbol: 'family' },
    { id: 'say', words: { en: 'My say' }, symbol: 'talk' },
    { id: 'meeting', words: { en: 'My meeting' }, symbol: 'meeting' },
    { id: 'helped', words: { en: 'Who helped' }, symbol: 'helped' }
  ],
  pages: [
    {
      id: 'd00a',
      chapter: 'practice',
      questions: [
        {
          kind: 'faces',
          scale: 3,
          id: 'D00a',
          area: 'REV',
          practice: true,
          words: { en: 'ice cream' },
          symbol: 'ice-cream'
        }
      ]
    },
    {
      id: 'd00b',
      chapter: 'practice',
      questions: [
        {
          kind: 'faces',
          scale: 3,
          id: 'D00b',
          area: 'REV',
          practice: true,
          words: { en: 'wet socks' },
          symbol: 'wet-socks'
        }
      ]
    },
    {
      id: 'd13a',
      chapter: 'fun',
      questions: [
        {
          kind: 'many',
          id: 'D13a',
          area: 'FRND',
          words: { en: 'I like' },
          symbol: 'fun',
          choices: [
            tile('music', 'music', 'music'),
            tile('ball', 'ball', 'ball'),
            tile('swimming', 'swimming', 'swimming'),
            tile('animals', 'animals', 'animals')
          ]
        }
      ]
    },
    {
      id: 'd13b',
      chapter: 'fun',
      questions: [
        {
          kind: 'many',
          id: 'D13b',
          area: 'FRND',
          words: { en: 'I like' },
          symbol: 'fun',
          choices: [
            tile('drawing', 'drawing', 'art'),
            tile('tv', 'TV', 'screen'),
            tile('outdoors', 'outdoors', 'outdoors'),
            tile('games', 'games', 'gaming')
          ]
        }
      ]
    },
    {
      id: 'd01',
      chapter: 'home',
      questions: [
        { kind: 'faces', scale: 3, id: 'D01', area: 'HOME', words: { en: 'my home' }, symbol: 'home' }
      ]
    },
    {
      id: 'd02',
      chapter: 'home',
      questions: [
        { kind: 'faces', scale: 3, id: 'D02', area: 'HOME', words: { en: 'my bedroom' }, symbol: 'bed' }
      ]
    },
    {
      id: 'd03',
      chapter: 'home',
      questions: [
        { kind: 'faces', scale: 3, id: 'D03', area: 'HOME', words: { en: 'my carer' }, symbol: 'carer' }
      ]
    },
    {
      id: 'd04',
      chapter: 'home',
      questions: [{ kind: 'faces', scale: 3, id: 'D04', area: 'HOME', words: { en: 'food' }, symbol: 'food' }]
    },
    {
      id: 'd05',
      chapter: 'school',
      questions: [
        { kind: 'faces', scale: 3, id: 'D05', area: 'SCH', words: { en: 'school' }, symbol: 'school' }
      ]
    },
    {
      id: 'd06',
      chapter: 'school',
      questions: [
        {
          kind: 'faces',
          scale: 3,
          id: 'D06',
          area: 'SCH',
          words: { en: 'going to school' },
          symbol: 'school-bus'
        }
      ]
    },
    {
      id: 'd07a',
      chapter: 'me',
      questions: [
        { kind: 'faces', scale: 3, id: 'D07a', area: 'HEALTH', words: { en: 'doctor' }, symbol: 'doctor' }
      ]
    },
    {
      id: 'd07b',
      chapter: 'me',
      questions: [
        { kind: 'faces', scale: 3, id: 'D07b', area: 'HEALTH', words: { en: 'dentist' }, symbol: 'dentist' }
      ]
    },
    {
      id: 'd07c',
      chapter: 'me',
      questions: [
        { kind: 'faces', scale: 3, id: 'D07c', area: 'HEALTH', words: { en: 'tablets' }, symbol: 'tablets' }
      ]
    },
    {
      id: 'd08a',
      chapter: 'me',
      questions: [{ kind: 'yes-no', id: 'D08a', area: 'HEALTH', words: { en: 'pain?' }, symbol: 'hurt' }]
    },
    {
      id: 'd08b',
      chapter: 'me',
      when: { question: 'D08a', is: ['yes', 'not-sure'] },
      questions: [
        {
          kind: 'body',
          id: 'D08b',
          area: 'HEALTH',
          words: { en: 'where is the pain?' },
          symbol: 'body',
          worryWhen: ['private'],
          tellMore: { en: 'somewhere else' }
        }
      ]
    },
    {
      id: 'd09',
      chapter: 'me',
      questions: [
        {
          kind: 'many',
          id: 'D09',
          area: 'FEEL',
          words: { en: 'I feel' },
          symbol: 'feelings',
          choices: [
            tile('happy', 'happy', 'happy'),
            tile('sad', 'sad', 'sad'),
            tile('cross', 'cross', 'cross'),
            tile('scared', 'scared', 'scared')
          ]
        }
      ]
    },
    {
      id: 'd10',
      chapter: 'me',
      questions: [
        {
          kind: 'yes-no',
          id: 'D10',
          area: 'FEEL',
          words: { en: 'I feel safe' },
          symbol: 'safe',
          worryWhen: ['no', 'not-sure']
        }
      ]
    },
    {
      id: 'd11',
      chapter: 'people',
      questions: [
        {
          kind: 'people',
          ask: 'time',
          id: 'D11',
          area: 'FAM',
          words: { en: 'seeing people' },
          symbol: 'family-time'
        }
      ]
    },
    {
      id: 'd12',
      chapter: 'people',
      questions: [
        { kind: 'faces', scale: 3, id: 'D12', area: 'FRND', words: { en: 'friends' }, symbol: 'friends' }
      ]
    },
    {
      id: 'd14',
      chapter: 'say',
      questions: [
        {
          kind: 'faces',
          scale: 3,
          id: 'D14',
          area: 'LIST',
          words: { en: 'people listen to me' },
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
      id: 'd16a',
      chapter: 'say',
      questions: [
        { kind: 'yes-no', id: 'D16a', area: 'WORRY', words: { en: 'change something?' }, symbol: 'change' }
      ]
    },
    {
      id: 'd16b',
      chapter: 'say',
      when: { question: 'D16a', is: ['yes', 'not-sure'] },
      questions: [
        {
          kind: 'many',
          id: 'D16b',
          area: 'WORRY',
          words: { en: 'change what?' },
          symbol: 'change',
          choices: [
            tile('home', 'home', 'home'),
            tile('school', 'school', 'school'),
            tile('family', 'seeing my family', 'family-time'),
            tile('food', 'food', 'food')
          ],
          tellMore: { en: 'something else' }
        }
      ]
    },
    {
      id: 'd20',
      chapter: 'say',
      questions: [
        {
          kind: 'yes-no',
          id: 'D20',
          area: 'RIGHT',
          records: 'advocate',
          words: { en: 'help me say it' },
          symbol: 'advocate'
        }
      ]
    },
    {
      id: 'd17',
      chapter: 'meeting',
      questions: [
        {
          kind: 'yes-no',
          id: 'D17',
          area: 'REV',
          records: 'coming',
          words: { en: 'come to my meeting?' },
          symbol: 'meeting'
        }
      ]
    },
    {
      id: 'd18',
      chapter: 'meeting',
      questions: [
        { kind: 'place', id: 'D18', area: 'REV', words: { en: 'meeting: where?' }, symbol: 'place' }
      ]
    },
    {
      id: 'd19',
      chapter: 'meeting',
      questions: [
        {
          kind: 'people',
          ask: 'meeting',
          id: 'D19',
          area: 'REV',
          words: { en: 'meeting: who?' },
          symbol: 'who-comes'
        }
      ]
    },
    {
      id: 'd21a',
      chapter: 'helped',
      questions: [
        {
          kind: 'one',
          id: 'D21a',
          area: 'REV',
          words: { en: 'who helped me?' },
          symbol: 'helped',
          choices: helpers,
          records: 'helper'
        }
      ]
    },
    {
      id: 'd21b',
      chapter: 'helped',
      when: { question: 'D21a', not: ['nobody'] },
      forHelper: true,
      title: { en: 'For the person who helped' },
      symbol: 'helped',
      questions: [
        {
          kind: 'many',
          id: 'D21b',
          area: 'REV',
          words: { en: 'How did the child answer?' },
          hint: { en: 'Pick all that you saw.' },
          choices: [
            tile('pointing', 'pointing or touching', 'pointing'),
            tile('eye-gaze', 'looking (eye gaze)', 'look'),
            tile('signing', 'signing', 'signing'),
            tile('device', 'a device or switch', 'tablet'),
            tile('body', 'face and body', 'body'),
            tile('words', 'spoken words', 'read-out')
          ]
        },
        {
          kind: 'one',
          id: 'D21c',
          area: 'REV',
          words: { en: 'How sure are you that these are the child’s own answers?' },
          choices: [
            tile('sure', 'sure', 'yes'),
            tile('think-so', 'I think so', 'some'),
            tile('not-sure', 'not sure', 'not-sure')
          ]
        },
        {
          kind: 'text',
          ...room,
          id: 'D21d',
          area: 'REV',
          words: { en: 'What was left out, and why?' },
          hint: { en: 'Write what you saw. Please do not guess what the child meant.' }
        }
      ]
    },
    {
      id: 'd15',
      chapter: 'home',
      extra: true,
      questions: [
        {
          kind: 'faces',
          scale: 3,
          id: 'D15',
          area: 'HOME',
          words: { en: 'my short break' },
          symbol: 'short-break'
        }
      ]
    }
  ]
} satisfies FormDefinition;
