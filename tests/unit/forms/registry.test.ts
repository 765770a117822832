import { describe, expect, test } from 'vitest';
import { choicesOf } from '../../../src/lib/forms/choices.ts';
import { formDefinition, type FormDefinition, type Question } from '../../../src/lib/forms/definition.ts';
import { form, forms, formsFor, questionsRecording } from '../../../src/lib/forms/registry.ts';
import { isConcept } from '../../../src/lib/symbols/concepts.ts';

const questionsOf = (one: FormDefinition): Question[] => one.pages.flatMap((page) => page.questions);
const repeated = (ids: readonly string[]) => ids.filter((id, at) => ids.indexOf(id) !== at);
const canonical = {
  faces3: ['good', 'not-sure', 'not-good'],
  faces5: ['very-good', 'good', 'in-between', 'bad', 'very-bad'],
  yesNo: ['yes', 'no', 'not-sure']
};

describe.each(forms.map((one) => [one.id, one] as const))('%s', (_id, one) => {
  test('is a form', () => {
    expect(formDefinition.parse(one)).toEqual(one);
    expect(JSON.parse(JSON.stringify(one))).toEqual(one);
  });

  test('names nothing twice', () => {
    expect(repeated(one.pages.map((page) => page.id))).toEqual([]);
    expect(repeated(questionsOf(one).map((question) => question.id))).toEqual([]);
    for (const question of questionsOf(one)) {
      const values = 'choices' in question ? (question.choices ?? []).map((choice) => choice.value) : [];
      expect(repeated(values)).toEqual([]);
      expect(
        values.filter((value) => ['words', 'more'].includes(value) && question.kind === 'topics')
      ).toEqual([]);
    }
  });

  test('every chapter has pages, in the order of the chapters, and every page a chapter', () => {
    for (const extra of [false, true]) {
      const run = one.pages.filter((page) => (page.extra === true) === extra).map((page) => page.chapter);
      const order = one.chapters.map((chapter) => chapter.id);
      expect(run.map((id) => order.indexOf(id))).toEqual(
        run.map((id) => order.indexOf(id)).toSorted((a, b) => a - b)
      );
      expect(run.every((id) => order.includes(id))).toBe(true);
    }
    expect(one.chapters.filter((chapter) => !one.pages.some((page) => page.chapter === chapter.id))).toEqual(
      []
    );
  });

  test('conditions are about questions asked before, and values they have', () => {
    const seen = new Map<string, Question>();
    for (const page of one.pages) {
      if (page.when) {
        const asked = seen.get(page.when.question);
        expect(asked, `${page.id} depends on ${page.when.question}`).toBeDefined();
        const values = ['answered', ...choicesOf(asked!).map((choice) => choice.value)];
        expect(values).toEqual(expect.arrayContaining('is' in page.when ? page.when.is : page.when.not));
      }
      for (const question of page.questions) seen.set(question.id, question);
    }
  });

  test('the same scale has the same values everywhere', () => {
    for (const question of questionsOf(one)) {
      const values = choicesOf(question).map((choice) => choice.value);
      if (question.kind === 'yes-no') expect(values).toEqual(canonical.yesNo);
      if (question.kind === 'faces')
        expect(values).toEqual(question.scale === 3 ? canonical.faces3 : canonical.faces5);
      if (question.worryWhen) expect(values).toEqual(expect.arrayContaining(question.worryWhen));
    }
  });

  test('a question has one box for words at most', () => {
    const twice = questionsOf(one).filter(
      (question) => ['people', 'text'].includes(question.kind) && question.tellMore
    );
    expect(twice).toEqual([]);
  });

  test('a page of several questions has a title, a page of one has none', () => {
    for (const page of one.pages) expect(page.title !== undefined, page.id).toBe(page.questions.length > 1);
  });

  test('every symbol is known, and the youngest have one for every choice and page', () => {
    const names: (string | undefined)[] = one.chapters.map((chapter) => chapter.symbol);
    for (const page of one.pages) {
      if (['symbol', '4-7', '8-11'].includes(one.band)) names.push(page.symbol ?? page.questions[0]!.symbol);
      for (const question of page.questions) {
        const choices = [...choicesOf(question), ...(question.kind === 'topics' ? question.choices : [])];
        const symbols = choices.map((choice) => choice.symbol);
        if (['symbol', '4-7', '8-11'].includes(one.band) && question.kind !== 'scale10')
          names.push(...symbols);
        else names.push(...symbols.filter((symbol) => symbol !== undefined));
        if (question.symbol) names.push(question.symbol);
      }
    }
    expect(names.filter((name) => name === undefined || !isConcept(name))).toEqual([]);
  });

  test('a child’s views say who helped, in the last chapter and once', () => {
    if (one.audience !== 'child' || one.purpose !== 'views') return;
    const asking = one.pages.filter((page) =>
      page.questions.some((question) => question.records === 'helper')
    );
    expect(asking.map((page) => page.chapter)).toEqual([one.chapters.at(-1)?.id]);
  });

  test('no more tiles on a screen than the band can take in', () => {
    const most = { symbol: 4, '4-7': 6, '8-11': 6, '12-15': 12, '16-17': 12, adult: 12 }[one.band];
    for (const page of one.pages.filter((each) => !each.forHelper)) {
      for (const question of page.questions.filter((each) => each.records !== 'helper')) {
        if (question.kind === 'one' || question.kind === 'many') {
          expect(question.choices.length, question.id).toBeLessThanOrEqual(most);
        }
      }
    }
  });
});

