/**
 * Lets the scripts of a project start the tool in this process, which has it loaded: a process for each start takes ten
 * times as long. The shell, its pipes and its redirections stay what they are.
 */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { importRun } from "./imported.ts";
import { SHORT_CUTS } from "./installed.ts";
import { shortCutTo } from "./short-cut.ts";

let script: Promise<string> | undefined;

/** From now on the scripts of this project are answered by this process. */
export async function startWithin(project: string): Promise<void> {
  // All projects of a process have the same package.
  script ??= importRun(project).then(({ run }) => shortCutTo(run));
  const shortCuts = {
    npx: '#!/bin/sh\ntest -x "node_modules/.bin/$1" && exec "$@"\n',
    "webhook-sync": await script,
  };
  for (const [name, text] of Object.entries(shortCuts))
    writeFileSync(join(project, SHORT_CUTS, name), text, { mode: 0o755 });
}
