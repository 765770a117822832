/** Legal statuses of looked-after children, by their codes in the yearly return (SSDA903), in plain words. */
export const legalStatuses = [
  { value: 'C1', words: 'interim care order' },
  { value: 'C2', words: 'full care order' },
  { value: 'E1', words: 'placement order' },
  { value: 'J1', words: 'remanded' },
  { value: 'J2', words: 'detained under PACE' },
  { value: 'J3', words: 'sentenced, with a residence requirement' },
  { value: 'L1', words: 'police protection' },
  { value: 'L2', words: 'emergency protection order' },
  { value: 'L3', words: 'child assessment order' },
  { value: 'V2', words: 'accommodated (section 20)' },
  { value: 'V3', words: 'short breaks, each one by itself' },
  { value: 'V4', words: 'short breaks, as a series' }
] as const;
