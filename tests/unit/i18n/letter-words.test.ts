import { expect, it } from 'vitest';
import { letterWords, type LetterFacts } from '../../../src/lib/i18n/letter-words.ts';
import { locales } from '../../../src/lib/i18n/locales.ts';

const facts: LetterFacts = {
  locale: 'en',
  audience: 'child',
  name: 'Robin',
  childName: 'Robin',
  iro: 'Jo',
  meetingOn: '2026-12-03',
  meetingTime: '16:00',
  isAfter: false,
  childline: '0800 1111',
  link: 'https://heard.example/i/abc',
  site: 'heard.example',
  code: 'apple river stone'
};

it('introduces the IRO, says when, and how to come in', async () => {
  const words = await letterWords(facts);
  expect(words.title).toBe('Robin, what do you think?');
  expect(words.iro[0]).toBe('I’m Jo, your IRO.');
  expect(words.lines).toContain('When: Thursday 3 December 2026, 16:00');
  expect(words.close[0]).toContain('0800 1111');
  expect(words.message).toContain('https://heard.example/i/abc');
});

it('a parent is told that nobody sees the other’s answers, and not where children call', async () => {
  const words = await letterWords({ ...facts, audience: 'parent', name: 'Samira' });
  expect(words.lines).toContain('Robin does not see your answers. You do not see theirs.');
  expect(words.close.join(' ')).not.toContain('0800');
});

it.each(locales)('says it in $name, with every value in its place', async ({ code, dir }) => {
  for (const audience of ['child', 'parent'] as const) {
    const words = await letterWords({ ...facts, locale: code, audience, name: 'Samira' });
    const all = [words.title, ...words.lines, ...words.iro, ...words.close, words.message].join('\n');
    expect(words).toMatchObject({ locale: code, dir });
    expect(all).not.toMatch(/[{}]|letter\./);
    for (const part of ['Samira', '16:00', facts.link, facts.site, facts.code]) expect(all).toContain(part);
    // A text message says nothing about whom it is for.
    expect(words.message).not.toMatch(/Robin|Samira|Jo/);
    if (code !== 'en') expect(all).not.toContain('Soon there is a meeting');
  }
});

it('without a day or an IRO it says neither', async () => {
  const words = await letterWords({ ...facts, meetingOn: null, meetingTime: null, iro: null });
  expect(words.lines.join(' ')).not.toContain('When');
  expect(words.iro).toEqual(['Your IRO reads this.']);
});

it.each(locales)('after the meeting it asks how that was, in $name', async ({ code }) => {
  for (const audience of ['child', 'parent'] as const) {
    const before = await letterWords({ ...facts, locale: code, audience, name: 'Samira' });
    const words = await letterWords({ ...facts, locale: code, audience, name: 'Samira', isAfter: true });
    const all = [words.title, ...words.lines, ...words.iro, words.message].join('\n');
    expect(all).not.toMatch(/[{}]|letter\.|16:00/);
    expect(words.title).not.toBe(before.title);
    expect(words.lines[0]).not.toBe(before.lines[0]);
    for (const part of ['Samira', facts.link, facts.site, facts.code]) expect(all).toContain(part);
  }
});
