import { describe, expect, test } from 'vitest';
import * as pass from '../../../src/lib/domain/picture-pass.ts';

const offered = ['cat', 'bike', 'star', 'tree', 'boat'];
const minute = 60_000;

describe('secret pictures', () => {
  test.each([
    [['cat', 'bike', 'star'], 'fine'],
    [['cat', 'bike'], 'too-few'],
    [[], 'too-few'],
    [['cat', 'bike', 'star', 'tree'], 'too-few'],
    [['cat', 'bike', 'moon'], 'unknown'],
    [['cat', 'bike', 'cat'], 'repeated']
  ])('%j: %s', (picked, expected) => {
    const check = pass.checkPictures(picked, offered);
    expect(check.ok ? 'fine' : check.problem).toBe(expected);
  });

  test('order matters', () => {
    expect(pass.passText(['cat', 'bike', 'star'])).not.toBe(pass.passText(['bike', 'cat', 'star']));
  });
});

describe('wrong tries', () => {
  test('every fifth locks: 15 minutes, an hour, then a day each time', () => {
    let state = pass.freshPass;
    const lockedFor: (number | null)[] = [];
    for (let tries = 1; tries <= 20; tries += 1) {
      state = pass.afterWrongTry(state, 0);
      lockedFor.push(state.lockedUntil === null ? null : state.lockedUntil / minute);
    }
    const free = [null, null, null, null];
    expect(lockedFor).toEqual([...free, 15, ...free, 60, ...free, 1440, ...free, 1440]);
  });

  test.each([
    [15 * minute - 1, true],
    [15 * minute, false]
  ])('at %i ms after a lock of 15 minutes: locked %s', (now, locked) =>
    expect(pass.isLocked({ failures: 5, lockedUntil: 15 * minute }, now)).toBe(locked)
  );

  test.each([
    [0, 5],
    [1, 4],
    [4, 1],
    [5, 5]
  ])('after %i wrong, %i are left', (failures, left) =>
    expect(pass.triesLeft({ failures, lockedUntil: null })).toBe(left)
  );

  test('guessing takes months: 1,320 passes, five a day in the end', () => {
    const passes = 12 * 11 * 10;
    expect(passes / pass.triesBeforeLock).toBeGreaterThan(180);
  });
});
