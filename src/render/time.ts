/** `2026-11-23 09:12:04Z`, from ISO 8601 in UTC. */
export function showTime(iso: string): string {
  return `${iso.slice(0, 19).replace("T", " ")}Z`;
}

/** `09:12:04Z`, from ISO 8601 in UTC. */
export function showTimeOfDay(iso: string): string {
  return `${iso.slice(11, 19)}Z`;
}
