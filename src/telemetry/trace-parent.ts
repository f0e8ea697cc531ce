/** The trace and the span that something else began, and that this run is a part of. */
export interface TraceParent {
  /** 32 hexadecimal digits. */
  readonly traceId: string;
  /** 16 hexadecimal digits. */
  readonly spanId: string;
  readonly isSampled: boolean;
  /** What tracing systems add to it; empty where they add nothing. */
  readonly traceState: string;
}

const PARENT = /^([0-9a-f]{2})-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(-.*)?$/;
const MOST_STATE = 512;

/** Reads TRACEPARENT and TRACESTATE as W3C Trace Context has them; undefined where the first is malformed. */
export function readTraceParent(parent: string, state: string): TraceParent | undefined {
  const [, version, traceId, spanId, flags, more] = PARENT.exec(parent.trim()) ?? [];
  if (version === undefined || traceId === undefined || spanId === undefined || flags === undefined)
    return undefined;
  // Later versions may say more behind what the first one says; ff is none.
  if (version === "ff" || (version === "00" && more !== undefined)) return undefined;
  if (/^0+$/.test(traceId) || /^0+$/.test(spanId)) return undefined;
  const isSampled = (Number.parseInt(flags, 16) & 1) === 1;
  return { traceId, spanId, isSampled, traceState: readState(state) };
}

/** The whole of it is dropped where a part of it is malformed. */
function readState(text: string): string {
  const members = text
    .split(",")
    .map((member) => member.trim())
    .filter((member) => member !== "");
  const isWellFormed = members.every((member) => MEMBER.test(member));
  const state = members.join(",");
  return isWellFormed && members.length <= 32 && state.length <= MOST_STATE ? state : "";
}

const MEMBER =
  /^[a-z0-9][a-z0-9_\-*/@]{0,255}=[\x20-\x2b\x2d-\x3c\x3e-\x7e]{0,255}[\x21-\x2b\x2d-\x3c\x3e-\x7e]$/;
