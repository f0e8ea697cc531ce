/** Replaces what differs from run to run: times, latencies and their bars, hashes, folders. The width of the text is kept where it can be. */
export function normalise(text: string, directory: string): string {
  return text
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
