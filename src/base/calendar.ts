export const DAY_MS = 86_400_000;

/** Whether a text is a day of the calendar, `2028-02-29`. */
export function isCalendarDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

/** The UTC day, `2028-02-29`. The date must be one. */
export function utcDay(date: Date): string {
  return date.toISOString().slice(0, 10);
}

/** From the UTC day of a date to another day. */
export function daysUntil(day: string, from: Date): number {
  return Math.round((Date.parse(day) - Date.parse(utcDay(from))) / DAY_MS);
}

/** Rounded down, so that a day that has begun is left out, and what is over is negative. */
export function wholeDays(milliseconds: number): number {
  return Math.floor(milliseconds / DAY_MS);
}
