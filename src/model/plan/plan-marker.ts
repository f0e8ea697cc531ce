import type { PlanDocument } from "./plan.ts";

/** The hidden line by which the comment of an environment and folder is found again. */
export interface PlanMarker {
  /** The line as it stands. */
  readonly line: string;
  readonly environment: string;
  readonly directory: string;
}

/** What a comment is about; the digest is `none` where there is no plan. */
export type PlanSubject = Pick<PlanDocument, "environment" | "manifests" | "changesDigest">;

/** The marker's line. */
export function planMarker({ environment, manifests, changesDigest }: PlanSubject): string {
  return `<!-- webhook-sync env=${encoded(environment)} dir=${encoded(manifests)} digest=${changesDigest.replace(/[^\w:]/g, "")} -->`;
}

/** A name or a folder as a marker has it. */
export function encoded(text: string): string {
  return encodeURIComponent(text.replace(/\p{Cs}/gu, "\ufffd")).replaceAll("%2F", "/") || ".";
}

const MARKER = /^<!-- webhook-sync env=(\S+) dir=(\S+) digest=\S+ -->\r?$/;

/** The marker of a comment: its first line. Further down it is something that is quoted or told. */
export function planMarkerIn(comment: string): PlanMarker | undefined {
  const [first = ""] = comment.split("\n", 1);
  const [line, environment, directory] = MARKER.exec(first) ?? [];
  if (line === undefined || environment === undefined || directory === undefined) return undefined;
  return { line: line.trimEnd(), environment, directory };
}

/** A text with its first marker moved to the first line, where it is found again; undefined where it has none. */
export function withMarkerFirst(text: string): string | undefined {
  const lines = text.replace(/^\uFEFF/, "").split("\n");
  const at = lines.findIndex((line) => MARKER.test(line));
  if (at === -1) return undefined;
  return [...lines.slice(at, at + 1), ...lines.slice(0, at), ...lines.slice(at + 1)].join("\n");
}

/** Whether two comments are about the same environment and folder of manifests; the digest may differ. */
export function isSameSubject(a: PlanMarker, b: PlanMarker): boolean {
  return a.environment === b.environment && a.directory === b.directory;
}
