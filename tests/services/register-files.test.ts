import { describe, expect, it } from 'vitest';
import { readRegisterFiles, type SourceFile } from '../../src/lib/server/services/register-files.ts';
import { registerTemplate } from '../../src/lib/server/services/register-shapes.ts';

const today = '2026-11-20';
const file = (name: string, text: string | Uint8Array): SourceFile => ({
  name,
  bytes: typeof text === 'string' ? new TextEncoder().encode(text) : text
});
const read = (...sources: SourceFile[]) => readRegisterFiles(sources, today);
const told = (...sources: SourceFile[]) =>
  read(...sources).problems.map(
    (p) => `${p.file}:${p.line ?? '-'}:${p.column ?? '-'} ${p.weight} ${p.reason}`
  );

const headerHead = 'CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB';
const episodeHead =
  'CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN';
const reviewHead = 'CHILD,DOB,REVIEW,REVIEW_CODE';

describe('recognising a file by its headings', () => {
  it.each([
    ['header', `${headerHead}\n101,1,04/09/2016,WBRI,A123,0,\n`],
    ['episodes', `${episodeHead}\n101,12/01/2026,S,C2,N1,U1,PR1,,,,AB1,AB2,\n`],
    ['episodes', 'CHILD,DECOM,LS\n101,12/01/2026,C2\n'],
    ['reviews', `${reviewHead}\n101,04/09/2016,14/05/2026,PN1\n`],
    ['register', 'Child id,First name,Date of birth\n101,Ava,04/09/2016\n'],
    ['register', registerTemplate()]
  ])('%s', (kind, text) => {
    const found = read(file('a.csv', text));
    expect(found.problems).toEqual([]);
    expect(found.files).toEqual([expect.objectContaining({ name: 'a.csv', kind, rows: 1 })]);
  });

  it.each([
    ['a byte order mark', `\uFEFF${reviewHead}\n101,04/09/2016,14/05/2026,PN1\n`],
    ['CRLF', `${reviewHead}\r\n101,04/09/2016,14/05/2026,PN1\r\n`],
    ['old Mac line ends', `${reviewHead}\r101,04/09/2016,14/05/2026,PN1\r`],
    ['quotes', '"CHILD","DOB","REVIEW","REVIEW_CODE"\n"101","04/09/2016","14/05/2026","PN1"\n'],
    ['semicolons', 'CHILD;DOB;REVIEW;REVIEW_CODE\n101;04/09/2016;14/05/2026;PN1\n'],
    ['tabs', 'CHILD\tDOB\tREVIEW\tREVIEW_CODE\n101\t04/09/2016\t14/05/2026\tPN1\n'],
    ['a line that says which mark', 'sep=;\nCHILD;DOB;REVIEW;REVIEW_CODE\n101;04/09/2016;14/05/2026;PN1\n'],
    ['small letters and spaces', ' child , Dob,review , review code\n 101 , 04/09/2016 ,14/05/2026, pn1 \n'],
    ['columns in another order', 'REVIEW_CODE,REVIEW,DOB,CHILD\nPN1,14/05/2026,04/09/2016,101\n'],
    ['empty lines', `\n\n${reviewHead}\n\n101,04/09/2016,14/05/2026,PN1\n\n,,,\n`],
    ['single-figure days and times of midnight', `${reviewHead}\n101,4/9/2016,14/05/2026 00:00:00,PN1\n`],
    ['ISO days', `${reviewHead}\n101,2016-09-04,2026-05-14,PN1\n`]
  ])('reads %s', (_, text) => {
    const { reviews, problems } = read(file('r.csv', text));
    expect(problems).toEqual([]);
    expect(reviews).toEqual([
      expect.objectContaining({
        localId: '101',
        dateOfBirth: '2016-09-04',
        heldOn: '2026-05-14',
        code: 'PN1'
      })
    ]);
  });

  it('reads the Windows alphabet and UTF-16', () => {
    const text = 'Child id,First name\n101,Zoë\n';
    const windows = Buffer.from(text, 'latin1');
    const wide = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);
    for (const bytes of [windows, wide]) {
      expect(read(file('r.csv', bytes)).register[0]).toMatchObject({ localId: '101', firstName: 'Zoë' });
    }
  });

  it.each([
    ['', '-:- stops The file is empty.'],
    ['\n\n', '-:- stops There are no rows in this file.'],
    ['PK\u0003\u0004', '-:- stops This is an Excel workbook. Open it, choose Save as, and choose CSV UTF-8.'],
    [
      'name,colour\nAva,red\n',
      '1:- stops The first line is not the headings of a file known here (DfE Reviews, DfE Episodes, Heard register, DfE Header). It has: name, colour.'
    ],
    [`${reviewHead},DOB\n`, '1:DOB stops This heading is there twice, so it is not clear which is meant.'],
    [`${reviewHead}\n`, '1:- notes There are no rows under the headings.'],
    [
      `${reviewHead},COLOUR\n101,04/09/2016,14/05/2026,PN1,red\n`,
      '1:- notes Not read, because DfE Reviews has no such heading: COLOUR.'
    ]
  ])('says what is wrong with %j', (text, reason) => {
    expect(told(file('a.csv', text))).toEqual([`a.csv:${reason}`]);
  });
});

