/** `2026-11-23 09:12:04Z`, from ISO 8601 in UTC. */
export function showTime(iso: string): string {
  return `${iso.slice(0, 19).replace("T", " ")}Z`;
}

/** `09:12:04Z`, from ISO 8601 in UTC. */
export function showTimeOfDay(iso: string): string {
  return `${iso.slice(11, 19)}Z`;
}

/** `35 ms`, `1.2 s`, `2 min 5 s`. */
export function showDuration(milliseconds: number): string {
  if (milliseconds < 999.5) return `${Math.round(milliseconds)} ms`;
  if (milliseconds < 59_950) return `${(milliseconds / 1_000).toFixed(1)} s`;
  const seconds = Math.round(milliseconds / 1_000);
  return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}
