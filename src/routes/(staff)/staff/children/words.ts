/** Words for what the register knows as values. */
export const cycleWords: Readonly<Record<string, string>> = {
  standard: 'Standard: 20 working days, 3 months, 6 months',
  'short-breaks': 'Short breaks: 3 months, 6 months',
  'adoption-authority': 'Authority to place for adoption: 3 months, 6 months',
  adoption: 'Placed for adoption: 4 weeks, 3 months, 6 months'
};

export const legalStatusWords: Readonly<Record<string, string>> = {
  C1: 'interim care order',
  C2: 'full care order',
  E1: 'placement order',
  J1: 'remanded',
  J2: 'detained under PACE',
  J3: 'sentenced, with a residence requirement',
  L1: 'police protection',
  L2: 'emergency protection order',
  L3: 'child assessment order',
  V2: 'accommodated (section 20)',
  V3: 'short breaks, each one by itself',
  V4: 'short breaks, as a series'
};
