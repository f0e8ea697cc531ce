import picomatch from "picomatch";

type Matcher = (text: string) => boolean;

/** Compiled once for each list: a fleet asks thousands of times about the same few. */
const compiled = new WeakMap<readonly string[], Matcher>();

/** Whether a webhook name or host matches one of the globs. `*` does not stop at dots. */
export function matchesAny(text: string, globs: readonly string[]): boolean {
  const known = compiled.get(globs);
  if (known !== undefined) return known(text);
  const matchers = globs.map((glob) => (isSimple(glob) ? simpleMatcher(glob) : otherMatcher(glob)));
  const matcher: Matcher = (candidate) => matchers.some((matches) => matches(candidate));
  compiled.set(globs, matcher);
  return matcher(text);
}

/** Whether a glob is compared in a time that grows with the text and no faster. */
export function isBounded(glob: string): boolean {
  return isSimple(glob) || glob.split("*").length <= 3;
}

/** Whether stars and question marks are all that is special in it. */
function isSimple(glob: string): boolean {
  return /^[A-Za-z0-9._:*? -]*$/.test(glob);
}

function otherMatcher(glob: string): Matcher {
  return picomatch(glob, { nonegate: true, noextglob: true, dot: true });
}

/** Each piece between stars is found where it first occurs: no other place for it could do better. */
function simpleMatcher(glob: string): Matcher {
  const [head = "", ...pieces] = glob.split(/\*+/);
  const tail = pieces.pop();
  if (tail === undefined) return (text) => text.length === head.length && isAt(text, head, 0);
  return (text) => {
    const end = text.length - tail.length;
    const isFramed = end >= head.length && isAt(text, head, 0) && isAt(text, tail, end);
    return isFramed && holdsInTurn(text.slice(head.length, end), pieces);
  };
}

function holdsInTurn(text: string, pieces: readonly string[]): boolean {
  let from = 0;
  for (const piece of pieces) {
    while (from + piece.length <= text.length && !isAt(text, piece, from)) from += 1;
    from += piece.length;
  }
  return from <= text.length;
}

function isAt(text: string, piece: string, at: number): boolean {
  for (let index = 0; index < piece.length; index += 1) {
    const wanted = piece.charAt(index);
    if (wanted !== "?" && wanted !== text.charAt(at + index)) return false;
  }
  return true;
}
