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
