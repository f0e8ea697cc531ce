import { execFile } from "node:child_process";
import { appendFileSync, closeSync, mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { promisify } from "node:util";
import { endsInMidLine, openNamedToAppend, realPathOf } from "../base/regular-files.ts";
import { systemCause } from "../base/system-error.ts";
import type { Anchor } from "../model/fleet/audit-settings.ts";
import type { Service } from "../model/fleet/service.ts";
import type { Clock, Io } from "../model/run/surroundings.ts";
import { post } from "./post.ts";

/** A head as it is kept outside of the record. */
export interface AnchoredHead {
  readonly kind: "webhook-sync-head";
  readonly environment: string;
  readonly run: string;
  readonly time: string;
  readonly head: string;
  /** Which key signed it, and how; null where none does. */
  readonly key: string | null;
  readonly signature: string | null;
}

/** What writing anchors needs. */
export interface AnchorSurroundings {
  readonly clock: Clock;
  /** The checkout whose commit gets notes. */
  readonly directory: string;
  /** What Git goes by. */
  readonly variables: Io["variables"];
}

const ANSWER_MS = 10_000;

/** Writes a head to each of these places. Gives a sentence for each that did not take it; never fails. */
export async function anchorHead(
  anchors: readonly Anchor[],
  head: AnchoredHead,
  surroundings: AnchorSurroundings,
): Promise<readonly string[]> {
  const causes = await Promise.all(anchors.map((anchor) => causeOf(anchor, head, surroundings)));
  return causes.flatMap((cause, index) => {
    const anchor = anchors[index];
    if (cause === null || anchor === undefined) return [];
    return [
      `the head of the record could not be written to ${placeOf(anchor)} (${cause}); that changes nothing of the run itself`,
    ];
  });
}

function placeOf(anchor: Anchor): string {
  switch (anchor.kind) {
    case "file":
      return anchor.path;
    case "git-notes":
      return `the notes ${anchor.ref}`;
    case "hook":
      return anchor.hook.url.host;
  }
}

/** null where it was taken. */
async function causeOf(
  anchor: Anchor,
  head: AnchoredHead,
  { clock, directory, variables }: AnchorSurroundings,
): Promise<string | null> {
  switch (anchor.kind) {
    case "file":
      return appendTo(anchor.path, `${JSON.stringify(head)}\n`);
    case "git-notes":
      return await note(anchor.ref, JSON.stringify(head), { cwd: directory, env: variables });
    case "hook":
      return await send(anchor.hook, head, clock);
  }
}

function appendTo(path: string, line: string): string | null {
  try {
    mkdirSync(dirname(path), { recursive: true });
    const isTorn = isFileTorn(path);
    const file = openNamedToAppend(path);
    try {
      appendFileSync(file, `${isTorn ? "\n" : ""}${line}`);
    } finally {
      closeSync(file);
    }
    return null;
  } catch (error) {
    return systemCause(error);
  }
}

/** Whether a full disk or a kill left half a head; of what cannot be read, and may only be appended to, nobody knows. */
function isFileTorn(path: string): boolean {
  try {
    return endsInMidLine(realPathOf(path));
  } catch {
    return false;
  }
}

/** To the commit that is checked out. */
async function note(
  ref: string,
  line: string,
  where: { readonly cwd: string; readonly env: Io["variables"] },
): Promise<string | null> {
  try {
    const identity = ["-c", "user.name=webhook-sync", "-c", "user.email=webhook-sync@localhost"];
    const args = [...identity, "notes", `--ref=${ref}`, "append", "-m", line, "HEAD"];
    await promisify(execFile)("git", args, { ...where, timeout: ANSWER_MS });
    return null;
  } catch (error) {
    const said = typeof error === "object" && error !== null && "stderr" in error ? `${error.stderr}` : "";
    return said.trim().split("\n").at(-1) || systemCause(error);
  }
}

async function send(hook: Service, head: AnchoredHead, clock: Clock): Promise<string | null> {
  const { Agent } = await import("./http-client.ts");
  const agent = new Agent({ connections: 1 });
  const { signal } = new AbortController();
  try {
    // The same head has the same id, so that a receiver can drop repetitions.
    const message = { id: head.head.slice(0, 32), body: head };
    const sent = await post(hook, message, { agent, clock, timeoutMs: ANSWER_MS, signal });
    return sent.ok ? null : sent.error.cause;
  } finally {
    await agent.close();
  }
}
