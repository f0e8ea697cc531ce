import picomatch from "picomatch";

/** Whether a webhook name or host matches one of the globs. `*` does not stop at dots. */
export function matchesAny(text: string, globs: readonly string[]): boolean {
  return globs.some((glob) => picomatch.isMatch(text, glob, { nonegate: true, noextglob: true, dot: true }));
}
