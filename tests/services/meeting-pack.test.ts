import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { locales, type Locale } from '../../src/lib/i18n/locales.ts';
import { NotYours } from '../../src/lib/server/services/caseload.ts';
import { meetingPack } from '../../src/lib/server/services/meeting-pack.ts';
import { answerWish } from '../../src/lib/server/services/wishes.ts';
import type { Store } from '../../src/lib/server/db/store.ts';
import { aminaAndTheTeam, logged, sendViews, yesNoWords, type Said, type Team } from '../support/iro-team.ts';
import { packPage } from '../support/pack-page.ts';
import { monday } from '../support/respondents.ts';
import { testStore } from '../support/store.ts';

let store: Store;
let team: Team;
beforeEach(async () => {
  store = await testStore();
  team = await aminaAndTheTeam(store);
});
afterEach(() => store.close());

const school = 'المدرسة سر';
/** Amina answers in Arabic: her home may be told; school is private, and what is not safe is nobody’s in the room. */
const child: Record<string, Said> = {
  B01: {
    asked: 'ما شعورك تجاه المكان الذي تعيش فيه؟',
    choice: 'good',
    choices: { good: 'جيد' },
    words: 'بيتي جميل'
  },
  B04: { asked: 'المدرسة؟', choice: 'not-good', choices: { 'not-good': 'ليس جيدًا' }, words: school },
  'B09.school': { asked: 'آمن؟', choice: 'no', choices: yesNoWords, words: 'لست بأمان', worry: true },
  B25a: { asked: 'أين؟', choice: 'outside', choices: { outside: 'في الخارج' }, words: 'تحت الشجرة' },
  B27: {
    asked: 'عمَّ نتحدث؟',
    choice: { school: 'private', health: 'ask-first' },
    choices: { school: 'المدرسة', health: 'صحتي' }
  }
};
const parent: Record<string, Said> = {
  P05: { asked: 'How is Amina?', words: 'She eats well' },
  B04: { asked: 'How is school?', choice: 'good', choices: { good: 'good' }, words: 'School is a secret' }
};
/** What must stand on no sheet, in whatever words. */
const keptBack = [school, 'لست بأمان', 'School is a secret'];

async function aminaInArabic(): Promise<void> {
  await sendViews(store, team.child, child);
  await sendViews(store, team.parent, parent, monday, 'parent');
  const { submissions, answers, children } = store.t;
  await store.db.update(submissions).set({ language: 'ar' }).where(eq(submissions.audience, 'child'));
  await store.db.update(children).set({ language: 'ar' });
  await store.db.update(answers).set({ shared: 'meeting' });
}
const pack = (language?: Locale, who = team.jo) => meetingPack(store, who, team.reviewId, monday, language);
const childIn = async (language?: Locale) =>
  (await pack(language)).voices.find(({ audience }) => audience === 'child')!;

const page = (query: string) => packPage(store, team, query);

describe('in another language', () => {
  test('what was asked in it is as it was asked; what was typed stays in every language', async () => {
    await aminaInArabic();
    for (const { code } of locales) {
      const { answers, language } = await childIn(code);
      const home = answers.find(({ questionId }) => questionId === 'B01');
      expect([home?.words, language]).toEqual(['بيتي جميل', 'ar']);
      expect(home?.language).toBe(code);
    }
    const [home] = (await childIn('ar')).answers;
    expect([home?.asked, home?.chosen]).toEqual(['ما شعورك تجاه المكان الذي تعيش فيه؟', ['جيد']]);
  });

  test('asked in another, the words are the form’s own in the language of the sheet', async () => {
    await aminaInArabic();
    const said = async (language: Locale) => {
      const [home] = (await childIn(language)).answers;
      const { wishes } = await pack(language);
      return [home?.asked, home?.chosen[0], wishes[0]?.wished[0]];
    };
    const english = await said('en');
    expect(english[1]).toBe('good');
    expect(english[2]).toBe('Outside or in a café');
    const polish = await said('pl');
    const ukrainian = await said('uk');
    for (const at of [0, 1, 2]) expect(new Set([english[at], polish[at], ukrainian[at]]).size).toBe(3);
    const [wish] = (await pack('pl')).wishes;
    expect(wish).toMatchObject({ language: 'pl', writtenIn: 'ar', words: 'تحت الشجرة' });
    expect((await pack('en')).askFirst).toMatchObject([{ words: 'my health' }]);
    expect((await pack('vi')).askFirst).not.toMatchObject([{ words: 'my health' }]);
  });

  test('a choice or a question that the form has no more keeps the words that were asked', async () => {
    await sendViews(store, team.child, {
      B01: { asked: 'How?', choice: 'splendid', choices: { splendid: 'splendid, as we said then' } },
      'gone-1': { asked: 'A question of long ago', words: 'Yes' }
    });
    await store.db.update(store.t.answers).set({ shared: 'meeting' });
    const { answers } = await childIn('ro');
    expect(answers.find(({ questionId }) => questionId === 'B01')?.chosen).toEqual([
      'splendid, as we said then'
    ]);
    expect(answers.find(({ questionId }) => questionId === 'gone-1')).toMatchObject({
      asked: 'A question of long ago',
      language: 'en'
    });
  });

  test('the child’s own language is offered first', async () => {
    const first = async () => (await pack()).languages.slice(0, 2);
    expect(await first()).toEqual([
      { code: 'en', own: true },
      { code: 'ar', own: false }
    ]);
    await aminaInArabic();
    await store.db.update(store.t.children).set({ language: 'fa' });
    expect(await first()).toEqual([
      { code: 'ar', own: true },
      { code: 'en', own: false }
    ]);
    expect((await pack()).languages).toHaveLength(locales.length);
  });
});

