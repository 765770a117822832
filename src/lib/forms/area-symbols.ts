/** A symbol for a question that has none of its own: that of its life area. */
import type { LifeArea } from './definition.ts';

export const areaSymbols: Readonly<Record<LifeArea, string>> = {
  HOME: 'home',
  SCH: 'school',
  HEALTH: 'doctor',
  FEEL: 'feelings',
  FAM: 'family',
  FRND: 'friends',
  LIST: 'listen-to-me',
  PLAN: 'plan',
  WORRY: 'worried',
  RIGHT: 'speak-up',
  REV: 'meeting'
};
