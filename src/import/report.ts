import { parsedUrl } from "../base/http.ts";
import type { Environment } from "../model/fleet/environment.ts";
import { isNamed, keyOf, type NameAndVersion } from "../model/fleet/key.ts";
import type { ImportReport, OpenPoint } from "../model/report/import-report.ts";
import { EXIT, type ExitCode } from "../model/run/exit-code.ts";
import { type Problem, problem } from "../model/run/problem.ts";
import type { Import } from "./make-import.ts";
import { type Circumstances, nextSteps, notesOn } from "./report-notes.ts";

/** What an import did, and what is to be done now. */
export function reportOn(made: Import, circumstances: Circumstances): ImportReport {
  const { environment, tools, shown, tenant, listing, dryRun } = circumstances;
  const { files, secrets, declared, left, outside } = made;
  return {
    environment: environment.name,
    tenant,
    readAt: listing.readAt.toISOString(),
    live: listing.webhooks.length,
    dryRun,
    files: files.map((one) => (one.action === "create" ? { ...one, file: `${shown}/${one.file}` } : one)),
    declared,
    left,
    outside,
    secrets,
    secretFiles: circumstances.secretFiles,
    unlisted: tools.isEnforced("secret-hosts") ? unlisted(made, environment) : [],
    hosts: hostsFor(made, circumstances),
    open: openPoints(made, circumstances),
    notes: notesOn(made, circumstances),
    next: nextSteps(made, circumstances),
  };
}

function unlisted({ secrets }: Import, { policy }: Environment): ImportReport["unlisted"] {
  return secrets.flatMap(({ name, hosts }) => (policy.secrets.has(name) ? [] : [{ name, hosts }]));
}

/** What is listed, and the hosts of what was left alone for want of them. */
function hostsFor({ left }: Import, { environment, listing }: Circumstances): ImportReport["hosts"] {
  const refused = new Set(left.filter(({ rule }) => rule === "allowed-hosts").flatMap(({ ids }) => ids));
  const urls = listing.webhooks.filter(({ id }) => refused.has(id)).map(({ url }) => url);
  const hosts = urls.flatMap((url) => parsedUrl(url)?.hostname ?? []);
  if (hosts.length === 0) return null;
  return [...new Set([...(environment.policy.hosts ?? []), ...hosts.toSorted()])];
}

/** By rule. Where a secret may be sent is told in lines for the config file instead. */
function openPoints({ webhooks }: Import, { declared, tools }: Circumstances): OpenPoint[] {
  const keys = new Set(webhooks.map(keyOf));
  const findings = tools
    .refusals([...declared, ...webhooks])
    .filter(({ rule, key }) => rule === "quota" || keys.has(key));
  return tools.rules.flatMap(({ name, summary }) => {
    const found = findings.filter(({ rule }) => rule === name).map(({ key }) => key);
    return found.length === 0 || name === "secret-hosts"
      ? []
      : [{ rule: name, asks: summary, webhooks: found }];
  });
}

/** Of what was named nothing may be left; of a whole tenant nothing that policy refuses. */
export function exitOfImport({ left }: Pick<ImportReport, "left">, names: readonly string[]): ExitCode {
  const isRefused = left.some(({ code }) => code === "policy") || (names.length > 0 && left.length > 0);
  return isRefused ? EXIT.refused : EXIT.done;
}

/** Something that was named is not there; undefined where all is. */
export function unknownOnTenant(
  names: readonly string[],
  live: readonly NameAndVersion[],
): Problem | undefined {
  const name = names.find((one) => !live.some((webhook) => isNamed(webhook, one)));
  if (name === undefined) return undefined;
  const hint = "name one that the tenant has, as webhook-sync import --dry-run shows them";
  return problem(EXIT.usage, "usage", `${name}: no such webhook on the tenant`, hint);
}
