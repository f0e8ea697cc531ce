/** The longest name that a reference may have is 128; some room is left for a number at the end. */
const LONGEST = 120;

/**
 * A name for the secret in a header of these webhooks, that is not taken yet. Names on the tenant are chosen by whoever
 * can click there: the prefix keeps them from meaning a variable that is set for something else, as GITHUB_TOKEN is.
 */
export function secretNameFor(
  webhooks: readonly string[],
  header: string,
  taken: ReadonlySet<string>,
): string {
  const words = ["webhook", sharedPart(webhooks), header.replace(/^x-/i, "")];
  const base = words
    .join("_")
    .toUpperCase()
    .replace(/[^A-Z0-9]+/g, "_")
    .slice(0, LONGEST)
    .replace(/_$/, "");
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? base : `${base}_${number}`;
    if (!taken.has(name)) return name;
  }
}

/** The words that all names begin with; where there are none, the first name. */
function sharedPart([first = "", ...others]: readonly string[]): string {
  const words = first.split("-");
  const shared = words.findIndex((word, at) => others.some((other) => other.split("-")[at] !== word));
  return shared <= 0 ? first : words.slice(0, shared).join("-");
}
