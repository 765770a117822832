/**
 * Every idea that is shown as a symbol: a stable id, one or two drawings side by side, and its word.
 * A council can put its own picture for an idea in place, so pages name ideas and never files.
 *
 * A drawing is an OpenMoji code, or `own:` and the name of a drawing made for Heard. `sprite` says that the
 * drawing travels with others in one small file, because it is on nearly every page.
 */
export interface Concept {
  readonly drawings: readonly [string] | readonly [string, string];
  readonly words: { readonly en: string; readonly [locale: string]: string };
  readonly sprite?: 'chrome' | 'faces';
}

type Drawings = Concept['drawings'];
const idea = (en: string, ...drawings: Drawings): Concept => ({ drawings, words: { en } });
const chrome = (en: string, drawing: string): Concept => ({
  drawings: [drawing],
  words: { en },
  sprite: 'chrome'
});
const face = (en: string, drawing: string): Concept => ({
  drawings: [drawing],
  words: { en },
  sprite: 'faces'
});

export const concepts = {
  // On every page
  exit: chrome('exit', '1F6AA'),
  listen: chrome('listen', '1F50A'),
  skip: chrome('skip', 'own:skip'),
  private: chrome('private', '1F512'),
  help: chrome('help', '1F64B'),
  'speak-up': chrome('someone to speak up for me', 'own:speak-up'),
  'not-sure': chrome('not sure', '1F937'),

  // The points of a scale
  'face-very-good': face('very good', '1F604'),
  'face-good': face('good', '1F642'),
  'face-not-sure': face('not sure', '1F610'),
  'face-not-good': face('not good', '1F641'),
  'face-very-bad': face('bad', '1F622'),

  // Answers
  yes: idea('yes', '2714'),
  no: idea('no', '2716'),
  some: idea('some', 'own:half'),
  more: idea('more', '2795'),
  same: idea('the same', '1F7F0'),
  less: idea('less', '2796'),
  'something-else': idea('something else', '1F4AD'),

  // Pages and buttons
  'carry-on': idea('carry on', 'own:carry-on'),
  call: idea('call', '1F4DE'),
  write: idea('write', '270F'),
  words: idea('my words', '1F4DD'),
  picture: idea('picture', '1F5BC'),
  calendar: idea('day', '1F4C5'),
  clock: idea('time', '1F552'),
  message: idea('message', '2709'),
  computer: idea('computer', '1F4BB'),
  phone: idea('online', '1F4F1'),
  key: idea('my secret pictures', '1F511'),

  // Feelings
  happy: idea('happy', '1F604'),
  calm: idea('calm', '1F60C'),
  excited: idea('excited', '1F929'),
  ok: idea('OK', '1F642'),
  tired: idea('tired', '1F971'),
  lonely: idea('lonely', '1F614'),
  sad: idea('sad', '1F622'),
  worried: idea('worried', '1F61F'),
  scared: idea('scared', '1F627'),
  cross: idea('cross', '1F620'),
  bored: idea('bored', '1F611'),
  stressed: idea('stressed', '1F62B'),
  feelings: idea('feelings', '1F604', '1F622'),
  unkind: idea('being unkind', '1F64D', '1F4A2'),
  safe: idea('safe', '1F60C', 'E247'),

  // Places and things
  home: idea('where I live', '1F3E0'),
  garden: idea('garden', '1F3E1'),
  bed: idea('my bed and my things', '1F6CF'),
  food: idea('food', '1F37D'),
  toys: idea('toys', '1F9F8'),
  pet: idea('pet', '1F436'),
  school: idea('school', '1F3EB'),
  'school-bus': idea('going to school', '1F68C', '1F3EB'),
  'short-break': idea('short break', '1F9F3', '1F3E1'),
  office: idea('council office', '1F3E2'),
  cafe: idea('café', '2615'),
  outdoors: idea('outdoors', '1F333'),
  'somewhere-else': idea('somewhere else', '1F5FA'),
  place: idea('place', '1F4CD'),
  'next-room': idea('next room', '1F6CB', '1F6AA'),

  // Doing
  fun: idea('fun', '1F389'),
  play: idea('playing', '1F6DD'),
  ball: idea('ball', '26BD'),
  bike: idea('bike', '1F6B2'),
  swimming: idea('swimming', '1F3CA'),
  art: idea('drawing', '1F3A8'),
  reading: idea('reading', '1F4D6'),
  music: idea('music', '1F3B5'),
  singing: idea('singing', '1F3A4'),
  dancing: idea('dancing', '1F57A'),
  gaming: idea('games', '1F3AE'),
  screen: idea('TV', '1F4FA'),
  animals: idea('animals', '1F431'),
  cat: idea('cat', '1F431'),
  rabbit: idea('rabbit', '1F430'),
  horse: idea('horse', '1F434'),
  snacks: idea('snacks', '1F36A'),
  try: idea('try something new', '1F4A1'),

  // Health
  health: idea('health', '1F9D1-200D-2695-FE0F', '1FA7A'),
  teeth: idea('teeth', '1F9B7'),
  eyes: idea('eyes', '1F453'),
  sleep: idea('sleep', '1F6CC'),
  poorly: idea('poorly', '1F912'),
  hurt: idea('hurt', '1FA79'),
  body: idea('my body', '1F9CD'),
  'body-head': idea('head', 'own:body-head'),
  'body-eyes': idea('eyes', 'own:body-eyes'),
  'body-ears': idea('ears', 'own:body-ears'),
  'body-mouth': idea('mouth or teeth', 'own:body-mouth'),
  'body-neck': idea('neck', 'own:body-neck'),
  'body-chest': idea('chest', 'own:body-chest'),
  'body-arm': idea('arm', 'own:body-arm'),
  'body-hand': idea('hand', 'own:body-hand'),
  'body-tummy': idea('tummy', 'own:body-tummy'),
  'body-back': idea('back', 'own:body-back'),
  'body-private': idea('private parts or bottom', 'own:body-private'),
  'body-leg': idea('leg', 'own:body-leg'),
  'body-foot': idea('foot', 'own:body-foot'),
  doctor: idea('doctor', '1F9D1-200D-2695-FE0F'),
  dentist: idea('dentist', '1F9D1-200D-2695-FE0F', '1F9B7'),
  tablets: idea('tablets', '1F48A'),
  head: idea('head', 'E31D'),
  tummy: idea('tummy', 'own:tummy'),
  leg: idea('leg', '1F9B5'),

  // The practice, and how a child answered
  'ice-cream': idea('ice cream', '1F366'),
  'wet-socks': idea('wet socks', '1F9E6', '1F4A7'),
  pointing: idea('pointing', '1F449'),
  look: idea('looking', '1F440'),
  signing: idea('signing', '1F450'),
  tablet: idea('device', 'E1CC'),

  // People
  me: idea('me', '1F9D2'),
  'me-light': idea('me', '1F9D2-1F3FB'),
  'me-medium-light': idea('me', '1F9D2-1F3FC'),
  'me-medium': idea('me', '1F9D2-1F3FD'),
  'me-medium-dark': idea('me', '1F9D2-1F3FE'),
  'me-dark': idea('me', '1F9D2-1F3FF'),
  person: idea('person', '1F9D1'),
  people: idea('people', '1F465'),
  parent: idea('parent', '1F9D1-200D-1F9D2'),
  carer: idea('carer', '1F9D1-200D-1F9D2', '1F3E0'),
  'social-worker': idea('social worker', '1F9D1-200D-1F4BC'),
  teacher: idea('teacher', '1F9D1-200D-1F3EB'),
  advocate: idea('advocate', 'own:speak-up'),
  iro: idea('IRO', '1F9D1', '1F4CB'),
  family: idea('family', '1F9D1-200D-1F9D2', '1F9D1-200D-1F9D1-200D-1F9D2'),
  'family-time': idea('family time', '1F9D1-200D-1F9D2', '1F4C5'),
  mum: idea('mum', '1F469'),
  dad: idea('dad', '1F468'),
  boy: idea('boy', '1F466'),
  girl: idea('girl', '1F467'),
  siblings: idea('brothers and sisters', '1F466', '1F467'),
  friends: idea('friends', '1F9D1-200D-1F91D-200D-1F9D1'),
  helped: idea('someone helped', '1F91D'),

  // The review
  meeting: idea('meeting', 'E249', '1F4CB'),
  'who-comes': idea('who is coming', 'E249'),
  plan: idea('plan', '1F4CB'),
  agreed: idea('what we agreed', '1F91D', '1F4CB'),
  topics: idea('what we talk about', 'E246'),
  talk: idea('talk', 'E24A'),
  'listen-to-me': idea('being listened to', '1F442'),
  understand: idea('understand', '1F9E0'),
  why: idea('why', '2753'),
  rights: idea('rights', '2696'),
  complain: idea('not happy', '1F641', '1F4AC'),
  wish: idea('wish', '1F320'),
  'good-things': idea('good things', '1F31F'),
  star: idea('star', '2B50'),
  'run-meeting': idea('run my meeting', 'own:lead'),
  wave: idea('say hello', '1F44B'),
  order: idea('what comes first', '1F522'),
  'read-out': idea('read out', '1F4D6', '1F5E3'),
  'hand-up': idea('ask me first', '270B'),
  'after-school': idea('after school', '1F392'),
  'not-in-lessons': idea('not in lessons', '1F4DA', '26D4'),
  holidays: idea('holidays', '1F3D6'),
  change: idea('change', 'own:change'),

  // Secret pictures: twelve things that differ in shape, colour and first letter as far as they can
  'pic-dog': idea('dog', '1F436'),
  'pic-ball': idea('ball', '26BD'),
  'pic-star': idea('star', '2B50'),
  'pic-fish': idea('fish', '1F41F'),
  'pic-tree': idea('tree', '1F333'),
  'pic-bike': idea('bike', '1F6B2'),
  'pic-cake': idea('cake', '1F382'),
  'pic-teddy': idea('teddy', '1F9F8'),
  'pic-sun': idea('sun', '2600'),
  'pic-boat': idea('boat', '26F5'),
  'pic-apple': idea('apple', '1F34E'),
  'pic-hat': idea('hat', '1F9E2'),

  // Faces of staff, until there is a photograph
  'avatar-jo': idea('IRO', 'own:avatar-jo'),
  'avatar-amir': idea('IRO', 'own:avatar-amir'),
  'avatar-ruth': idea('IRO', 'own:avatar-ruth'),
  'avatar-ade': idea('IRO', 'own:avatar-ade'),
  'avatar-noor': idea('IRO', 'own:avatar-noor'),
  'avatar-lin': idea('IRO', 'own:avatar-lin'),
  'avatar-pat': idea('IRO', 'own:avatar-pat'),

  // Faces of the people round a child, until there is a photograph
  'person-light': idea('person', '1F9D1-1F3FC'),
  'person-medium': idea('person', '1F9D1-1F3FD'),
  'person-dark': idea('person', '1F9D1-1F3FE'),
  'man-1': idea('man', '1F468-1F3FB'),
  'man-2': idea('man', '1F468-1F3FC'),
  'man-3': idea('man', '1F468-1F3FD'),
  'man-4': idea('man', '1F468-1F3FE'),
  'man-5': idea('man', '1F468-1F3FF'),
  'woman-1': idea('woman', '1F469-1F3FB'),
  'woman-2': idea('woman', '1F469-1F3FC'),
  'woman-3': idea('woman', '1F469-1F3FD'),
  'woman-4': idea('woman', '1F469-1F3FE'),
  'woman-5': idea('woman', '1F469-1F3FF'),
  'boy-1': idea('boy', '1F466-1F3FB'),
  'boy-2': idea('boy', '1F466-1F3FC'),
  'boy-3': idea('boy', '1F466-1F3FD'),
  'boy-4': idea('boy', '1F466-1F3FE'),
  'boy-5': idea('boy', '1F466-1F3FF'),
  'girl-1': idea('girl', '1F467-1F3FB'),
  'girl-2': idea('girl', '1F467-1F3FC'),
  'girl-3': idea('girl', '1F467-1F3FD'),
  'girl-4': idea('girl', '1F467-1F3FE'),
  'girl-5': idea('girl', '1F467-1F3FF'),
  'older-woman': idea('older woman', '1F475-1F3FD'),
  'older-man': idea('older man', '1F474-1F3FD'),
  'worker-1': idea('worker', '1F9D1-1F3FB-200D-1F4BC'),
  'worker-3': idea('worker', '1F9D1-1F3FD-200D-1F4BC'),
  'worker-5': idea('worker', '1F9D1-1F3FF-200D-1F4BC'),
  'teacher-2': idea('teacher', '1F9D1-1F3FC-200D-1F3EB'),
  'teacher-4': idea('teacher', '1F9D1-1F3FE-200D-1F3EB')
} as const satisfies { readonly [id: string]: Concept };

export type ConceptId = keyof typeof concepts;

/** Whether a text names a concept. */
export function isConcept(id: string): id is ConceptId {
  return Object.hasOwn(concepts, id);
}
