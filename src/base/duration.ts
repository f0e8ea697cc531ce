import { DAY_MS } from "./calendar.ts";

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
