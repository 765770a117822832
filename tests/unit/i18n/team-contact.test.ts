import { expect, it } from 'vitest';
import { locales } from '../../../src/lib/i18n/locales.ts';
import { letterWords, type LetterFacts } from '../../../src/lib/i18n/letter-words.ts';
import { mailWords } from '../../../src/lib/i18n/mail-words.ts';
import { speak } from '../../../src/lib/i18n/speak.ts';
import { teamWords } from '../../../src/lib/i18n/team-contact.ts';

const team = { phone: '01632 960 010', email: 'team@council.example' };
const facts = { service: 'Heard', council: 'Wrenbridge', link: 'https://heard.example/i/abc' };

it.each(locales)('$code says how to reach the team, in what the council gives', async ({ code }) => {
  const { t } = await speak(code, ['common']);
  const both = teamWords(t, team, code) ?? '';
  expect(both).toContain(team.phone);
  expect(both).toContain(team.email);
  expect(teamWords(t, { ...team, phone: '' }, code)).not.toContain('01632');
  expect(teamWords(t, { phone: '', email: '' }, code)).toBeNull();
});

it('an e-mail has it beside its words, and a letter at its end; without it neither has a line', async () => {
  const mail = await mailWords('en', 'reminder', { ...facts, team });
  expect(mail.more).toBe('To reach us: 01632 960 010, team@council.example');
  expect(mail.text).not.toContain('01632');
  expect((await mailWords('en', 'reminder', facts)).more).toBeNull();
  const letter: LetterFacts = {
    locale: 'en',
    audience: 'parent',
    name: 'Samira',
    childName: 'Robin',
    iro: 'Jo',
    meetingOn: null,
    meetingTime: null,
    isAfter: false,
    childline: '0800 1111',
    link: facts.link,
    site: 'heard.example',
    code: 'apple river stone'
  };
  expect((await letterWords({ ...letter, team })).close.at(-1)).toBe(mail.more);
  expect((await letterWords(letter)).close.at(-1)).not.toContain('01632');
});
