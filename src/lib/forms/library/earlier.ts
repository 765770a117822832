/** Earlier versions of forms, for papers and drafts that were made with them: each as the next one differs from it. */
import type { FormDefinition } from '../definition.ts';
import { carer } from './carer.ts';
import { observationUnder4 } from './observation-under-4.ts';

/**
 * Version 1 of what carers are asked: whether the child was hurt or made an allegation might be told in the meeting, as
 * any answer might. A yes is a worry on an old paper too: that is for the reader, and changes nothing that was asked.
 */
function beforeF06(form: FormDefinition): FormDefinition {
  const pages = form.pages.map((page) => ({
    ...page,
    questions: page.questions.map(({ iroOnly, ...question }) =>
      question.id === 'F06' || iroOnly === undefined ? question : { ...question, iroOnly }
    )
  }));
  return { ...form, version: 1, pages: pages };
}

export const earlierForms: readonly FormDefinition[] = [beforeF06(carer), beforeF06(observationUnder4)];
