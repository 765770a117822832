/** The three boxes of DateField, as they were typed. */
export function typedDate(posted: FormData, name: string): { day: string; month: string; year: string } {
  const part = (key: string) => {
    const typed = posted.get(`${name}.${key}`);
    return typeof typed === 'string' ? typed.trim() : '';
  };
  return { day: part('day'), month: part('month'), year: part('year') };
}

/** The ISO day of the three boxes, or null when they are not a day of the calendar. */
export function readDate(posted: FormData, name: string): string | null {
  const { day, month, year } = typedDate(posted, name);
  if (!/^\d{1,2}$/.test(day) || !/^\d{1,2}$/.test(month) || !/^\d{4}$/.test(year)) return null;
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const parsed = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(iso) ? iso : null;
}
