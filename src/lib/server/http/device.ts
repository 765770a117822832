/** What a browser says of itself, in words somebody knows their own computer by. Never kept whole. */

/** In this order: later ones name the earlier ones too. */
const browsers: readonly (readonly [RegExp, string])[] = [
  [/\bEdg/, 'Edge'],
  [/\bOPR\//, 'Opera'],
  [/\bSamsungBrowser/, 'Samsung Internet'],
  [/\b(Firefox|FxiOS)\//, 'Firefox'],
  [/\b(Chrome|CriOS)\//, 'Chrome'],
  [/\bSafari\//, 'Safari']
];
const systems: readonly (readonly [RegExp, string])[] = [
  [/\biPhone/, 'iPhone'],
  [/\biPad/, 'iPad'],
  [/\bAndroid/, 'Android'],
  [/\bWindows/, 'Windows'],
  [/\bCrOS/, 'Chromebook'],
  [/\bMac OS X/, 'Mac'],
  [/\bLinux/, 'Linux']
];

const named = (names: typeof browsers, agent: string): string | null =>
  names.find(([mark]) => mark.test(agent))?.[1] ?? null;

/** "Firefox on Windows"; null when nothing is known. @param agent the header `user-agent` */
export function deviceOf(agent: string | null): string | null {
  const browser = named(browsers, agent ?? '');
  const system = named(systems, agent ?? '');
  if (browser === null || system === null) return browser ?? system;
  return `${browser} on ${system}`;
}
