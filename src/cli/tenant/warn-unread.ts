import { describeUnread, type LiveListing } from "../../model/live.ts";
import { renderDiagnostics } from "../../render/diagnostics.ts";
import type { Invocation } from "../command.ts";
import { styleFor } from "../options.ts";

/** Warns of integrations that cannot be read, where what is shown has no notes that would. */
export function warnUnread({ io, options }: Invocation, { unread }: LiveListing): void {
  const message = describeUnread(unread);
  if (message === null) return;
  const nowhere = { hint: null, location: null, sourceLine: null };
  const warning = { code: "unreadable-integration", severity: "warning", message, ...nowhere } as const;
  io.stderr.write(`${renderDiagnostics([warning], styleFor(io.stderr, options, io))}\n`);
}