/** All that an answer can be: two forms with a question of one id must ask it with the same. */
const canBe = (question: Question): string =>
  JSON.stringify([
    question.kind,
    question.area,
    choicesOf(question).map((choice) => choice.value),
    question.iroOnly === true,
    question.worryWhen ?? [],
    question.records ?? null
  ]);

test('question ids mean one thing: what an answer can be, whose it is and when it is a worry', () => {
  const all = forms.flatMap((one) => questionsOf(one).map((question) => [one, question] as const));
  for (const id of new Set(repeated(all.map(([, question]) => question.id)))) {
    const those = all.filter(([, question]) => question.id === id);
    expect([id, new Set(those.map(([, question]) => canBe(question))).size]).toEqual([id, 1]);
    expect([id, new Set(those.map(([one]) => one.purpose)).size]).toEqual([id, 1]);
  }
});

test('only a version in easier words asks the same in other words', () => {
  const all = forms.filter(({ id }) => id !== 'parent-easy').flatMap(questionsOf);
  for (const id of new Set(repeated(all.map((question) => question.id)))) {
    const words = new Set(all.filter((question) => question.id === id).map((question) => question.words.en));
    expect([id, words.size]).toEqual([id, 1]);
  }
});

describe('the registry', () => {
  test('finds by id and version', () => {
    expect(form('child-8-11')?.id).toBe('child-8-11');
    expect(form('child-8-11', 1)?.version).toBe(1);
    expect(form('child-8-11', 99)).toBeNull();
    expect(form('nothing')).toBeNull();
  });

  test('knows which answers are used outside the form', () => {
    expect([...questionsRecording('coming')]).toEqual(['D17', 'A19', 'B24', 'C21']);
    expect([...questionsRecording('advocate')]).toEqual(['D20', 'A22', 'B22b', 'C20a', 'P19b']);
    expect([...questionsRecording('helper')]).toEqual(['D21a', 'A23', 'B29', 'C27']);
  });

  test('finds by reader', () => {
    expect(formsFor({ purpose: 'views', audience: 'child', band: '8-11' }).map((one) => one.id)).toEqual([
      'child-8-11'
    ]);
    expect(formsFor({ purpose: 'rating', audience: 'child', band: '8-11' }).map((one) => one.id)).toEqual([
      'rating-child-8-11'
    ]);
  });
});
