/** The meeting pack of Amina’s review as it is sent to a browser. */
import type { Component } from 'svelte';
import { render } from 'svelte/server';
import type { StaffMember } from '../../src/lib/domain/viewer.ts';
import type { Store } from '../../src/lib/server/db/store.ts';
import { load as words } from '../../src/routes/(staff)/staff/reviews/[review]/pack/+page.ts';
import { load } from '../../src/routes/(staff)/staff/reviews/[review]/pack/+page.server.ts';
import type { Team } from './iro-team.ts';
import { monday } from './respondents.ts';

/** @param query of its address, with the question mark */
export async function packPage(
  store: Store,
  team: Team,
  query: string,
  who: StaffMember = team.jo
): Promise<string> {
  const event = {
    locals: { store, viewer: who, now: monday },
    params: { review: team.reviewId },
    url: new URL(`https://h/staff/reviews/${team.reviewId}/pack${query}`)
  };
  const loaded = await load(event as unknown as Parameters<typeof load>[0]);
  const data = await words({ data: loaded } as unknown as Parameters<typeof words>[0]);
  const file = await import('../../src/routes/(staff)/staff/reviews/[review]/pack/+page.svelte');
  const sheet = file.default as unknown as Component<Record<string, unknown>>;
  const { body } = render(sheet, { props: { data: { ...data, role: who.role }, form: null } });
  return body.replace(/<!--.*?-->/gs, '');
}
