/** Views of a young person of 12 to 15 before the review. */
import type { FormDefinition } from '../definition.ts';
import { youngPersonChapters as chapters, youngPersonPages as pages } from './young-person.ts';

export const child12to15 = {
  id: 'child-12-15',
  version: 1,
  purpose: 'views',
  audience: 'child',
  band: '12-15',
  title: { en: 'My words' },
  maxGrade: 5,
  chapters: Object.values(chapters),
  pages: [...pages.beforeTheMeeting, ...pages.theMeeting]
} satisfies FormDefinition;
