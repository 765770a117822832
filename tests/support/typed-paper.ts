/** A paper that came back, typed in by staff as their pages do it. */
import type { StaffMember } from '../../src/lib/domain/viewer.ts';
import { readPage } from '../../src/lib/forms/answers.ts';
import type { Store } from '../../src/lib/server/db/store.ts';
import type { Paper } from '../../src/lib/server/services/paper-desk.ts';
import { readTyping, saveTyped, sendTyped, startTyping } from '../../src/lib/server/services/paper-entry.ts';
import { monday } from './respondents.ts';

type Fields = Readonly<Record<string, string>>;

/** Begins it and types in what is named, by question, a page for each. */
export async function typeIn(
  store: Store,
  by: StaffMember,
  paper: Paper,
  { form, fields }: { readonly form: string; readonly fields: Fields },
  now = monday
): Promise<void> {
  const begun = await startTyping(store, by, paper, { formId: form, language: 'en' }, now);
  if (!begun.ok) throw new Error(begun.reason);
  const questionOf = (field: string) => field.replace(/\.(words|own)$/, '');
  for (const [question, boxes] of Map.groupBy(Object.entries(fields), ([field]) => questionOf(field))) {
    const typing = await readTyping(store, by, paper, now);
    const page = typing!.under.form.pages.find(({ questions }) =>
      questions.some(({ id }) => id === question)
    )!;
    const posted = new FormData();
    for (const [name, value] of [['do', 'next'] as const, ...boxes]) posted.set(name, value);
    const read = readPage(page, posted, typing!.under.context);
    if (!read.ok) throw new Error(JSON.stringify(read.errors));
    const saved = await saveTyped(store, by, paper, { page, values: read.values }, now);
    if (!saved.ok) throw new Error(saved.reason);
  }
}

/** The same, sent. */
export async function typeAndSend(
  store: Store,
  by: StaffMember,
  paper: Paper,
  typed: { readonly form: string; readonly fields: Fields },
  now = monday
): Promise<void> {
  await typeIn(store, by, paper, typed, now);
  const sent = await sendTyped(store, by, paper, { who: 'carer', name: 'Sam' }, now);
  if (!sent.ok) throw new Error(sent.reason);
}
