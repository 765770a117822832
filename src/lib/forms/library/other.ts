/**
 * Views of another adult whose views are relevant, before the review: a teacher, a social worker, a children's
 * guardian, an independent visitor, an advocate, a grandparent (Children Act 1989 s.26(2)(d)(iv)). Short, because the
 * child is not their charge, and it asks nothing that would tell them where or with whom the child lives.
 */
import type { FormDefinition } from '../definition.ts';
import { adultRoom } from './shared.ts';
import { tile } from './tile.ts';

export const other = {
  id: 'other',
  version: 1,
  purpose: 'views',
  audience: 'other',
  band: 'adult',
  title: { en: 'My views' },
  maxGrade: 6,
  chapters: [
    { id: 'child', words: { en: 'The child' }, symbol: 'me' },
    { id: 'meeting', words: { en: 'The meeting' }, symbol: 'meeting' }
  ],
  pages: [
    {
      id: 'n01',
      chapter: 'child',
      title: { en: 'How things are' },
      questions: [
        {
          kind: 'text',
          ...adultRoom,
          id: 'N01',
          area: 'PLAN',
          words: { en: 'What is going well for the child?' }
        },
        { kind: 'text', ...adultRoom, id: 'N02', area: 'WORRY', words: { en: 'What are you worried about?' } }
      ]
    },
    {
      id: 'n03',
      chapter: 'child',
      questions: [
        {
          kind: 'yes-no',
          id: 'N03',
          area: 'WORRY',
          words: { en: 'Do you think that the child may not be safe?' },
          hint: { en: 'Only {iro} sees this. If a child is in danger, call now and do not wait.' },
          iroOnly: true,
          worryWhen: ['yes'],
          tellMore: { en: 'Why do you think so?' }
        }
      ]
    },
    {
      id: 'n04',
      chapter: 'child',
      questions: [
        {
          kind: 'text',
          ...adultRoom,
          id: 'N04',
          area: 'LIST',
          words: { en: 'What has the child told you or shown you that they want?' },
          hint: { en: 'Use the child’s own words if you can.' }
        }
      ]
    },
    {
      id: 'n05',
      chapter: 'child',
      questions: [
        { kind: 'text', ...adultRoom, id: 'N05', area: 'PLAN', words: { en: 'What should happen next?' } }
      ]
    },
    {
      id: 'n06',
      chapter: 'meeting',
      questions: [
        {
          kind: 'one',
          id: 'N06',
          area: 'REV',
          words: { en: 'Should you be at the review?' },
          hint: { en: 'If not, how would you like to take part?' },
          choices: [
            tile('come', 'Yes, I will come'),
            tile('talk-first', 'I would like to talk to {iro} first'),
            tile('video-or-phone', 'By video or phone'),
            tile('this-form', 'By this form'),
            tile('not-needed', 'I do not need to be there'),
            tile('not-sure', 'I am not sure yet')
          ]
        }
      ]
    },
    {
      id: 'n07',
      chapter: 'meeting',
      title: { en: 'For the meeting' },
      questions: [
        {
          kind: 'text',
          ...adultRoom,
          id: 'N07',
          area: 'REV',
          words: { en: 'What else should the meeting know?' }
        },
        {
          kind: 'text',
          ...adultRoom,
          id: 'N08',
          area: 'WORRY',
          words: { en: 'What should only {iro} know?' },
          iroOnly: true
        }
      ]
    }
  ]
} satisfies FormDefinition;
