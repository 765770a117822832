/** The shipped form for a voice, or null where nobody is asked. */
import type { Band, FormDefinition } from '../../src/lib/forms/definition.ts';
import type { Audience } from '../../src/lib/domain/viewer.ts';
import { formsFor } from '../../src/lib/forms/registry.ts';

/** Bands that share a form with another, nearest first. */
const also: Readonly<Record<string, readonly Band[]>> = {
  '16-17': ['12-15'],
  '12-15': ['16-17'],
  symbol: ['4-7'],
  '4-7': ['symbol']
};

export function formFor(
  purpose: 'views' | 'rating',
  audience: Audience,
  band: string
): FormDefinition | null {
  if (audience === 'child' && band === 'under-4') return null;
  const wanted = audience === 'child' ? (band as Band) : 'adult';
  const candidates = [wanted, ...(also[wanted] ?? [])];
  for (const candidate of candidates) {
    // The under-fours' observation is offered only for under-fours, and parents have an easy version beside the plain one.
    const [form] = formsFor({ purpose, audience, band: candidate }).filter(
      ({ id }) => !id.startsWith('observation')
    );
    if (form) return form;
  }
  return null;
}
