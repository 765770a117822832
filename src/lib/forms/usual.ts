/** Words that are the same in every form: the usual choices of each kind, and what stands for something unnamed. */
import type { Choice, Localised } from './definition.ts';
import { tile } from './library/tile.ts';
import { inEveryLanguage } from './words.ts';

interface OfferedPlace {
  readonly id: string;
  readonly words: Localised;
  readonly symbol: string;
  /** The reason, shown instead of a button; null for a place that can be chosen. */
  readonly notPossible: Localised | null;
}

interface Usual {
  readonly threeFaces: readonly Choice[];
  readonly fiveFaces: readonly Choice[];
  readonly yesNo: readonly Choice[];
  readonly people: { readonly [ask in 'meeting' | 'time' | 'pick']: readonly Choice[] };
  readonly topicMarks: readonly Choice[];
  readonly agreed: readonly Choice[];
  readonly body: readonly Choice[];
  readonly places: readonly OfferedPlace[];
  readonly someone: Localised;
  readonly somethingAgreed: Localised;
  readonly writtenForMe: Localised;
  readonly aDrawing: Localised;
  readonly aRecording: Localised;
  readonly yourIro: Localised;
}

const place = (id: string, en: string, symbol: string): OfferedPlace => ({
  id,
  words: { en },
  symbol,
  notPossible: null
});

const english: Usual = {
  threeFaces: [
    tile('good', 'good', 'face-good'),
    tile('not-sure', 'not sure', 'face-not-sure'),
    tile('not-good', 'not good', 'face-not-good')
  ],
  fiveFaces: [
    tile('very-good', 'very good', 'face-very-good'),
    tile('good', 'good', 'face-good'),
    tile('in-between', 'in between', 'face-not-sure'),
    tile('bad', 'not good', 'face-not-good'),
    tile('very-bad', 'bad', 'face-very-bad')
  ],
  yesNo: [tile('yes', 'yes', 'yes'), tile('no', 'no', 'no'), tile('not-sure', 'not sure', 'not-sure')],
  people: {
    meeting: [
      tile('come', 'come', 'yes'),
      tile('not-sure', 'not sure', 'not-sure'),
      tile('not-come', 'not come', 'no')
    ],
    time: [tile('more', 'more', 'more'), tile('same', 'the same', 'same'), tile('less', 'less', 'less')],
    pick: []
  },
  /** What can be said of each topic. */
  topicMarks: [
    tile('talk', 'talk about it', 'talk'),
    tile('private', 'not in front of everyone', 'private'),
    tile('ask-first', 'ask me first', 'hand-up')
  ],
  agreed: [tile('yes', 'yes', 'yes'), tile('some', 'some of it', 'some'), tile('no', 'no', 'no')],
  body: [
    tile('head', 'head', 'body-head'),
    tile('eyes', 'eyes', 'body-eyes'),
    tile('ears', 'ears', 'body-ears'),
    tile('mouth', 'mouth or teeth', 'body-mouth'),
    tile('neck', 'neck', 'body-neck'),
    tile('chest', 'chest', 'body-chest'),
    tile('arm', 'arm', 'body-arm'),
    tile('hand', 'hand', 'body-hand'),
    tile('tummy', 'tummy', 'body-tummy'),
    tile('back', 'back', 'body-back'),
    tile('private', 'private parts or bottom', 'body-private'),
    tile('leg', 'leg', 'body-leg'),
    tile('foot', 'foot', 'body-foot')
  ],
  /** The kinds of place of the question bank (domain §4.3 PLC), offered until a council writes its own list. */
  places: [
    place('home', 'Where I live', 'home'),
    place('school', 'At school', 'school'),
    place('office', 'At the council office', 'office'),
    place('outside', 'Outside or in a café', 'cafe'),
    place('online', 'On a screen', 'computer'),
    place('else', 'Somewhere else', 'somewhere-else')
  ],
  /** A person who is no longer on the child's list. */
  someone: { en: 'someone' },
  somethingAgreed: { en: 'something we agreed' },
  writtenForMe: { en: 'Someone wrote this down for me.' },
  aDrawing: { en: 'My drawing' },
  aRecording: { en: 'My recording' },
  /** In the place of `{iro}` while nobody is named. */
  yourIro: { en: 'your IRO' }
};

export const usual: Usual = inEveryLanguage(english, 'usual');