describe('bad rows', () => {
  const review = (row: string) => told(file('r.csv', `${reviewHead}\n${row}\n`));

  it.each([
    [',04/09/2016,14/05/2026,PN1', 'r.csv:2:CHILD stops The child’s number is missing.'],
    ['101,,14/05/2026,PN1', 'r.csv:2:DOB stops The date of birth is missing.'],
    ['101,04/09/2016,,PN1', 'r.csv:2:REVIEW stops The review date is missing (rule 166).'],
    ['101,04/09/2016,31/02/2026,PN1', 'r.csv:2:REVIEW stops “31/02/2026” is not a real date.'],
    [
      '101,04/09/2016,05/14/2026,PN1',
      'r.csv:2:REVIEW stops “05/14/2026” is not a real date: there is no month 14. Write day/month/year.'
    ],
    [
      '101,04/09/16,14/05/2026,PN1',
      'r.csv:2:DOB stops “04/09/16” has a year of two figures. Write all four, such as 04/09/2026.'
    ],
    [
      '101,42617,14/05/2026,PN1',
      'r.csv:2:DOB stops “42617” is how Excel keeps a date. Set the column to show dd/mm/yyyy and save again.'
    ],
    [
      '101,04/09/2016,soon,PN1',
      'r.csv:2:REVIEW stops “soon” is not a date. Write day/month/year, such as 04/09/2026.'
    ],
    [
      '101,04/09/2016,21/11/2026,PN1',
      'r.csv:2:REVIEW stops “21/11/2026” is in the future. A review that is still to come goes in the register file, as the next review date.'
    ],
    [
      '101,04/09/1990,14/05/2026,PN1',
      'r.csv:2:DOB stops “04/09/1990” makes this person over 25. Check the year.'
    ],
    ['101,15/05/2026,14/05/2026,PN0', 'r.csv:2:REVIEW stops The review is before the child was born.'],
    [
      '101,04/09/2016,14/05/2026,PN8',
      'r.csv:2:REVIEW_CODE stops “PN8” is not a participation code. Use PN0 to PN7 (rule 167).'
    ],
    [
      '101,04/09/2016,14/05/2026,PN0',
      'r.csv:2:REVIEW_CODE stops PN0 is for a child under 4, and this child was 4 or over at the review (rule 440).'
    ],
    [
      '101,04/09/2023,14/05/2026,PN1',
      'r.csv:2:REVIEW_CODE stops PN1 is for a child of 4 or over, and this child was under 4 at the review (rule 441).'
    ],
    [
      '101,04/09/2016,14/05/2026,',
      'r.csv:2:REVIEW_CODE notes The participation code is missing (rule 167). Kept as “not recorded”.'
    ]
  ])('%s', (row, reason) => {
    expect(review(row)).toEqual([reason]);
  });

  it('on the fourth birthday takes either code', () => {
    expect(review('101,14/05/2022,14/05/2026,PN0\n102,14/05/2022,14/05/2026,PN1')).toEqual([]);
  });

  it('names every bad row with its line and keeps the good ones', () => {
    const text = `${reviewHead}\n101,04/09/2016,14/05/2026,PN1\n102,x,14/05/2026,PN1\n\n103,04/09/2016,y,PN9\n`;
    const found = read(file('r.csv', text));
    expect(found.reviews.map((r) => r.localId)).toEqual(['101']);
    expect(found.problems.map((p) => [p.line, p.column])).toEqual([
      [3, 'DOB'],
      [5, 'REVIEW'],
      [5, 'REVIEW_CODE']
    ]);
  });

  it('counts lines through cells of several lines', () => {
    const text = 'Child id,Needs,Date of birth\n101,"line one\nline two",04/09/2016\n102,none,x\n';
    expect(read(file('r.csv', text)).problems.map((p) => p.line)).toEqual([4]);
  });

  it('names a row that is not CSV and reads the others', () => {
    const text = `${reviewHead}\n101,04/09/2016,14/05/2026,PN1\n1"02,04/09/2016,14/05/2026,PN1\n103,04/09/2016,14/05/2026,PN1\n`;
    const found = read(file('r.csv', text));
    expect(found.reviews.map((r) => r.localId)).toEqual(['101', '103']);
    expect(found.problems).toMatchObject([{ line: 3, weight: 'stops' }]);
  });

  it('counts the same row once and names two that disagree', () => {
    const text = `${reviewHead}\n101,04/09/2016,14/05/2026,PN1\n101,04/09/2016,14/05/2026,PN1\n101,04/09/2016,14/05/2026,PN6\n`;
    expect(told(file('r.csv', text))).toEqual([
      'r.csv:3:REVIEW notes The same as line 2 of r.csv. Counted once.',
      'r.csv:4:REVIEW stops Does not agree with line 2 of r.csv, which is about the same one.'
    ]);
  });

  it('checks episodes', () => {
    const rows = [
      '101,12/01/2026,S,Q9,,,,,,,,,',
      '102,12/01/2026,S,C2,,,,11/01/2026,,,,,',
      '103,,S,C2,,,,,,,,,'
    ];
    expect(told(file('e.csv', `${episodeHead}\n${rows.join('\n')}\n`))).toEqual([
      'e.csv:2:LS stops “Q9” is not a legal status of the return.',
      'e.csv:3:DEC stops The episode ends before it begins.',
      'e.csv:4:DECOM stops The date is missing.'
    ]);
  });
});

