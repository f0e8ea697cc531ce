import { enumerate, firstOf, grouped } from "../base/text.ts";
import type { Environment } from "../model/fleet/environment.ts";
import { describeUnread, type LiveListing } from "../model/fleet/live.ts";
import type { Webhook } from "../model/fleet/webhook.ts";
import type { ImportReport } from "../model/report/import-report.ts";
import type { Import } from "./make-import.ts";
import type { ImportTools } from "./tools.ts";

/** Named in a note. */
const MOST_FILES = 3;

/** Under what circumstances an import was made. */
export interface Circumstances {
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
  /** Why the record could not be read; null where it could, or was not asked. */
  readonly recordProblem: string | null;
  readonly secretFiles: ImportReport["secretFiles"];
  /** Whether a folder for values was named and no webhook: values are written of those that are named only. */
  readonly valuesWithoutNames: boolean;
  /** How the environment was named on the command line; empty where the config file marks it. */
  readonly flags: string;
}

export function notesOn(made: Import, { environment, listing, ...circumstances }: Circumstances): string[] {
  const { secrets, left, undescribed, unrecorded, shared } = made;
  const { tenant, ownership } = environment;
  const unread = describeUnread(listing.unread);
  return [
    ...changedElsewhere(shared, environment),
    ...unwrittenValues(made, circumstances),
    ...(undescribed.length === 0
      ? []
      : [
          `without their descriptions, which have several lines, are long, or may hold a credential: ${undescribed.join(", ")}`,
        ]),
    ...(unrecorded.length === 0 ? [] : [unrecordedNote(unrecorded, circumstances.recordProblem)]),
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

function unrecordedNote(keys: readonly string[], problem: string | null): string {
  const why = problem === null ? "has no record of" : `cannot be read (${problem}), nor what it says of`;
  return `the audit log ${why} ${enumerate(keys, "and")}: \`protect: true\` and \`deprecation.sunset\` are written only where the tenant shows them; add them where the last manifest had them`;
}

/** Each set of keys once, for a fleet that is adopted has the same one in every file. */
function changedElsewhere(shared: Import["shared"], { name }: Environment): string[] {
  const files = grouped(
    shared.map(({ file, environments, keys }) => [
      `${enumerate(environments, "and")} too: ${keys.join(", ")}`,
      file,
    ]),
  );
  return [...files].map(
    ([what, where]) =>
      `this changes for ${what} in ${firstOf(where, MOST_FILES)}; where that is not meant, say it in \`environments.${name}\``,
  );
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

export function nextSteps(
  { files, secrets }: Import,
  { dryRun, flags, secretFiles }: Circumstances,
): string[] {
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
