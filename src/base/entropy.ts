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
  return text.split(/[^A-Za-z0-9+]/).some((word) => {
    const limit = /^[0-9a-f]+$/i.test(word) ? HEXADECIMAL : MIXED;
    if (word.length < limit.length || !/[0-9]/.test(word) || !/[A-Za-z]/.test(word)) return false;
    return entropyOf(word) >= limit.bits;
  });
}
