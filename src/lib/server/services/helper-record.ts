/** What whoever helped recorded: how the child answered and how sure they are. Evidence for participation code PN3. */
import type { CodeReason } from '../../domain/code-facts.ts';
import type { FormContext, Question } from '../../forms/definition.ts';
import { readBack } from '../../forms/read-back.ts';
import { form } from '../../forms/registry.ts';
import type { Store } from '../db/store.ts';
import { answersOf } from './submissions.ts';

/** The answers to the pages for the helper (D21 of the symbol form), each with what was asked. */
export async function helperRecordOf(
  store: Store,
  { id, formId }: { readonly id: string; readonly formId: string }
): Promise<CodeReason[]> {
  const pages = form(formId)?.pages.filter((page) => page.forHelper === true) ?? [];
  const questions = pages.flatMap((page): Question[] => page.questions);
  const asked = questions.filter((question) => question.records !== 'helper');
  if (asked.length === 0) return [];
  const stored = await answersOf(store, id);
  return asked.flatMap((question) => {
    const value = stored.get(question.id)?.value;
    if (value?.outcome !== 'answered') return [];
    const lines = readBack(question, value, nobody, 'en');
    return lines.length === 0 ? [] : [{ label: question.words.en, words: lines.join(', ') }];
  });
}

/** The helper's questions name nobody. */
const nobody: FormContext = { people: [], places: [], agreed: [], iro: '' };