describe('our own register', () => {
  const head =
    'Child id,First name,Date of birth,IRO,Language,Communication,Needs,Next review date,Next review time,Place kind,Place,Carer name,Carer contact,Parent 1 name,Parent 1 contact,Parent 1 relationship,Parent 1 ask for views,Social worker name';

  it('reads every field', () => {
    const row =
      '101,Ava,04/09/2016,jo@example.org,Arabic,Symbols,"Signs, and time",14/12/2026,4pm,Home,Kitchen,Ruth,01632 960123,Kelly,kelly@example.org,Mum,no,Sam Okoro';
    const { register, problems } = read(file('r.csv', `${head}\n${row}\n`));
    expect(problems).toEqual([]);
    expect(register[0]).toEqual({
      from: { file: 'r.csv', kind: 'register', line: 2 },
      localId: '101',
      firstName: 'Ava',
      dateOfBirth: '2016-09-04',
      iro: 'jo@example.org',
      language: 'ar',
      communication: 'symbols',
      needs: 'Signs, and time',
      reviewOn: '2026-12-14',
      reviewTime: '16:00',
      placeKind: 'home',
      place: 'Kitchen',
      people: [
        { role: 'carer', name: 'Ruth', askViews: true, contact: '01632 960123' },
        { role: 'parent', name: 'Kelly', askViews: false, contact: 'kelly@example.org', calledBy: 'Mum' },
        { role: 'social-worker', name: 'Sam Okoro', askViews: false }
      ]
    });
  });

  it.each([
    [
      'Language',
      'Klingonese',
      'stops “Klingonese” is not a language known here. Write its English name, such as Arabic.'
    ],
    ['Communication', 'shouting', 'stops “shouting” is not known here. Write symbols or words.'],
    ['Next review time', '4', 'stops “4” is not a time. Write hours and minutes, such as 16:00.'],
    ['Next review time', '25:00', 'stops “25:00” is not a time. Write hours and minutes, such as 16:00.'],
    ['First name', 'x'.repeat(61), 'stops This is 61 characters long. The most is 60.'],
    [
      'Child id',
      '1E+05',
      'stops “1E+05” is a number Excel has shortened. Set the column to Text and save again.'
    ],
    ['Parent 1 contact', 'a@example.org', null],
    ['Place', 'Kitchen', 'notes There is a time or place without a next review date, so it is left out.']
  ])('%s: %s', (column, value, reason) => {
    const headings = head.split(',');
    const cells = headings.map((name) => (name === column ? value : name === 'Child id' ? '101' : ''));
    const found = told(file('r.csv', `${head}\n${cells.join(',')}\n`));
    if (reason === null) expect(found[0]).toContain('without a name');
    else expect(found[0]).toContain(reason);
    expect(found).toHaveLength(1);
  });

  it('keeps nothing of ethnicity, pupil number or mother', () => {
    const found = read(file('h.csv', `${headerHead}\n101,1,04/09/2016,WBRI,A123456,1,02/02/2020\n`));
    const from = { file: 'h.csv', kind: 'header', line: 2 };
    expect(found.headers).toEqual([{ from, localId: '101', dateOfBirth: '2016-09-04' }]);
    expect(JSON.stringify(found)).not.toMatch(/WBRI|A123456/);
  });
});
