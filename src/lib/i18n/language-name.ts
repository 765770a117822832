const names = new Intl.DisplayNames('en-GB', { type: 'language' });

/** The English name of a language, for staff; its code where it has none. */
export const languageName = (code: string): string => names.of(code) ?? code;
