/** Replaces what differs from run to run: times, latencies and their bars, hashes, folders. The width of the text is kept where it can be. */
export function normalise(text: string, directory: string): string {
  return inOrder(text)
    .replaceAll(directory, "/project")
    .replace(/sha256:[0-9a-f]{64}/g, "sha256:<digest>")
    .replace(/\b[0-9a-f]{64}\b/g, "<hash>")
    .replace(/\b\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?Z/g, "<time>")
    .replace(/\b\d{2}:\d{2}:\d{2}(?:\.\d+)?Z/g, "<clock>")
    .replace(/\b202\d-\d{2}-\d{2}\b/g, "<day>")
    .replace(/\b\d+(?:\.\d+)? (?:ms|s)\b/g, "<n> ms")
    .replace(/[▁▂▃▄▅▆▇█]/g, "▄")
    .replace(/\b[0-9a-f]{24}\b/g, "<id of 24 hexadecimals>")
    .replace(/127\.0\.0\.1:\d+/g, "127.0.0.1:<port>");
}

const ENDED = /^\S \S+@\d+ \w+ (?:applied|held|failed|unknown|stale|skipped): /;

/** Changes that run at once end in any order; their lines are put in that of their keys. */
function inOrder(text: string): string {
  const lines: string[] = [];
  let ended: string[] = [];
  const flush = () => {
    lines.push(...ended.toSorted((a, b) => (a.slice(2) < b.slice(2) ? -1 : 1)));
    ended = [];
  };
  for (const line of text.split("\n")) {
    const last = ended.at(-1);
    if (ENDED.test(line)) ended.push(line);
    // The rest of a line that was too long for the terminal.
    else if (last !== undefined && line.startsWith("    ")) ended.splice(-1, 1, `${last}\n${line}`);
    else {
      flush();
      lines.push(line);
    }
  }
  flush();
  return lines.join("\n");
}
