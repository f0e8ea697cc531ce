// Holds the plan of the merged commit to the one that was reviewed, and says what moved where they differ.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { fail, required, summarise } from "./github-api.mjs";

const STALE = 8;
/** What of a change is looked at, and what it means that it differs. */
const PARTS = {
  fingerprint: "it was changed on the tenant",
  after: "Git wants something else of it",
  superseded: "another version is replaced",
  sunset: "its sunset is another day",
  dependsOn: "it waits for other changes",
};
const [temporary] = required("RUNNER_TEMP");
const folder = join(temporary, "webhook-sync");
const plan = read("plan.json");
const reviewed = existsSync(join(folder, "reviewed/plan.json")) ? read("reviewed/plan.json") : undefined;
const digest = process.env.WS_APPROVED || reviewed?.changesDigest;

if (plan.changes.length === 0) {
  const { length } = plan.protections;
  summarise(
    length === 0 ? "Nothing is to be applied." : "Nothing is to be changed; protection is to be recorded.",
  );
} else if (digest === undefined) {
  stop("nobody reviewed a plan of this commit in a pull request", []);
} else if (digest === plan.changesDigest) {
  summarise(`These are the changes that were reviewed: \`${digest}\`.`);
} else {
  stop("the changes are not those that were reviewed", reviewed === undefined ? [] : moved(reviewed, plan));
}

function read(name) {
  return JSON.parse(readFileSync(join(folder, name), "utf8"));
}

function stop(reason, lines) {
  const remedy = `start this workflow by hand with the digest ${plan.changesDigest} once its plan is reviewed`;
  summarise(
    [
      `**Stopped: ${reason}.** Nothing was changed.`,
      "",
      ...lines.map((line) => `- ${line}`),
      "",
      remedy,
    ].join("\n"),
  );
  fail([`${reason}; nothing was changed`, ...lines, remedy].join("\n"), STALE);
}

/** One line for each webhook whose change is another one now. A name that the tenant gave may hold anything. */
function moved(before, now) {
  const was = new Map(before.changes.map((change) => [change.key, change]));
  const is = new Map(now.changes.map((change) => [change.key, change]));
  return [...new Set([...was.keys(), ...is.keys()])].toSorted().flatMap((key) => {
    const line = difference(was.get(key), is.get(key));
    return line === undefined ? [] : [`${key.replace(/[^\w@-]/g, "?")}: ${line}`];
  });
}

function difference(was, is) {
  if (was === undefined) return `to ${is.action} it was not in the reviewed plan`;
  if (is === undefined) return `to ${was.action} it is not planned any more`;
  if (was.action !== is.action) return `was to ${was.action}, is to ${is.action} now`;
  const parts = Object.keys(PARTS).filter((name) => JSON.stringify(was[name]) !== JSON.stringify(is[name]));
  return parts.length === 0 ? undefined : parts.map((name) => PARTS[name]).join(", ");
}