describe('what is private stays held back', () => {
  test.each(locales.map(({ code }) => code))('in %s, in either size', async (language) => {
    await aminaInArabic();
    const english = await pack('en');
    const other = await pack(language);
    const ids = ({ voices }: typeof other) =>
      voices.map(({ audience, heldBack, answers }) => [
        audience,
        heldBack,
        answers.map((one) => one.questionId)
      ]);
    expect(ids(other)).toEqual(ids(english));
    expect(ids(other)[0]).toEqual(['child', 3, expect.not.arrayContaining(['B04', 'B09.school', 'B27'])]);
    const wishes = other.wishes.map(({ questionId, forTheRoom }) => [questionId, forTheRoom]);
    expect(wishes).toEqual(english.wishes.map(({ questionId, forTheRoom }) => [questionId, forTheRoom]));
    const { voices, askFirst } = other;
    for (const words of keptBack) expect(JSON.stringify({ voices, askFirst })).not.toContain(words);

    for (const size of ['ordinary', 'large']) {
      const shown = await page(`?in=${language}&size=${size}`);
      for (const words of keptBack) expect(shown).not.toContain(words);
      expect(shown).toContain('بيتي جميل');
    }
  });

  test('who may not read it gets it in no language, and each look is logged', async () => {
    await aminaInArabic();
    for (const who of [team.lee, team.bo]) await expect(pack('ar', who)).rejects.toThrow(NotYours);
    expect(await logged(store, team.lee.staffId)).toEqual([]);
    await pack('ar');
    await pack('en');
    const reads = (await logged(store, team.jo.staffId)).filter(({ action }) => action === 'pack.read');
    expect(reads).toHaveLength(4);
  });
});

describe('the page', () => {
  test('the sheet has its language and direction, and says that no translator has checked it', async () => {
    await aminaInArabic();
    const arabic = await page('?in=ar&size=large');
    expect(arabic).toMatch(/<div class="pack" lang="ar" dir="rtl" data-size="large"/);
    expect(arabic).toContain('لم يراجع مترجم هذه الكلمات بعد.');
    expect(arabic).toContain('A translator has not checked these words yet.');
    expect(arabic).toMatch(/<q lang="ar" dir="auto">بيتي جميل/);
    expect(arabic).toContain('<h2>كلام Amina</h2>');
    // Wishes are answered in English, where what is not for the room is seen too.
    expect(arabic).not.toContain('?/wish');
    const english = await page('');
    expect(english).toMatch(/<div class="pack" lang="en" dir="ltr" data-size="ordinary"/);
    expect(english).not.toContain('has not checked these words');
    expect(english).toMatch(/<q lang="ar" dir="auto">بيتي جميل/);
    expect(english).toContain('?/wish');
    // The child's own language stands first among those that can be chosen.
    expect(english).toMatch(/<select[^>]*>\s*<option value="ar"/);
    expect(await page('?size=large')).toContain('?/wish&amp;size=large');
  });

  test('checked by the council’s translator, it does not say so', async () => {
    await aminaInArabic();
    const checked = { key: 'service.languagesChecked', value: ['ar pl'] };
    await store.db.insert(store.t.settings).values(checked);
    expect(await page('?in=ar')).not.toContain('has not checked these words');
    expect(await page('?in=uk')).toContain('has not checked these words');
  });

  test.each(['?in=xx&size=huge', '?in=&size=', '?in=constructor', '?in=AR', '?size=LARGE'])(
    '%s falls back kindly',
    async (query) => {
      const shown = await page(query);
      expect(shown).toMatch(/<div class="pack" lang="en" dir="ltr" data-size="ordinary"/);
      const isTold = /in=[^&]/.test(query);
      expect(shown.includes('no words in that language yet')).toBe(isTold);
    }
  );

  test('symbols stay, what staff wrote is marked as English, and the days are in the language', async () => {
    await aminaInArabic();
    const wish = { reviewId: team.reviewId, questionId: 'B25a' };
    await answerWish(store, team.jo, wish, { state: 'not-possible', reply: 'It is too cold.' }, monday);
    const polish = await page('?in=pl');
    expect(polish).toMatch(/class="sym/);
    expect(polish).toMatch(/Niemożliwe: <span lang="en" dir="auto">It is too cold\./);
    expect(polish).toContain('czwartek');
  });
});
