/** Closed lists that go with review timescales. */

/** What makes a review due earlier than its limit: regulation 33(3) of SI 2010/959. */
export const earlyReviewTriggers = [
  { value: 'iro-asks', words: 'The IRO asks for one', source: 'Regulation 33(3)' },
  {
    value: 'visitor-report',
    words: 'A visitor reports that the child’s welfare is not safeguarded where they live',
    source: 'Regulations 30 and 33(3)'
  },
  {
    value: 'leaving-remand',
    words: 'The child is accommodated under section 21(2)(b) or (c) and would stop being so without a review',
    source: 'Regulation 33(3)'
  },
  {
    value: 'leaving-detention',
    words: 'The child is in care and detained, and would leave detention without a review',
    source: 'Regulation 33(3)'
  },
  {
    value: 'leaving-accommodation',
    words: 'A child not in care is about to stop being accommodated and will not go to a parent',
    source: 'Regulation 33(3)'
  },
  {
    value: 'plan-change',
    words: 'A significant change to the care plan is proposed: it must be considered at a review first',
    source: 'Regulation 32(2)'
  }
] as const;

/** Why a review was held late. The first four are those published by one council for its late reviews. */
export const lateReasons = [
  { value: 'late-notification', words: 'The IRO service was told late' },
  { value: 'dates-miscounted', words: 'Dates were miscounted' },
  {
    value: 'return-home-fell-through',
    words: 'A planned return home did not happen and the IRO service was not told'
  },
  { value: 'iro-ill', words: 'The IRO was ill' },
  { value: 'child-asked', words: 'The child asked for another day' },
  { value: 'child-missing-or-ill', words: 'The child was missing or ill' },
  { value: 'family-could-not-come', words: 'Parent or carer could not come' },
  { value: 'papers-not-ready', words: 'Care plan or reports were not ready' },
  { value: 'social-worker-change', words: 'The social worker changed or was away' },
  { value: 'placement-move', words: 'The child moved to another placement' },
  { value: 'court', words: 'A court hearing or decision had to come first' },
  { value: 'emergency', words: 'An emergency' },
  { value: 'adjourned', words: 'Adjourned for better information' },
  { value: 'other', words: 'Other' }
] as const;
