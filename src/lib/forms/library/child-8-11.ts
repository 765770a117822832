/** Views of a child of 8 to 11 before the review: bank B01–B29, reading age 7–8. Good news first. */
import type { FormDefinition } from '../definition.ts';
import { feelings, helpers, room, times } from './shared.ts';
import { tile } from './tile.ts';

export const child8to11 = {
  id: 'child-8-11',
  version: 1,
  purpose: 'views',
  audience: 'child',
  band: '8-11',
  title: { en: 'My words' },
  maxGrade: 3,
  chapters: [
    { id: 'good', words: { en: 'Good things' }, symbol: 'good-things' },
    { id: 'home', words: { en: 'Where I live' }, symbol: 'home' },
    { id: 'school', words: { en: 'School' }, symbol: 'school' },
    { id: 'me', words: { en: 'How I am' }, symbol: 'me' },
    { id: 'people', words: { en: 'Family and friends' }, symbol: 'family' },
    { id: 'say', words: { en: 'My plan and my say' }, symbol: 'plan' },
    { id: 'meeting', words: { en: 'My meeting' }, symbol: 'meeting' }
  ],
  pages: [
    {
      id: 'b19',
      chapter: 'good',
      title: { en: 'Tell us three things that are going well.' },
      symbol: 'good-things',
      questions: [
        { kind: 'text', id: 'B19a', area: 'PLAN', ...room, words: { en: 'One good thing' } },
        {
          kind: 'text',
          id: 'B19b',
          area: 'PLAN',
          ...room,
          words: { en: 'Another good thing' }
        },
        {
          kind: 'text',
          id: 'B19c',
          area: 'PLAN',
          ...room,
          words: { en: 'One more good thing' }
        }
      ]
    },
    {
      id: 'b14a',
      chapter: 'good',
      questions: [
        {
          kind: 'many',
          id: 'B14a',
          area: 'FRND',
          words: { en: 'What do you do for fun?' },
          hint: { en: 'Pick as many as you like.' },
          symbol: 'fun',
          choices: [
            tile('ball-games', 'ball games', 'ball'),
            tile('art', 'drawing and making', 'art'),
            tile('music', 'music and dancing', 'music'),
            tile('screen', 'games on a screen', 'gaming'),
            tile('outdoors', 'being outdoors', 'outdoors'),
            tile('animals', 'animals', 'animals')
          ],
          tellMore: { en: 'Something else you do for fun' }
        }
      ]
    },
    {
      id: 'b14b',
      chapter: 'good',
      questions: [
        {
          kind: 'text',
          id: 'B14b',
          area: 'FRND',
          ...room,
          words: { en: 'Is there something new you would like to try?' },
          symbol: 'try'
        }
      ]
    },
    {
      id: 'b01',
      chapter: 'home',
      questions: [
        {
          kind: 'faces',
          scale: 3,
          id: 'B01',
          area: 'HOME',
          words: { en: 'How do you feel about where you live?' },
          symbol: 'home'
        }
      ]
    },
    {
      id: 'b02',
      chapter: 'home',
      title: { en: 'About where you live' },
      symbol: 'home',
      questions: [
        {
          kind: 'text',
          id: 'B02a',
          area: 'HOME',
          ...room,
          words: { en: 'What do you like about living there?' }
        },
        {
          kind: 'text',
          id: 'B02b',
          area: 'HOME',
          ...room,
          words: { en: 'What would you change?' }
        }
      ]
    },
    {
      id: 'b03',
      chapter: 'home',
      questions: [
        {
          kind: 'yes-no',
          id: 'B03',
          area: 'HOME',
          words: { en: 'Do you have your own space and your own things?' },
          symbol: 'bed'
        }
      ]
    },
    {
      id: 'b04',
      chapter: 'school',
      questions: [
        { kind: 'faces', scale: 3, id: 'B04', area: 'SCH', words: { en: 'How is school?' }, symbol: 'school' }
      ]
    },
    {
      id: 'b05',
      chapter: 'school',
      questions: [
        {
          kind: 'yes-no',
          id: 'B05',
          area: 'SCH',
          words: { en: 'Do you get the help you need at school?' },
          symbol: 'teacher'
        }
      ]
    },
    {
      id: 'b07',
      chapter: 'me',
      questions: [
        {
          kind: 'many',
          id: 'B07',
          area: 'HEALTH',
          words: { en: 'Do you need help with your health?' },
          hint: { en: 'Pick as many as you like.' },
          symbol: 'health',
          choices: [
            tile('all-ok', 'I am fine', 'ok'),
            tile('teeth', 'my teeth', 'teeth'),
            tile('eyes', 'my eyes', 'eyes'),
            tile('sleep', 'my sleep', 'sleep'),
            tile('food', 'food', 'food'),
            tile('poorly', 'feeling poorly', 'poorly')
          ],
          tellMore: { en: 'Tell us more, if you want to.' }
        }
      ]
    },
    {
      id: 'b08',
      chapter: 'me',
      questions: [
        {
          kind: 'many',
          id: 'B08',
          area: 'FEEL',
          words: { en: 'How do you feel most days?' },
          hint: { en: 'You can feel more than one thing.' },
          symbol: 'feelings',
          choices: feelings,
          tellMore: { en: 'Another word for how you feel' }
        }
      ]
    },
    {
      id: 'b06',
      chapter: 'me',
      questions: [
        {
          kind: 'yes-no',
          id: 'B06',
          area: 'FEEL',
          words: { en: 'Is anyone being unkind to you?' },
          hint: { en: 'It could be at school, at home or online.' },
          symbol: 'unkind',
          worryWhen: ['yes'],
          tellMore: { en: 'Tell us more, if you want to.' }
        }
      ]
    },
    {
      id: 'b09',
      chapter: 'me',
      title: { en: 'Do you feel safe?' },
      symbol: 'safe',
      questions: [
        {
          kind: 'yes-no',
          id: 'B09.home',
          area: 'FEEL',
          words: { en: 'Do you feel safe where you live?' },
          symbol: 'home',
          worryWhen: ['no', 'not-sure']
        },
        {
          kind: 'yes-no',
          id: 'B09.school',
          area: 'FEEL',
          words: { en: 'Do you feel safe at school?' },
          symbol: 'school',
          worryWhen: ['no', 'not-sure']
        },
        {
          kind: 'yes-no',
          id: 'B09.out',
          area: 'FEEL',
          words: { en: 'Do you feel safe out and about?' },
          symbol: 'outdoors',
          worryWhen: ['no', 'not-sure']
        },
        {
          kind: 'yes-no',
          id: 'B09.online',
          area: 'FEEL',
          words: { en: 'Do you feel safe online?' },
          symbol: 'phone',
          worryWhen: ['no', 'not-sure']
        }
      ]
    },
    {
      id: 'b10a',
      chapter: 'me',
      questions: [
        {
          kind: 'yes-no',
          id: 'B10a',
          area: 'FEEL',
          words: { en: 'Is there a grown-up you can trust and talk to?' },
          symbol: 'talk'
        }
      ]
    },
    {
      id: 'b10b',
      chapter: 'me',
      when: { question: 'B10a', is: ['yes'] },
      questions: [
        {
          kind: 'people',
          ask: 'pick',
          id: 'B10b',
          area: 'FEEL',
          words: { en: 'Who can you talk to?' },
          symbol: 'talk'
        }
      ]
    },
    {
      id: 'b11',
      chapter: 'people',
      title: { en: 'Seeing people' },
      symbol: 'family',
      questions: [
        {
          kind: 'yes-no',
          id: 'B11a',
          area: 'FAM',
          words: { en: 'Do you see the people you want to see?' }
        },
        {
          kind: 'people',
          ask: 'time',
          id: 'B11b',
          area: 'FAM',
          words: { en: 'Who do you want to see more or less?' }
        }
      ]
    },
    {
      id: 'b12',
      chapter: 'people',
      questions: [
        {
          kind: 'faces',
          scale: 3,
          id: 'B12',
          area: 'FAM',
          words: { en: 'How is family time?' },
          hint: { en: 'This is when you see or talk to your family.' },
          symbol: 'family-time',
          tellMore: { en: 'What would make it better?' }
        }
      ]
    },
    {
      id: 'b13',
      chapter: 'people',
      title: { en: 'Friends' },
      symbol: 'friends',
      questions: [
        { kind: 'yes-no', id: 'B13a', area: 'FRND', words: { en: 'Do you have good friends?' } },
        {
          kind: 'yes-no',
          id: 'B13b',
          area: 'FRND',
          words: { en: 'Can you see your friends when you want to?' }
        }
      ]
    },
    {
      id: 'b15',
      chapter: 'say',
      questions: [
        {
          kind: 'faces',
          scale: 3,
          id: 'B15',
          area: 'LIST',
          words: { en: 'Do grown-ups listen to you and do what they say?' },
          symbol: 'listen-to-me',
          choices: [
            tile('good', 'yes', 'face-good'),
            tile('not-sure', 'sometimes', 'face-not-sure'),
            tile('not-good', 'no', 'face-not-good')
          ]
        }
      ]
    },
    {
      id: 'b16',
      chapter: 'say',
      questions: [
        {
          kind: 'agreed',
          id: 'B16',
          area: 'LIST',
          words: { en: 'Did these things happen?' },
          hint: { en: 'We said we would do them last time.' },
          symbol: 'agreed'
        }
      ]
    },
    {
      id: 'b17',
      chapter: 'say',
      questions: [
        {
          kind: 'yes-no',
          id: 'B17',
          area: 'PLAN',
          words: { en: 'Do you know what your care plan says?' },
          hint: { en: 'Your care plan says how grown-ups will look after you.' },
          symbol: 'plan'
        }
      ]
    },
    {
      id: 'b18',
      chapter: 'say',
      title: { en: 'Being in care' },
      symbol: 'why',
      questions: [
        { kind: 'yes-no', id: 'B18a', area: 'PLAN', words: { en: 'Do you know why you are in care?' } },
        {
          kind: 'yes-no',
          id: 'B18b',
          area: 'PLAN',
          words: { en: 'Would you like someone to tell you more about it?' }
        }
      ]
    },
    {
      id: 'b20',
      chapter: 'say',
      questions: [
        {
          kind: 'text',
          id: 'B20',
          area: 'WORRY',
          ...room,
          words: { en: 'Is anything worrying you?' },
          hint: { en: 'It can be big or small.' },
          symbol: 'worried'
        }
      ]
    },
    {
      id: 'b21',
      chapter: 'say',
      questions: [
        {
          kind: 'text',
          id: 'B21',
          area: 'WORRY',
          ...room,
          words: { en: 'What do you most want to happen?' },
          symbol: 'wish'
        }
      ]
    },
    {
      id: 'b22',
      chapter: 'say',
      title: { en: 'Help to speak up' },
      symbol: 'advocate',
      questions: [
        {
          kind: 'yes-no',
          id: 'B22a',
          area: 'RIGHT',
          words: { en: 'Did you know you can have an advocate?' },
          hint: { en: 'An advocate helps you say what you want. They are on your side.' }
        },
        {
          kind: 'yes-no',
          id: 'B22b',
          area: 'RIGHT',
          records: 'advocate',
          words: { en: 'Would you like an advocate?' }
        }
      ]
    },
    {
      id: 'b23',
      chapter: 'say',
      questions: [
        {
          kind: 'yes-no',
          id: 'B23',
          area: 'RIGHT',
          words: { en: 'Do you know what to do if you are not happy with us?' },
          hint: { en: 'You can complain. You will not get into trouble.' },
          symbol: 'complain'
        }
      ]
    },
    {
      id: 'b24',
      chapter: 'meeting',
      questions: [
        {
          kind: 'one',
          id: 'B24',
          area: 'REV',
          records: 'coming',
          words: { en: 'Do you want to come to your meeting?' },
          hint: { en: 'You choose. You can change your mind.' },
          symbol: 'meeting',
          choices: [
            tile('all', 'yes, all of it', 'yes'),
            tile('some', 'some of it', 'some'),
            tile('next-room', 'I want to be in the next room', 'next-room'),
            tile('no', 'no, not this time', 'no'),
            tile('not-sure', 'not sure yet', 'not-sure')
          ]
        }
      ]
    },
    {
      id: 'b28',
      chapter: 'meeting',
      when: { question: 'B24', not: ['no'] },
      questions: [
        {
          kind: 'many',
          id: 'B28',
          area: 'REV',
          words: { en: 'Would you like to run some of your meeting?' },
          hint: { en: '{iro} will help you.' },
          symbol: 'run-meeting',
          choices: [
            tile('say-hello', 'say hello to everyone', 'wave'),
            tile('choose-order', 'choose what comes first', 'order'),
            tile('read-good', 'read out the good things', 'read-out'),
            tile('all', 'run all of it', 'star'),
            tile('no', 'no, thank you', 'no'),
            tile('not-sure', 'not sure yet', 'not-sure')
          ]
        }
      ]
    },
    {
      id: 'b25a',
      chapter: 'meeting',
      questions: [
        {
          kind: 'place',
          id: 'B25a',
          area: 'REV',
          words: { en: 'Where would you like your meeting to be?' },
          symbol: 'place'
        }
      ]
    },
    {
      id: 'b25b',
      chapter: 'meeting',
      questions: [
        {
          kind: 'time',
          id: 'B25b',
          area: 'REV',
          words: { en: 'What time is best for your meeting?' },
          symbol: 'clock',
          choices: times,
          tellMore: { en: 'Is there a day that is bad for you?' }
        }
      ]
    },
    {
      id: 'b26',
      chapter: 'meeting',
      questions: [
        {
          kind: 'people',
          ask: 'meeting',
          id: 'B26',
          area: 'REV',
          words: { en: 'Who should come to your meeting?' },
          hint: {
            en: 'Your carer and your parents do not see this. If someone has to come, {iro} tells you why.'
          },
          symbol: 'meeting'
        }
      ]
    },
    {
      id: 'b27',
      chapter: 'meeting',
      questions: [
        {
          kind: 'topics',
          id: 'B27',
          area: 'REV',
          words: { en: 'What shall we talk about?' },
          hint: { en: 'You choose what is for everyone and what is not.' },
          symbol: 'topics',
          choices: [
            tile('home', 'where I live', 'home'),
            tile('school', 'school', 'school'),
            tile('health', 'my health', 'health'),
            tile('feelings', 'my feelings', 'feelings'),
            tile('family-time', 'family time', 'family-time'),
            tile('friends', 'friends and fun', 'friends'),
            tile('plan', 'my plan', 'plan'),
            tile('worries', 'my worries', 'worried')
          ],
          tellMore: { en: 'Is there anything else?' }
        }
      ]
    },
    {
      id: 'b29',
      chapter: 'meeting',
      questions: [
        {
          kind: 'one',
          id: 'B29',
          area: 'REV',
          words: { en: 'Did anyone help you with this?' },
          hint: { en: 'It is fine to have help.' },
          symbol: 'helped',
          choices: helpers,
          tellMore: { en: 'Who was it?' },
          records: 'helper'
        }
      ]
    }
  ]
} satisfies FormDefinition;
