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
const { sections: asked, rounds, help } = orderOf(process.argv.slice(2));
if (help !== null) {
  console.error(help);
  process.exit(process.argv.includes("--help") ? 0 : 64);
}
const workbench = await openWorkbench();
try {
  console.log(`Node ${process.version}, ${cpus().length} cores, medians of ${rounds} runs`);
  for (const [name, section] of sections) {
    if (asked.length > 0 && !asked.includes(name)) continue;
    if (!(await section({ workbench, rounds }))) process.exitCode = 1;
  }
} finally {
  workbench.remove();
}

interface Order {
  readonly sections: readonly string[];
  readonly rounds: number;
  /** What to say in place of measuring; null where that was not asked for and the order can be carried out. */
  readonly help: string | null;
}

function orderOf(args: string[]): Order {
  const usage = `npm run bench [-- SECTION… --rounds N]; the sections are ${[...sections.keys()].join(", ")}`;
  try {
    const { positionals, values } = parseArgs({
      args,
      allowPositionals: true,
      options: { rounds: { type: "string", default: "5" }, help: { type: "boolean", default: false } },
    });
    const rounds = Number(values.rounds);
    const isKnown = positionals.every((name) => sections.has(name));
    const isGood = isKnown && Number.isInteger(rounds) && rounds > 0;
    return { sections: positionals, rounds, help: values.help || !isGood ? usage : null };
  } catch (error) {
    return { sections: [], rounds: 0, help: `${error instanceof Error ? error.message : error}\n${usage}` };
  }
}
