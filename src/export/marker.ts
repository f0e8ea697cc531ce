/** The hidden line by which a sticky comment is found again. */
export interface Marker {
  /** The line as it stands. */
  readonly line: string;
  readonly environment: string;
  readonly directory: string;
}

const MARKER = /^<!-- webhook-sync env=(\S+) dir=(\S+) digest=\S+ -->\r?$/m;

/** Finds the marker of a comment. It stands at the start of a line, so that a quoted one does not count. */
export function findMarker(body: string): Marker | undefined {
  const [line, environment, directory] = MARKER.exec(body) ?? [];
  if (line === undefined || environment === undefined || directory === undefined) return undefined;
  return { line: line.trimEnd(), environment, directory };
}

/** Whether two comments are about the same environment and folder of manifests; the digest may differ. */
export function isSameSubject(a: Marker, b: Marker): boolean {
  return a.environment === b.environment && a.directory === b.directory;
}
