import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { concepts, isConcept, type Concept } from '../../../src/lib/symbols/concepts.ts';
import { picture, spriteUrl } from '../../../src/lib/symbols/pictures.ts';

const room = join(import.meta.dirname, '../../../src/lib/symbols');
const files = (folder: string) => readdirSync(join(room, folder)).map((file) => file.replace('.svg', ''));
const sprite = (name: string) => readFileSync(join(room, 'sprites', `${name}.svg`), 'utf8');
const list: [string, Concept][] = Object.entries(concepts);
const single = list.filter(([, concept]) => concept.sprite === undefined);
const drawn = new Set(single.flatMap(([, concept]) => concept.drawings));

test('every concept has its drawing and its word', () => {
  const there = new Set([...files('drawings'), ...files('own').map((name) => `own:${name}`)]);
  expect([...drawn].filter((name) => !there.has(name))).toEqual([]);
  expect(list.filter(([, concept]) => concept.words.en.trim() === '')).toEqual([]);
  for (const [id, concept] of list) {
    if (concept.sprite) expect(sprite(concept.sprite)).toContain(`<symbol id="${id}"`);
  }
});

test('two drawings of one idea differ', () => {
  expect(
    list.filter(
      ([
        ,
        {
          drawings: [first, second]
        }
      ]) => first === second
    )
  ).toEqual([]);
});

test('every drawing is used', () => {
  const used = new Set(list.flatMap(([, concept]) => concept.drawings));
  expect(files('drawings').filter((name) => !drawn.has(name))).toEqual([]);
  expect(files('own').filter((name) => !used.has(`own:${name}`))).toEqual([]);
});

test('one idea, one symbol: no two answers look the same', () => {
  const answers = ['yes', 'no', 'not-sure', 'some', 'more', 'same', 'less'] as const;
  expect(new Set(answers.map((id) => concepts[id].drawings.join())).size).toBe(answers.length);
});

describe('a child’s first page is light', () => {
  test.each([
    ['chrome', 2000],
    ['faces', 700]
  ])('the %s sprite', (name, limit) => {
    expect(brotliCompressSync(sprite(name)).length).toBeLessThan(limit);
  });

  test('no drawing is over 6 kB, and none has script, style or a way out', () => {
    for (const folder of ['drawings', 'own', 'sprites']) {
      for (const name of files(folder)) {
        const path = join(room, folder, `${name}.svg`);
        expect(statSync(path).size, name).toBeLessThan(6000);
        expect(readFileSync(path, 'utf8'), name).not.toMatch(
          /<script|<style|style=|href="(?!#)|<image|on\w+=/
        );
      }
    }
  });
});

describe('pictures', () => {
  const urls = (name: string): readonly string[] => {
    const found = picture(name);
    return found.kind === 'image' ? found.urls : [];
  };

  test('one of a sprite, one drawing, two side by side', () => {
    expect(picture('exit')).toEqual({ kind: 'sprite', id: 'exit', href: spriteUrl('chrome') });
    expect(urls('home').join()).toContain('1F3E0');
    expect(urls('carer')).toHaveLength(2);
    expect(urls('avatar-jo').join()).toContain('avatar-jo');
  });

  test('every concept has an address', () => {
    for (const [id] of list) {
      const found = picture(id);
      expect(found.kind === 'sprite' ? [found.href] : found.urls, id).not.toContain('');
    }
  });

  test('a name that is no concept is a person', () => {
    expect(isConcept('toString')).toBe(false);
    expect(picture('toString')).toEqual(picture('person'));
  });
});
