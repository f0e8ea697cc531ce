import { dirname, resolve } from "node:path";
import type { Result } from "../base/result.ts";
import { type Seal, sealFor } from "../journal/audit/seal.ts";
import type { Environment } from "../model/fleet/environment.ts";
import type { Problem } from "../model/run/problem.ts";
import type { Invocation } from "./command.ts";
import { tell } from "./output.ts";

/** What vouches for an environment's record outside of it, where it can be done. */
export async function sealOf(
  { io, options }: Invocation,
  environment: Pick<Environment, "name" | "audit">,
): Promise<Result<Seal, Problem>> {
  const directory = dirname(resolve(io.workingDirectory, options.config));
  return await sealFor(environment, {
    clock: io.clock,
    anchor: async (head) => {
      const { anchorHead } = await import("../export/anchor.ts");
      return await anchorHead(environment.audit.anchors, head, { clock: io.clock, directory });
    },
  });
}

/** A head that is not kept is no failure of the run. */
export function warnUnsealed(invocation: Invocation, messages: readonly string[]): void {
  const nowhere = { hint: null, location: null, sourceLine: null };
  tell(
    invocation,
    messages.map((message) => ({ code: "head-not-kept", severity: "warning", message, ...nowhere })),
  );
}
