import { describe, expect, it } from 'vitest';
import { audiences } from '../../../src/lib/domain/viewer.ts';
import { shapeOf } from '../../../src/lib/forms/choices.ts';
import { formsFor } from '../../../src/lib/forms/registry.ts';

const forms = audiences.flatMap((audience) => formsFor({ purpose: 'rating', audience }));

describe.each(forms.map((form) => [form.id, form] as const))('%s', (_id, form) => {
  const questions = form.pages.flatMap((page) => page.questions);

  it('gives every question with one choice a theme, and no other', () => {
    for (const question of questions)
      expect(question.theme !== undefined, question.id).toBe(
        shapeOf(question) === 'one' && !question.practice
      );
  });

  it('asks no theme twice, so that nobody is counted twice in it', () => {
    const themes = questions.flatMap(({ theme }) => theme ?? []);
    expect(new Set(themes).size).toBe(themes.length);
  });
});
