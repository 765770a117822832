/** Views of a parent before the review: bank P01–P19, reading age about 9. What goes well comes first. */
import type { FormDefinition } from '../definition.ts';
import { adultRoom, howFar } from './shared.ts';
import { tile } from './tile.ts';

export const parent = {
  id: 'parent',
  version: 1,
  purpose: 'views',
  audience: 'parent',
  band: 'adult',
  title: { en: 'My views' },
  maxGrade: 6,
  chapters: [
    { id: 'child', words: { en: 'Your child' }, symbol: 'me' },
    { id: 'family', words: { en: 'Your family' }, symbol: 'family' },
    { id: 'plan', words: { en: 'The plan' }, symbol: 'plan' },
    { id: 'meeting', words: { en: 'The meeting' }, symbol: 'meeting' },
    { id: 'rights', words: { en: 'Your rights' }, symbol: 'rights' }
  ],
  pages: [
    {
      id: 'p05',
      chapter: 'child',
      title: { en: 'How things are' },
      questions: [
        {
          kind: 'text',
          ...adultRoom,
          id: 'P05',
          area: 'PLAN',
          words: { en: 'What is going well for your child?' }
        },
        { kind: 'text', ...adultRoom, id: 'P06', area: 'WORRY', words: { en: 'What are you worried about?' } }
      ]
    },
    {
      id: 'p07',
      chapter: 'child',
      questions: [
        {
          kind: 'faces',
          scale: 5,
          id: 'P07',
          area: 'HOME',
          words: { en: 'How do you feel about where your child lives?' },
          tellMore: { en: 'Why do you feel that way?' }
        }
      ]
    },
    {
      id: 'p08',
      chapter: 'child',
      title: { en: 'School and health' },
      questions: [
        {
          kind: 'text',
          ...adultRoom,
          id: 'P08',
          area: 'SCH',
          words: { en: 'Is there anything about school that we should know, or that you want?' }
        },
        {
          kind: 'text',
          ...adultRoom,
          id: 'P09a',
          area: 'HEALTH',
          words: { en: 'Is there anything about your family’s health that we should know?' }
        },
        {
          kind: 'yes-no',
          id: 'P09b',
          area: 'HEALTH',
          words: { en: 'Do you want to come to your child’s health appointments?' }
        }
      ]
    },
    {
      id: 'p10',
      chapter: 'family',
      title: { en: 'Family time' },
      questions: [
        {
          kind: 'yes-no',
          id: 'P10',
          area: 'FAM',
          words: { en: 'Is family time happening as planned?' },
          tellMore: { en: 'What would make it better for your child?' }
        },
        {
          kind: 'text',
          ...adultRoom,
          id: 'P11',
          area: 'FAM',
          words: { en: 'Who else in the family should your child see?' },
          hint: { en: 'Brothers, sisters, grandparents and others.' }
        }
      ]
    },
    {
      id: 'p12',
      chapter: 'family',
      questions: [
        {
          kind: 'text',
          ...adultRoom,
          id: 'P12',
          area: 'FRND',
          words: { en: 'What matters to your family that your child should keep?' },
          hint: { en: 'Think of culture, language, faith, food, and hair and skin care.' }
        }
      ]
    },
    {
      id: 'p16',
      chapter: 'family',
      questions: [
        {
          kind: 'text',
          ...adultRoom,
          id: 'P16',
          area: 'FAM',
          words: { en: 'What would you like your child to know from you?' },
          hint: { en: '{iro} reads this first and decides with you what to pass on.' },
          iroOnly: true
        }
      ]
    },
    {
      id: 'p13',
      chapter: 'plan',
      title: { en: 'The care plan' },
      questions: [
        { kind: 'yes-no', id: 'P13a', area: 'PLAN', words: { en: 'Do you understand the care plan?' } },
        { kind: 'yes-no', id: 'P13b', area: 'PLAN', words: { en: 'Do you agree with the care plan?' } },
        {
          kind: 'text',
          ...adultRoom,
          id: 'P13c',
          area: 'PLAN',
          words: { en: 'What would you change in it?' }
        }
      ]
    },
    {
      id: 'p14',
      chapter: 'plan',
      questions: [
        {
          kind: 'agreed',
          id: 'P14',
          area: 'LIST',
          words: { en: 'What happened with the actions from last time?' }
        }
      ]
    },
    {
      id: 'p15',
      chapter: 'plan',
      questions: [
        {
          kind: 'faces',
          scale: 5,
          id: 'P15',
          area: 'LIST',
          words: { en: 'Do you feel that your child’s social worker listens to you?' },
          choices: howFar
        }
      ]
    },
    {
      id: 'p01',
      chapter: 'meeting',
      title: { en: 'Getting ready' },
      questions: [
        {
          kind: 'yes-no',
          id: 'P01',
          area: 'REV',
          words: { en: 'Did you get the date, time and place in good time?' },
          tellMore: { en: 'What day did you get them?' }
        },
        {
          kind: 'yes-no',
          id: 'P04',
          area: 'REV',
          words: { en: 'Have you had the reports?' },
          tellMore: { en: 'What day did you get them?' }
        }
      ]
    },
    {
      id: 'p02',
      chapter: 'meeting',
      questions: [
        {
          kind: 'one',
          id: 'P02',
          area: 'REV',
          words: { en: 'Will you come to the review?' },
          hint: { en: 'If not, how would you like to take part?' },
          choices: [
            tile('come', 'Yes, I will come'),
            tile('talk-first', 'I would like to talk to {iro} first'),
            tile('video-or-phone', 'By video or phone'),
            tile('this-form', 'By this form'),
            tile('separate-meeting', 'In a separate meeting'),
            tile('someone-speaks', 'Someone will speak for me'),
            tile('not-sure', 'I am not sure yet')
          ]
        }
      ]
    },
    {
      id: 'p03',
      chapter: 'meeting',
      questions: [
        {
          kind: 'many',
          id: 'P03',
          area: 'REV',
          words: { en: 'What would help you to take part?' },
          choices: [
            tile('interpreter', 'an interpreter'),
            tile('travel', 'help with travel'),
            tile('time-of-day', 'another time of day'),
            tile('room', 'a room that is easy to use'),
            tile('support-person', 'someone to come with me'),
            tile('reading', 'help with reading'),
            tile('break', 'a break in the meeting')
          ],
          tellMore: { en: 'Which language, or what else?' }
        }
      ]
    },
    {
      id: 'p17',
      chapter: 'meeting',
      title: { en: 'Who comes' },
      questions: [
        {
          kind: 'text',
          ...adultRoom,
          id: 'P17a',
          area: 'REV',
          words: { en: 'Who else should be asked or invited?' },
          iroOnly: true
        },
        {
          kind: 'yes-no',
          id: 'P17b',
          area: 'REV',
          words: { en: 'Is there anyone you do not feel safe meeting?' },
          hint: { en: 'Only {iro} sees this. {iro} can see you at another time.' },
          iroOnly: true,
          worryWhen: ['yes'],
          tellMore: { en: 'Who is it?' }
        }
      ]
    },
    {
      id: 'p18',
      chapter: 'rights',
      title: { en: 'Your rights' },
      questions: [
        {
          kind: 'yes-no',
          id: 'P18',
          area: 'RIGHT',
          words: { en: 'Do you know how to complain and where to get advice?' }
        },
        {
          kind: 'yes-no',
          id: 'P19a',
          area: 'RIGHT',
          words: { en: 'Do you have an advocate?' },
          hint: { en: 'Someone who helps you to say what you want.' }
        },
        {
          kind: 'yes-no',
          id: 'P19b',
          area: 'RIGHT',
          records: 'advocate',
          words: { en: 'Do you need an advocate?' },
          hint: { en: 'You can if you are ill or disabled, or find it hard to learn or read.' }
        }
      ]
    }
  ]
} satisfies FormDefinition;
