/** The packages of which a bundle has some code: what users get with it, though they install none of them. */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** A package, as its own files tell of it. */
export interface BundledPackage {
  readonly name: string;
  readonly version: string;
  /** As SPDX has it. */
  readonly license: string;
  /** What its licence asks to be passed on. */
  readonly text: string;
}

/** The packages that these files belong to, by name. One without a licence text is an error: it may not be passed on. */
export function bundledPackages(inputs: readonly string[], root: string): readonly BundledPackage[] {
  const folders = new Set(
    inputs.flatMap((path) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0] ?? []),
  );
  return [...folders].map((folder) => describe(join(root, folder))).toSorted(byName);
}

function byName(a: BundledPackage, b: BundledPackage): number {
  const [left, right] = [`${a.name}@${a.version}`, `${b.name}@${b.version}`];
  return left < right ? -1 : Number(left > right);
}

function describe(folder: string): BundledPackage {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const files = readdirSync(folder)
    .filter((file) => /^(?:licen[cs]e|notice|copying)(?:\.|-|$)/i.test(file))
    .toSorted();
  const texts = files.map((file) => readFileSync(join(folder, file), "utf8").trim());
  const text = texts.length > 0 ? texts.join("\n\n") : licenseInReadme(folder);
  if (typeof license !== "string" || !/copyright/i.test(text))
    throw new Error(`${name}@${version} is bundled and has no licence that could be passed on`);
  return { name, version, license, text };
}

/** Some have it nowhere else. */
function licenseInReadme(folder: string): string {
  const readme = readdirSync(folder).find((file) => /^readme/i.test(file));
  if (readme === undefined) return "";
  const [, section = ""] = /^#+ *licen[cs]e *$(.*)/ims.exec(readFileSync(join(folder, readme), "utf8")) ?? [];
  return section.trim();
}

/** What goes with the bundle for people. */
export function notices(packages: readonly BundledPackage[]): string {
  const head =
    "webhook-sync is distributed as a bundle. These packages are in it, each under its own licence:\n\n" +
    packages.map(({ name, version, license }) => `  ${name} ${version} (${license})`).join("\n");
  const texts = packages.map(({ name, version, text }) => `${"=".repeat(78)}\n${name} ${version}\n\n${text}`);
  return `${[head, ...texts].join("\n\n")}\n`;
}

/** The same for scanners: CycloneDX 1.6. It follows from the bundle alone, so that the same commit makes the same one. */
export function billOfMaterials(packages: readonly BundledPackage[], root: string): string {
  const { name, version, license } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const main = component({ name, version, license }, "application");
  const components = packages.map((one) => component(one, "library"));
  const digest = createHash("sha256")
    .update(JSON.stringify([main, components]))
    .digest("hex");
  const document = {
    $schema: "http://cyclonedx.org/schema/bom-1.6.schema.json",
    bomFormat: "CycloneDX",
    specVersion: "1.6",
    serialNumber: `urn:uuid:${uuidOf(digest)}`,
    version: 1,
    metadata: { component: main },
    components,
    dependencies: [{ ref: main["bom-ref"], dependsOn: components.map((one) => one["bom-ref"]) }],
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

function component(
  { name, version, license }: Omit<BundledPackage, "text">,
  type: "application" | "library",
) {
  // A scope's @ is escaped in a package URL.
  const purl = `pkg:npm/${name.replace("@", "%40")}@${version}`;
  return { type, "bom-ref": purl, name, version, purl, licenses: [licenseOf(license)] };
}

/** `MIT` is a licence's id, `(MIT OR Apache-2.0)` an expression. */
function licenseOf(license: string) {
  return /^[\w.-]+$/.test(license) ? { license: { id: license } } : { expression: license };
}

/** Version 8: made of whatever bits one has. */
function uuidOf(hex: string): string {
  const parts = [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`];
  return [...parts, hex.slice(20, 32)].join("-");
}
