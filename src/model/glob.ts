import picomatch from "picomatch";

type Matcher = (text: string) => boolean;

/** Compiled once for each list: a fleet asks thousands of times about the same few. */
const compiled = new WeakMap<readonly string[], Matcher>();

/** Whether a webhook name or host matches one of the globs. `*` does not stop at dots. */
export function matchesAny(text: string, globs: readonly string[]): boolean {
  const known = compiled.get(globs);
  if (known !== undefined) return known(text);
  const matcher: Matcher = picomatch([...globs], { nonegate: true, noextglob: true, dot: true });
  compiled.set(globs, matcher);
  return matcher(text);
}
