import { measure } from "./measure.ts";
import { printSection, ratioFigure } from "./report.ts";
import type { Section } from "./section.ts";

const FLOOR = "node -e 0";

/** How long a command takes that does nothing. */
export const benchStart: Section = async ({ workbench: { bin, directory: cwd }, rounds }) => {
  const medians = await measure(
    [
      { name: FLOOR, args: ["-e", "0"], cwd },
      { name: "--version", args: [bin, "--version"], cwd },
      { name: "--help", args: [bin, "--help"], cwd },
      { name: "plan --help", args: [bin, "plan", "--help"], cwd },
    ],
    // So short that a few more rounds cost nothing and steady the medians.
    rounds * 4,
  );
  return printSection("Start", [
    ratioFigure(medians, "--version", FLOOR, 2),
    ratioFigure(medians, "--help", FLOOR, 2.2),
    ratioFigure(medians, "plan --help", FLOOR, null),
  ]);
};
