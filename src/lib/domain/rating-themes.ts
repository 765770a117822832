/**
 * What the ratings ask about. Each age has its own questions; the same thing asked of a child of six, of fifteen and
 * in symbols is one theme, and is counted together.
 */

/** In the order they are shown. */
export const ratingThemes = [
  'overall',
  'listened',
  'understood',
  'said-what-i-wanted',
  'could-disagree',
  'respected',
  'honest',
  'positives',
  'next-steps',
  'actions-checked',
  'prepared',
  'met-iro',
  'right-people',
  'place',
  'time',
  'people-place-time',
  'invited-in-time',
  'knew-who',
  'reports',
  'again'
] as const;
export type RatingTheme = (typeof ratingThemes)[number];

/** For staff, who see the results. */
export const themeWords: Readonly<Record<RatingTheme, string>> = {
  overall: 'The meeting, overall',
  listened: 'Listened to',
  understood: 'Understood what was said',
  'said-what-i-wanted': 'Said what they wanted',
  'could-disagree': 'Could disagree',
  respected: 'Treated with respect',
  honest: 'People were honest',
  positives: 'People saw what goes well',
  'next-steps': 'Knew what happens next',
  'actions-checked': 'Last time’s actions checked',
  prepared: 'Asked how it should be',
  'met-iro': 'Met the IRO first',
  'right-people': 'The right people',
  place: 'A good place',
  time: 'A good time',
  'people-place-time': 'People, place and time right',
  'invited-in-time': 'Invited in good time',
  'knew-who': 'Knew who was coming',
  reports: 'Had the reports in time',
  again: 'Like that again'
};
