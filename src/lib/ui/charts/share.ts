/** Shares in words, the same everywhere: one decimal place, never more exact than the numbers allow. */

/** 0.895 → "89.5%" */
export const percent = (share: number): string => `${(share * 100).toFixed(1)}%`;

/** 0.895 → "89.5%" without a decimal that says nothing: 0.6 → "60%". */
export const shortPercent = (share: number): string => `${Number((share * 100).toFixed(1))}%`;

/** A place along the width of a chart. */
export const across = (share: number): string =>
  `${Number((Math.min(Math.max(share, 0), 1) * 100).toFixed(2))}%`;
