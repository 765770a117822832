import type { FormContext, FormDefinition } from '../../../src/lib/forms/definition.ts';

export const context: FormContext = {
  iro: 'Jo',
  people: [
    { id: 'sam', name: 'Sam Okoro', calledBy: 'Sam', role: 'carer', picture: 'man-2' },
    { id: 'mum', name: 'Samira', calledBy: null, role: 'parent', picture: null }
  ],
  places: [
    { id: 'home', words: 'where I live', symbol: 'home', notPossible: null },
    { id: 'park', words: 'outdoors', symbol: 'outdoors', notPossible: 'It is too cold in winter.' }
  ],
  agreed: [
    { id: 'bike', words: 'Amina gets a bike.' },
    { id: 'dentist', words: 'Sam takes Amina to the dentist.' }
  ]
};

export const nothingAgreed: FormContext = { ...context, agreed: [], places: [] };

/** One question of each kind, a condition of each sort and an extra page. */
export const every = {
  id: 'every',
  version: 1,
  purpose: 'views',
  audience: 'child',
  band: '8-11',
  title: { en: 'My words' },
  maxGrade: 4,
  chapters: [
    { id: 'first', words: { en: 'First' }, symbol: 'home' },
    { id: 'second', words: { en: 'Second' }, symbol: 'school' }
  ],
  pages: [
    {
      id: 'x1',
      chapter: 'first',
      questions: [{ kind: 'faces', scale: 3, id: 'X1', area: 'HOME', words: { en: 'How is home?' } }]
    },
    {
      id: 'x2',
      chapter: 'first',
      title: { en: 'Safe' },
      questions: [
        {
          kind: 'yes-no',
          id: 'X2.home',
          area: 'FEEL',
          words: { en: 'Safe at home?' },
          worryWhen: ['no', 'not-sure']
        },
        {
          kind: 'yes-no',
          id: 'X2.out',
          area: 'FEEL',
          words: { en: 'Safe out?' },
          tellMore: { en: 'Tell us more' }
        }
      ]
    },
    {
      id: 'x3',
      chapter: 'first',
      when: { question: 'X1', is: ['not-good'] },
      questions: [
        {
          kind: 'text',
          id: 'X3',
          limit: 10,
          more: 20,
          area: 'HOME',
          words: { en: 'What would you tell {iro}?' }
        }
      ]
    },
    {
      id: 'x4',
      chapter: 'first',
      when: { question: 'X3', is: ['answered'] },
      questions: [
        {
          kind: 'scale10',
          id: 'X4',
          area: 'HOME',
          words: { en: 'How sure?' },
          low: { en: 'not at all' },
          high: { en: 'very' }
        }
      ]
    },
    {
      id: 'x5',
      chapter: 'second',
      questions: [
        {
          kind: 'many',
          id: 'X5',
          area: 'FEEL',
          words: { en: 'How do you feel?' },
          choices: [
            { value: 'happy', words: { en: 'happy' } },
            { value: 'sad', words: { en: 'sad' } }
          ]
        }
      ]
    },
    {
      id: 'x6',
      chapter: 'second',
      questions: [{ kind: 'agreed', id: 'X6', area: 'LIST', words: { en: 'Did it happen?' } }]
    },
    {
      id: 'x7',
      chapter: 'second',
      questions: [{ kind: 'people', ask: 'meeting', id: 'X7', area: 'REV', words: { en: 'Who comes?' } }]
    },
    {
      id: 'x8',
      chapter: 'second',
      questions: [{ kind: 'people', ask: 'pick', id: 'X8', area: 'FEEL', words: { en: 'Who helps?' } }]
    },
    {
      id: 'x9',
      chapter: 'second',
      questions: [{ kind: 'place', id: 'X9', area: 'REV', words: { en: 'Where?' } }]
    },
    {
      id: 'x10',
      chapter: 'second',
      when: { question: 'X1', not: ['not-sure'] },
      questions: [
        {
          kind: 'topics',
          id: 'X10',
          area: 'REV',
          words: { en: 'What shall we talk about?' },
          choices: [
            { value: 'home', words: { en: 'where I live' } },
            { value: 'school', words: { en: 'school' } }
          ]
        }
      ]
    },
    {
      id: 'x11',
      chapter: 'first',
      extra: true,
      questions: [{ kind: 'faces', scale: 5, id: 'X11', area: 'SCH', words: { en: 'School?' } }]
    },
    {
      id: 'x12',
      chapter: 'second',
      extra: true,
      questions: [{ kind: 'text', id: 'X12', limit: 300, more: 2000, area: 'SCH', words: { en: 'More?' } }]
    }
  ]
} satisfies FormDefinition;
