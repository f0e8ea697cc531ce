/** `1 error`, `2 errors`; `1 retry`, `2 retries` with a plural of its own. */
export function counted(count: number, noun: string, plural = `${noun}s`): string {
  return `${count} ${count === 1 ? noun : plural}`;
}

/** `a, b and 3 more`: no more than so many of them. */
export function firstOf(words: readonly string[], most: number): string {
  const shown = words.slice(0, most).join(", ");
  return words.length > most ? `${shown} and ${words.length - most} more` : shown;
}

const MOST_ENUMERATED = 20;

/** `a, b and c`; a long list is cut short. */
export function enumerate(words: readonly string[], conjunction: "and" | "or"): string {
  if (words.length < 2 || words.length > MOST_ENUMERATED) return firstOf(words, MOST_ENUMERATED);
  return `${words.slice(0, -1).join(", ")} ${conjunction} ${words.at(-1)}`;
}

/** A text of at most so many characters, the last of which says that there are more. None is cut in two. */
export function shortened(text: string, most: number): string {
  if (text.length <= most) return text;
  const characters = [...text.slice(0, 2 * most + 2)];
  return characters.length <= most ? text : `${characters.slice(0, most - 1).join("")}…`;
}

/** Values by key, in the order in which they came. Node 20 has no Map.groupBy. */
export function grouped<K, V>(pairs: Iterable<readonly [key: K, value: V]>): Map<K, V[]> {
  const groups = new Map<K, V[]>();
  for (const [key, value] of pairs) {
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [value]);
    else group.push(value);
  }
  return groups;
}

/** The text without the signs at its end that are among these. An expression would try each run of them from each start. */
export function withoutTrailing(text: string, signs: string): string {
  let end = text.length;
  while (end > 0 && signs.includes(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}

/** Letters and digits that no name is made of: so long, and at least so many bits a character. */
const MIXED = { length: 20, bits: 3.8 };
const HEXADECIMAL = { length: 32, bits: 3 };

/** Shannon entropy of a text, in bits a character. */
export function entropyOf(text: string): number {
  const counts = new Map<string, number>();
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  return [...counts.values()].reduce((bits, count) => bits - (count / total) * Math.log2(count / total), 0);
}

/**
 * Whether a word of the text looks generated. Words end at every character but letters, digits and `+`, so that names
 * joined by dashes, paths and UUIDs, which are long and varied too, fall into harmless pieces.
 */
export function looksGenerated(text: string): boolean {
  if (text.length < MIXED.length) return false;
  return text.split(/[^A-Za-z0-9+]/).some((word) => {
    const limit = /^[0-9a-f]+$/i.test(word) ? HEXADECIMAL : MIXED;
    if (word.length < limit.length || !/[0-9]/.test(word) || !/[A-Za-z]/.test(word)) return false;
    return entropyOf(word) >= limit.bits;
  });
}
