import { parsedUrl } from "../base/http.ts";
import type { Environment } from "../model/fleet/environment.ts";
import { keyOf } from "../model/fleet/key.ts";
import { describeUnread, type LiveListing } from "../model/fleet/live.ts";
import type { Webhook } from "../model/fleet/webhook.ts";
import type { ImportReport, OpenPoint } from "../model/report/import-report.ts";
import type { Import } from "./make-import.ts";
import type { ImportTools } from "./tools.ts";

/** Under what circumstances an import was made. */
interface Circumstances {
  readonly environment: Environment;
  readonly tools: ImportTools;
  /** What the folder declared before. */
  readonly declared: readonly Webhook[];
  /** The folder, as people see it. */
  readonly shown: string;
  /** The tenant's host. */
  readonly tenant: string;
  readonly listing: LiveListing;
  readonly dryRun: boolean;
  readonly secretFiles: ImportReport["secretFiles"];
  /** Whether a folder for values was named and no webhook: values are written of those that are named only. */
  readonly valuesWithoutNames: boolean;
  /** How the environment was named on the command line; empty where the config file marks it. */
  readonly flags: string;
}

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

function notesOn(made: Import, { environment, listing, ...circumstances }: Circumstances): string[] {
  const { secrets, left, undescribed } = made;
  const { tenant, ownership } = environment;
  const unread = describeUnread(listing.unread);
  return [
    ...unwrittenValues(made, circumstances),
    ...(undescribed.length === 0
      ? []
      : [
          `without their descriptions, which have several lines, are long, or may hold a credential: ${undescribed.join(", ")}`,
        ]),
    ...(listing.shortfall === null ? [] : [`the tenant's list may be incomplete: ${listing.shortfall}`]),
    ...(unread === null ? [] : [unread]),
    ...(tenant.profile === "sandbox" && secrets.length > 0
      ? [
          "this is the sandbox, which invents its secrets: an apply here writes invented values into these headers",
        ]
      : []),
    ...(ownership === "scope" && left.length > 0
      ? [
          "with `ownership: scope` what is left alone counts as ours where its name can be declared, and the next plan deprecates it: declare it with `unadopt: true`, or leave it out of scope.names",
        ]
      : []),
  ];
}

/** Why no value was written though a folder for them was named. */
function unwrittenValues(
  { values, declared }: Import,
  { valuesWithoutNames, secretFiles }: Pick<Circumstances, "valuesWithoutNames" | "secretFiles">,
): string[] {
  if (valuesWithoutNames && values.size > 0)
    return [
      "no value of a secret was written: --secrets-dir alone only reads. Values are written of webhooks that are named, while no manifest declares them: `webhook-sync import NAME --secrets-dir DIR`",
    ];
  if (secretFiles === null || declared.length === 0) return [];
  return [
    `no value of a secret was written for what is declared already: ${declared.join(", ")}. To have its values, move its manifest away, import it by name, and put the manifest back`,
  ];
}

function nextSteps({ files, secrets }: Import, { dryRun, flags, secretFiles }: Circumstances): string[] {
  if (files.length === 0) return [];
  if (dryRun) return ["run the same without --dry-run to write the files"];
  const written = new Set(
    secretFiles?.files.flatMap(({ name, state }) => (state === "written" ? [name] : [])),
  );
  return [
    ...(secrets.some(({ name }) => !written.has(name))
      ? ["set the secrets; plan shows whether those that the tenant does not hide are right"]
      : []),
    `webhook-sync plan${flags}, and commit the files`,
  ];
}
