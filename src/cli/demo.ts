import { rmSync } from "node:fs";
import { packageRoot } from "../base/package.ts";
import { success } from "../base/result.ts";
import { withoutOptionVariables } from "../commands/options.ts";
import type { DemoOptions } from "../commands/setup.ts";
import { tellOfEndpoints } from "../demo/endpoints-story.ts";
import { tellOfIntegrations } from "../demo/integrations-story.ts";
import { openPlayground, type Playground } from "../demo/playground.ts";
import type { Api } from "../model/fleet/environment.ts";
import { EXIT } from "../model/run/exit-code.ts";
import type { Io } from "../model/run/surroundings.ts";
import { renderHeading } from "../render/text/heading.ts";
import { styleFor } from "../terminal/process-io.ts";
import type { Done, Invocation, Shell } from "./command.ts";

/** What is told of each kind of tenant, and where its example fleet lies in the package. */
const STORIES: Readonly<
  Record<Api, { readonly fleet: string; tell(playground: Playground): Promise<void> }>
> = {
  "integrations-v1": { fleet: ".", tell: tellOfIntegrations },
  "cognigy-v2": { fleet: "examples/cognigy-v2", tell: tellOfEndpoints },
};

/** Tells the whole story with real commands on an embedded tenant. */
export async function demo(
  invocation: Invocation,
  { keep, speaks }: DemoOptions,
  _args: readonly string[],
  { run }: Pick<Shell, "run">,
): Promise<Done> {
  const { fleet, tell } = STORIES[speaks];
  const { io, options } = invocation;
  const style = styleFor(io.stdout, options, io);
  const stage = {
    io: { ...io, variables: withoutOptionVariables(io.variables) },
    packageRoot: packageRoot(),
    heading: (title: string, text: string) => renderHeading(title, text, style),
    run: (args: readonly string[], inside: Io) => run([...args, "--color", options.color], inside),
  };
  const opened = openPlayground(stage, fleet);
  if (!opened.ok) return opened;
  const playground = opened.value;
  try {
    await tell(playground);
    return success(EXIT.done);
  } finally {
    if (keep) io.stdout.write(`\nKept: ${playground.directory}\n`);
    else rmSync(playground.directory, { recursive: true, force: true });
  }
}
