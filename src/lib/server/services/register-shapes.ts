/**
 * The four shapes of file the register can read, as data: the DfE return's Header, Episodes and Reviews
 * (SSDA903) and a simple register of our own. The same data feeds the reader, the template and the guide.
 */
import { parent, person, reads, type Column } from './register-columns.ts';

export type RegisterFileKind = 'header' | 'episodes' | 'reviews' | 'register';

export interface Shape {
  readonly kind: RegisterFileKind;
  readonly name: string;
  readonly columns: readonly Column[];
  /** Headings that are known and not kept: the least that does the job is held. */
  readonly ignored: readonly string[];
}

const date = 'Day/month/year, such as 04/09/2026.';

const header: Shape = {
  kind: 'header',
  name: 'DfE Header',
  columns: [
    { key: 'child', heading: 'CHILD', required: true, guide: 'Your own number for the child.' },
    { key: 'dob', heading: 'DOB', required: true, guide: date }
  ],
  ignored: ['SEX', 'ETHNIC', 'UPN', 'MOTHER', 'MC_DOB', 'UASC']
};

const episodes: Shape = {
  kind: 'episodes',
  name: 'DfE Episodes',
  columns: [
    { key: 'child', heading: 'CHILD', required: true, guide: 'Your own number for the child.' },
    { key: 'decom', heading: 'DECOM', required: true, guide: `First day of the episode. ${date}` },
    { key: 'ls', heading: 'LS', required: true, guide: 'Legal status, such as C2 or V2.' },
    { key: 'rne', heading: 'RNE', guide: 'Reason for the new episode. S starts a period of care.' },
    { key: 'place', heading: 'PLACE', guide: 'Placement code. A3 to A6 mean placed for adoption.' },
    { key: 'dec', heading: 'DEC', guide: `Last day of the episode, empty while it runs. ${date}` }
  ],
  ignored: ['CIN', 'PLACE_PROVIDER', 'REC', 'REASON_PLACE_CHANGE', 'HOME_POST', 'PL_POST', 'URN']
};

const reviews: Shape = {
  kind: 'reviews',
  name: 'DfE Reviews',
  columns: [
    { key: 'child', heading: 'CHILD', required: true, guide: 'Your own number for the child.' },
    { key: 'dob', heading: 'DOB', required: true, guide: date },
    { key: 'review', heading: 'REVIEW', required: true, guide: `The day the review was held. ${date}` },
    { key: 'code', heading: 'REVIEW_CODE', required: true, guide: 'Participation code, PN0 to PN7.' }
  ],
  ignored: []
};

const register: Shape = {
  kind: 'register',
  name: 'Heard register',
  columns: [
    {
      key: 'child',
      heading: 'Child id',
      also: ['Child', 'Local id', 'Child local id'],
      required: true,
      guide: 'Your own number for the child, the same as CHILD in the return.',
      example: '100234'
    },
    {
      key: 'firstName',
      heading: 'First name',
      also: ['Forename'],
      guide: 'No surname. Kept encrypted.',
      example: 'Ava'
    },
    {
      key: 'nickname',
      heading: 'Nickname',
      also: ['What they want to be called', 'Known as', 'Preferred name'],
      guide: 'What the child wants to be called, when it is not the first name. Kept encrypted.',
      example: 'Avie'
    },
    {
      key: 'dob',
      heading: 'Date of birth',
      also: ['DOB'],
      guide: `Needed for a child who is new here. ${date}`,
      example: '04/09/2016'
    },
    {
      key: 'iro',
      heading: 'IRO',
      also: ['IRO e-mail', 'IRO name'],
      guide: 'E-mail or full name of the IRO, as they sign in here.',
      example: 'jo.clarke@example.org'
    },
    {
      key: 'language',
      heading: 'Language',
      guide: 'The language of the forms, in English or as a code: Arabic or ar.',
      example: 'English'
    },
    {
      key: 'communication',
      heading: 'Communication',
      guide: 'Symbols, when the symbol form is right at any age; else Words.',
      example: 'Words'
    },
    {
      key: 'needs',
      heading: 'Needs',
      also: ['Communication needs'],
      guide: 'What helps the child take part: signs, big print. Kept encrypted.',
      example: 'Reads with a coloured overlay'
    },
    {
      key: 'interpreter',
      heading: 'Interpreter',
      also: ['Interpreter needed'],
      guide: 'Which interpreter is needed. Empty when none is. Kept encrypted.',
      example: 'British Sign Language'
    },
    {
      key: 'livesKind',
      heading: 'Lives in',
      also: ['Lives', 'Placement type'],
      guide: 'Foster care, relatives or friends, children’s home, or other. Parents and carers never see it.',
      example: 'Foster care'
    },
    {
      key: 'livesSince',
      heading: 'Lives there since',
      guide: date,
      example: '12/01/2026'
    },
    {
      key: 'since',
      heading: 'Looked after since',
      guide: `First day of this period of care. ${date}`,
      example: '12/01/2026'
    },
    {
      key: 'cycle',
      heading: 'Review cycle',
      also: ['Cycle'],
      guide: 'Standard, short breaks, adoption or adoption authority. Empty means standard.',
      example: 'Standard'
    },
    {
      key: 'cycleSince',
      heading: 'Cycle started on',
      guide: `First short break, placement for adoption, or authority to place. ${date}`
    },
    {
      key: 'reviewOn',
      heading: 'Next review date',
      also: ['Next review'],
      guide: date,
      example: '14/12/2026'
    },
    {
      key: 'reviewTime',
      heading: 'Next review time',
      also: ['Time'],
      guide: 'Hours and minutes, such as 16:00.',
      example: '16:00'
    },
    {
      key: 'placeKind',
      heading: 'Place kind',
      guide: 'Home, school, office, outside, online or somewhere else.',
      example: 'Home'
    },
    {
      key: 'place',
      heading: 'Place',
      also: ['Next review place', 'Venue'],
      guide: 'Where exactly. Kept encrypted.',
      example: 'At Ruth and Dan’s, kitchen table'
    },
    ...person('carer', 'Carer', 'The carer or key worker', { name: 'Ruth', contact: '01632 960123' }),
    ...reads('carer', 'Carer', 'Empty means English.', 'English'),
    ...parent(1, 'Kelly', 'kelly@example.org', 'Mum'),
    ...parent(2, '', '', ''),
    ...person('socialWorker', 'Social worker', 'The social worker', {
      name: 'Sam Okoro',
      contact: 'sam.okoro@example.org'
    }),
    ...person('guardian', 'Children’s guardian', 'The children’s guardian (Cafcass)', {
      name: 'Ann Field',
      contact: 'ann.field@example.org'
    }),
    ...person('visitor', 'Independent visitor', 'The independent visitor', { name: '', contact: '' })
  ],
  ignored: []
};

export const shapes: readonly Shape[] = [reviews, episodes, register, header];

/** An empty register with its headings and one made-up row, for a spreadsheet. */
export function registerTemplate(): string {
  const cell = (text: string) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const line = (cells: string[]) => cells.map(cell).join(',');
  const headings = line(register.columns.map((column) => column.heading));
  const example = line(register.columns.map((column) => column.example ?? ''));
  // The mark makes Excel read the file as UTF-8.
  return `\uFEFF${headings}\r\n${example}\r\n`;
}
