/** A column of a register file, and the columns that say who is round a child: the same for each of them. */
export interface Column {
  readonly key: string;
  readonly heading: string;
  /** Other headings that mean the same. Case, spaces and punctuation never matter. */
  readonly also?: readonly string[];
  /** Without this column the file cannot be read. */
  readonly required?: boolean;
  readonly guide: string;
  readonly example?: string;
}

export function person(
  key: string,
  heading: string,
  what: string,
  example: { name: string; contact: string }
): Column[] {
  return [
    {
      key: `${key}.name`,
      heading: `${heading} name`,
      also: [heading],
      guide: `${what}, as the child would know them.`,
      example: example.name
    },
    {
      key: `${key}.contact`,
      heading: `${heading} contact`,
      guide: 'Telephone, e-mail or address. Kept encrypted.',
      example: example.contact
    }
  ];
}

/** How a parent or carer reads. Whoever comes for their work reads the service's own letters as they are. */
export function reads(key: string, heading: string, unsaid: string, example: string): Column[] {
  return [
    {
      key: `${key}.language`,
      heading: `${heading} language`,
      guide: `The language of their letter and pages, in English or as a code: Polish or pl. ${unsaid}`,
      example
    },
    {
      key: `${key}.printSize`,
      heading: `${heading} print size`,
      also: [`${heading} print`],
      guide: 'Ordinary, large or very large: the size of their letter. Empty leaves it as it is.',
      example: example === '' ? '' : 'Ordinary'
    }
  ];
}

export function parent(n: 1 | 2, name: string, contact: string, relationship: string): Column[] {
  return [
    ...person(`parent${n}`, `Parent ${n}`, 'A parent or someone else with parental responsibility', {
      name,
      contact
    }),
    {
      key: `parent${n}.relationship`,
      heading: `Parent ${n} relationship`,
      guide: 'What the child calls them: Mum, Dad, Nan.',
      example: relationship
    },
    {
      key: `parent${n}.ask`,
      heading: `Parent ${n} ask for views`,
      also: [`Parent ${n} ask`],
      guide: 'Yes or no. Empty means yes. Say no when they must not be asked.',
      example: 'Yes'
    },
    ...reads(
      `parent${n}`,
      `Parent ${n}`,
      'Empty means the language of the child.',
      name === '' ? '' : 'English'
    )
  ];
}
