/** Views of a foster carer or residential worker before the review: bank F01–F15, then R1–R3. */
import type { FormDefinition } from '../definition.ts';
import { adultRoom, howFar } from './shared.ts';
import { tile } from './tile.ts';

export const carer = {
  id: 'carer',
  version: 2,
  purpose: 'views',
  audience: 'carer',
  band: 'adult',
  title: { en: 'My views' },
  maxGrade: 7,
  chapters: [
    { id: 'child', words: { en: 'The child' }, symbol: 'me' },
    { id: 'days', words: { en: 'School, health and feelings' }, symbol: 'school' },
    { id: 'people', words: { en: 'Family and friends' }, symbol: 'family' },
    { id: 'care', words: { en: 'Caring' }, symbol: 'carer' },
    { id: 'meeting', words: { en: 'The meeting' }, symbol: 'meeting' },
    { id: 'residential', words: { en: 'For a children’s home' }, symbol: 'home' }
  ],
  pages: [
    {
      id: 'f01',
      chapter: 'child',
      questions: [
        {
          kind: 'text',
          ...adultRoom,
          id: 'F01',
          area: 'PLAN',
          words: { en: 'What is the child enjoying, and proud of?' }
        }
      ]
    },
    {
      id: 'f02',
      chapter: 'child',
      questions: [
        {
          kind: 'faces',
          scale: 5,
          id: 'F02',
          area: 'HOME',
          words: { en: 'How settled is the child?' },
          choices: [
            tile('very-good', 'very settled'),
            tile('good', 'settled'),
            tile('in-between', 'in between'),
            tile('bad', 'not very settled'),
            tile('very-bad', 'not settled at all')
          ],
          tellMore: { en: 'What has changed since the last review?' }
        }
      ]
    },
    {
      id: 'f03',
      chapter: 'days',
      title: { en: 'School or nursery' },
      questions: [
        {
          kind: 'text',
          ...adultRoom,
          id: 'F03a',
          area: 'SCH',
          words: { en: 'How is school going, and what help is there?' }
        },
        {
          kind: 'text',
          ...adultRoom,
          id: 'F03b',
          area: 'SCH',
          words: { en: 'Has the child missed school or been sent home?' },
          hint: { en: 'Days away, late starts or part-time days.' }
        },
        {
          kind: 'text',
          ...adultRoom,
          id: 'F03c',
          area: 'SCH',
          words: { en: 'When was the last education plan (PEP) meeting?' }
        }
      ]
    },
    {
      id: 'f04',
      chapter: 'days',
      title: { en: 'Health' },
      questions: [
        {
          kind: 'text',
          ...adultRoom,
          id: 'F04a',
          area: 'HEALTH',
          words: { en: 'Which health visits were kept, missed or refused?' },
          hint: { en: 'Give dates for the dentist, the optician and the health assessment.' }
        },
        {
          kind: 'text',
          ...adultRoom,
          id: 'F04b',
          area: 'HEALTH',
          words: { en: 'What medicines does the child take?' }
        },
        { kind: 'text', ...adultRoom, id: 'F04c', area: 'HEALTH', words: { en: 'How are sleep and food?' } }
      ]
    },
    {
      id: 'f05',
      chapter: 'days',
      title: { en: 'Feelings and behaviour' },
      questions: [
        { kind: 'text', ...adultRoom, id: 'F05a', area: 'FEEL', words: { en: 'What helps the child?' } },
        { kind: 'text', ...adultRoom, id: 'F05b', area: 'FEEL', words: { en: 'What makes things worse?' } }
      ]
    },
    {
      id: 'f06',
      chapter: 'days',
      questions: [
        {
          kind: 'yes-no',
          id: 'F06',
          area: 'FEEL',
          words: { en: 'Has the child gone missing, been hurt or restrained, or made an allegation?' },
          hint: {
            en: 'Online worries count too. Give dates only. Report the details in the usual way, and do not wait for the review.'
          },
          iroOnly: true,
          worryWhen: ['yes'],
          tellMore: { en: 'Dates' }
        }
      ]
    },
    {
      id: 'f07',
      chapter: 'people',
      title: { en: 'Family time' },
      questions: [
        {
          kind: 'text',
          ...adultRoom,
          id: 'F07a',
          area: 'FAM',
          words: { en: 'How is the child before and after family time?' }
        },
        {
          kind: 'text',
          ...adultRoom,
          id: 'F07b',
          area: 'FAM',
          words: { en: 'What should change about family time?' }
        }
      ]
    },
    {
      id: 'f08',
      chapter: 'people',
      title: { en: 'Friends and who they are' },
      questions: [
        {
          kind: 'text',
          ...adultRoom,
          id: 'F08a',
          area: 'FRND',
          words: { en: 'Tell us about friends, clubs and things they do.' }
        },
        {
          kind: 'text',
          ...adultRoom,
          id: 'F08b',
          area: 'FRND',
          words: { en: 'What has been done about savings and life-story work?' }
        },
        {
          kind: 'text',
          ...adultRoom,
          id: 'F08c',
          area: 'FRND',
          words: { en: 'What helps the child to know who they are?' },
          hint: { en: 'Think of culture, faith, language, and hair and skin care.' }
        }
      ]
    },
    {
      id: 'f09',
      chapter: 'care',
      questions: [
        {
          kind: 'yes-no',
          id: 'F09',
          area: 'PLAN',
          words: { en: 'Is it clear which everyday decisions you can make?' },
          hint: { en: 'Such as haircuts, sleepovers, trips and photos.' },
          tellMore: { en: 'What is not clear?' }
        }
      ]
    },
    {
      id: 'f10',
      chapter: 'care',
      questions: [
        {
          kind: 'faces',
          scale: 5,
          id: 'F10',
          area: 'LIST',
          words: { en: 'Do you get the support you need?' },
          hint: { en: 'Think of visits, breaks for you, training, equipment and travel.' },
          choices: howFar,
          tellMore: { en: 'What is missing?' }
        }
      ]
    },
    {
      id: 'f11',
      chapter: 'care',
      questions: [
        {
          kind: 'agreed',
          id: 'F11',
          area: 'LIST',
          words: { en: 'Were the actions from the last review done?' }
        }
      ]
    },
    {
      id: 'f12',
      chapter: 'meeting',
      title: { en: 'The child’s own views' },
      questions: [
        {
          kind: 'one',
          id: 'F12a',
          area: 'REV',
          words: { en: 'How did the child give their views?' },
          choices: [
            tile('alone', 'on their own'),
            tile('read-out', 'I read the questions out'),
            tile('typed', 'I typed what they said'),
            tile('answered-for', 'I answered for them'),
            tile('someone-else', 'with someone else'),
            tile('not-given', 'they have not given any'),
            tile('do-not-know', 'I do not know')
          ]
        },
        {
          kind: 'yes-no',
          id: 'F12b',
          area: 'REV',
          words: { en: 'Did you change any of the child’s words?' },
          tellMore: { en: 'Which, and why?' }
        }
      ]
    },
    {
      id: 'f13',
      chapter: 'meeting',
      title: { en: 'What the child knows' },
      questions: [
        {
          kind: 'yes-no',
          id: 'F13.advocate',
          area: 'RIGHT',
          words: { en: 'Does the child know about advocates?' }
        },
        {
          kind: 'yes-no',
          id: 'F13.complaints',
          area: 'RIGHT',
          words: { en: 'Does the child know how to complain?' }
        },
        {
          kind: 'yes-no',
          id: 'F13.iro',
          area: 'RIGHT',
          words: { en: 'Does the child know how to reach {iro}?' }
        }
      ]
    },
    {
      id: 'f14',
      chapter: 'meeting',
      title: { en: 'What works for this child' },
      questions: [
        {
          kind: 'time',
          id: 'F14a',
          area: 'REV',
          words: { en: 'What time is best for the child?' },
          choices: [
            tile('after-school', 'after school'),
            tile('not-in-lessons', 'not in lesson time'),
            tile('holidays', 'in the holidays'),
            tile('any-time', 'any time')
          ],
          tellMore: { en: 'Is there a day that is bad?' }
        },
        { kind: 'place', id: 'F14b', area: 'REV', words: { en: 'What place is best for the child?' } },
        {
          kind: 'text',
          ...adultRoom,
          id: 'F14c',
          area: 'REV',
          words: { en: 'Who helps the child in a meeting, and who upsets them?' }
        }
      ]
    },
    {
      id: 'f15',
      chapter: 'meeting',
      questions: [
        {
          kind: 'text',
          ...adultRoom,
          id: 'F15',
          area: 'WORRY',
          words: { en: 'What do you want to tell {iro} before the meeting, not in front of the child?' },
          hint: { en: 'Only {iro} sees this. If a child is in danger, call now and do not wait.' },
          iroOnly: true
        }
      ]
    },
    {
      id: 'r1',
      chapter: 'residential',
      extra: true,
      title: { en: 'For a children’s home' },
      questions: [
        {
          kind: 'text',
          ...adultRoom,
          id: 'R1',
          area: 'HOME',
          words: { en: 'Who is the child’s key worker?' }
        },
        {
          kind: 'text',
          ...adultRoom,
          id: 'R2',
          area: 'HOME',
          words: { en: 'Did an inspection ask for anything for this child?' },
          hint: { en: 'By Ofsted, or under regulation 44.' }
        },
        {
          kind: 'text',
          ...adultRoom,
          id: 'R3',
          area: 'HOME',
          words: { en: 'Are there worries about living in a group?' }
        }
      ]
    }
  ]
} satisfies FormDefinition;
