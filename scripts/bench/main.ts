/** `npm run bench [-- SECTION…] [--rounds N]`: measures the built package; exits 1 when a goal is missed. */
import { cpus } from "node:os";
import { parseArgs } from "node:util";
import { benchApply, benchEndpoints } from "./apply.ts";
import { benchGraphs } from "./graphs.ts";
import { benchPace } from "./pace.ts";
import { benchPlan } from "./plan.ts";
import { benchRecord } from "./record.ts";
import { benchRequests } from "./requests.ts";
import type { Section } from "./section.ts";
import { benchServices } from "./services.ts";
import { benchSharedApply } from "./shared-apply.ts";
import { benchStart } from "./start.ts";
import { benchStatus } from "./status.ts";
import { openWorkbench } from "./workbench.ts";

const sections = new Map<string, Section>([
  ["start", benchStart],
  ["requests", benchRequests],
  ["plan", benchPlan],
  ["graphs", benchGraphs],
  ["apply", benchApply],
  ["endpoints", benchEndpoints],
  ["pace", benchPace],
  ["services", benchServices],
  ["status", benchStatus],
  ["record", benchRecord],
  ["shared-apply", benchSharedApply],
]);
const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { rounds: { type: "string", default: "5" } },
});
const chosen = positionals.length > 0 ? positionals : [...sections.keys()];
const workbench = await openWorkbench();
try {
  console.log(`Node ${process.version}, ${cpus().length} cores, medians of ${values.rounds} runs`);
  for (const name of chosen) {
    const section = sections.get(name);
    if (section === undefined)
      throw new Error(`no section ${name}; there are ${[...sections.keys()].join(", ")}`);
    if (!(await section({ workbench, rounds: Number(values.rounds) }))) process.exitCode = 1;
  }
} finally {
  workbench.remove();
}
