import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const root = join(import.meta.dirname, "../..");

/** A command line as a page has it. */
export interface DocumentedLine {
  readonly page: string;
  /** Without the comment behind it. */
  readonly line: string;
}

/** Every command line of ours in the blocks of the pages that a reader would type into a shell, each once. */
export function documentedLines(): readonly DocumentedLine[] {
  const seen = new Set<string>();
  return pages()
    .flatMap(linesOf)
    .filter(({ line }) => !seen.has(line) && seen.add(line));
}

function linesOf(page: string): readonly DocumentedLine[] {
  const blocks = readFileSync(join(root, page), "utf8").matchAll(/^( *)```(sh|console)\n([\s\S]*?)^ *```/gm);
  return [...blocks].flatMap(([, , language, block = ""]) =>
    block
      .split("\n")
      .map((line) => line.trim())
      // A console shows what is typed behind a prompt, and what is printed.
      .filter((line) => language === "sh" || line.startsWith("$ "))
      .map((line) => line.replace(/^\$ /, "").replace(/\s+# .*$/, ""))
      .filter(
        (line) =>
          !line.startsWith("#") && /(?:^|[\s|&(])webhook-sync\s/.test(line) && !line.startsWith("npm "),
      )
      .map((line) => ({ page, line })),
  );
}

/** Every command line of ours within a sentence or a table, where arguments are names for something. */
export function mentionedLines(): readonly DocumentedLine[] {
  return pages().flatMap((page) => {
    const prose = readFileSync(join(root, page), "utf8").replace(/^( *)```[\s\S]*?^\1```/gm, "");
    return [...prose.matchAll(/`(?:npx )?(webhook-sync [a-z][^`]*)`/g)].map(([, line = ""]) => ({
      page,
      line: line.replace(/\s+/g, " "),
    }));
  });
}

function pages(): readonly string[] {
  const names = readdirSync(join(root, "docs")).filter((name) => name.endsWith(".md"));
  return ["README.md", ...names.map((name) => `docs/${name}`)];
}
