const WORD = /(?:[^\s\\'"]|\\.?|'[^']*'?|"(?:[^"\\]|\\.?)*"?)+/gs;
const PART = /\\(.?)|'([^']*)'?|"((?:[^"\\]|\\.?)*)"?/gs;

/** The words of a command line up to the cursor as a shell reads them, its own name first. The last is being typed. */
export function wordsOf(line: string): readonly string[] {
  const found = [...line.matchAll(WORD)];
  const words = found.map(([text]) => unquoted(text));
  const last = found.at(-1);
  const isEnded = last === undefined || last.index + last[0].length < line.length;
  const all = isEnded ? [...words, ""] : words;
  // NAME=value before a command is the shell's.
  const name = all.findIndex((text) => !/^\w+=/.test(text));
  return all.slice(Math.max(0, name));
}

function unquoted(text: string): string {
  return text.replace(
    PART,
    (_, escaped?: string, single?: string, double?: string) =>
      escaped ?? single ?? double?.replace(/\\(.?)/gs, "$1") ?? "",
  );
}
