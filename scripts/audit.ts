/**
 * Asks the registry for known vulnerabilities of all that is installed here. Each must be answered in docs/package.md by
 * its advisory, or this fails. Where the registry does not answer, nothing is known, and that is said; with --strict that
 * fails too.
 */
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { judgeAudit } from "./judge-audit.ts";

const root = join(import.meta.dirname, "..");
const { stdout } = spawnSync("npm", ["audit", "--json"], { cwd: root, encoding: "utf8" });
const answers = readFileSync(join(root, "docs/package.md"), "utf8");
const verdict = judgeAudit(stdout, answers);
process.stdout.write(verdict.lines.map((line) => `${line}\n`).join(""));
const isStrict = process.argv.includes("--strict");
if (verdict.kind === "unanswered" || (verdict.kind === "unknown" && isStrict)) process.exitCode = 1;
