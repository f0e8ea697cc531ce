import { rmSync } from "node:fs";
import type { Api } from "../../model/environment.ts";
import { EXIT, type ExitCode } from "../../model/exit-code.ts";
import type { Invocation, Shell } from "../command.ts";
import { tellOfEndpoints } from "./endpoints-story.ts";
import { tellOfIntegrations } from "./integrations-story.ts";
import { Playground } from "./playground.ts";

/** The options of `demo`, as commander reads them. */
export interface DemoOptions {
  readonly keep?: boolean;
  readonly speaks: Api;
}

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
  run: Shell["run"],
): Promise<ExitCode> {
  const { fleet, tell } = STORIES[speaks];
  const playground = new Playground(invocation, run, fleet);
  try {
    await tell(playground);
    return EXIT.done;
  } finally {
    if (keep) invocation.io.stdout.write(`\nKept: ${playground.directory}\n`);
    else rmSync(playground.directory, { recursive: true, force: true });
  }
}
