export const DAY_MS = 86_400_000;

/** What a timer of Node can wait; one that is set for longer ends at once. */
export const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** Whether a text is a day of the calendar, `2028-02-29`. */
export function isCalendarDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

const INSTANT = /^(\d{4}-\d{2}-\d{2})[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:\d{2})$/;

/** `2028-02-29T09:00:00Z`, or another offset, or as we show it; undefined for all else: Date alone takes almost any text. */
export function parseInstant(text: string): Date | undefined {
  const [, day = ""] = INSTANT.exec(text) ?? [];
  const instant = new Date(text.replace(" ", "T"));
  return isCalendarDay(day) && !Number.isNaN(instant.getTime()) ? instant : undefined;
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

const MILLISECONDS: Readonly<Record<string, number>> = {
  ms: 1,
  s: 1_000,
  m: 60_000,
  h: 3_600_000,
  d: DAY_MS,
};

/** As the schemas have it. Longer ones would lead beyond the dates that there are. */
const DURATION = /^(?:([0-9]{1,9})(ms|s)|([0-9]{1,7})(m)|([0-9]{1,6})(h)|([0-9]{1,5})(d))$/;

/** `500ms`, `5s`, `10m`, `2h`, `30d` in milliseconds; undefined when the text is no duration, or one of centuries. */
export function parseDuration(text: string): number | undefined {
  const [amount, unit] =
    DURATION.exec(text)
      ?.slice(1)
      .filter((part) => part !== undefined) ?? [];
  const milliseconds = MILLISECONDS[unit ?? ""];
  return amount === undefined || milliseconds === undefined ? undefined : Number(amount) * milliseconds;
}

/** In milliseconds, of a text that a schema has let pass as a duration. */
export function durationOf(text: string): number {
  const value = parseDuration(text);
  if (value === undefined) throw new Error(`a schema let ${JSON.stringify(text)} pass as a duration`);
  return value;
}

/** `35 ms`, `1.2 s`, `5 s`, `2 min 5 s`, `1 h 30 min`; from two hours on `24 h`, from two days on `9 d`, rounded down. */
export function showDuration(milliseconds: number): string {
  if (milliseconds < 999.5) return `${Math.round(milliseconds)} ms`;
  if (milliseconds < 59_950) return `${Number((milliseconds / 1_000).toFixed(1))} s`;
  const seconds = Math.round(milliseconds / 1_000);
  if (seconds < 3_600) return inTwo(seconds, "min", "s");
  const minutes = Math.floor(seconds / 60);
  if (minutes < 120) return inTwo(minutes, "h", "min");
  return minutes <= 48 * 60 ? `${Math.floor(minutes / 60)} h` : `${Math.floor(minutes / 1_440)} d`;
}

/** A latency as it is told and recorded: to a hundredth of a millisecond, as the monitoring wants it. */
export function hundredths(milliseconds: number): number {
  return Math.round(milliseconds * 100) / 100;
}

function inTwo(small: number, sixty: string, one: string): string {
  const rest = small % 60 === 0 ? "" : ` ${small % 60} ${one}`;
  return `${Math.floor(small / 60)} ${sixty}${rest}`;
}

/** `2026-11-23 09:12:04Z`, from ISO 8601 in UTC. */
export function showTime(iso: string): string {
  return `${iso.slice(0, 19).replace("T", " ")}Z`;
}

/** `09:12:04Z`, from ISO 8601 in UTC. */
export function showTimeOfDay(iso: string): string {
  return `${iso.slice(11, 19)}Z`;
}
