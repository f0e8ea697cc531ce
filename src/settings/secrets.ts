import { createHash } from "node:crypto";
import { lstatSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { passwordsIn } from "../base/credentials.ts";
import { whyNoFolder } from "../base/folders.ts";
import type { Redactor } from "../base/redactor.ts";
import { isBelow } from "../base/regular-files.ts";
import { Secret, type SecretSource } from "../base/secret.ts";
import { codeOf, systemReason } from "../base/system-error.ts";
import { type Diagnostic, errorAt } from "../model/fleet/diagnostic.ts";
import type { Authentication, Environment } from "../model/fleet/environment.ts";
import type { SecretPlace } from "../model/report/secret-list.ts";
import { EXIT } from "../model/run/exit-code.ts";
import { type Problem, problem } from "../model/run/problem.ts";
import type { Io } from "../model/run/surroundings.ts";
import { type EnvironmentVariables, environmentVariable, whyNotTaken, whyNoValue } from "./variables.ts";

/** Shorter lines of a key hold little of it. */
const LEAST_KEY_LINE = 16;

/** What an environment's services are reached with. */
export function learnCredentials(
  environment: Environment,
  { redactor }: { readonly redactor: Redactor },
): void {
  const { tenant, health, state, audit, monitoring, notify, deprecation } = environment;
  if (audit.signingKey !== null) learnSigningKey(audit.signingKey.key, redactor);
  const hooks = audit.anchors.flatMap((anchor) => (anchor.kind === "hook" ? [anchor.hook] : []));
  if (state.backend === "postgres") for (const one of passwordsIn(state.url)) redactor.learn(one);
  if (tenant.profile !== "sandbox") redactor.learn(secretOf(tenant.auth));
  if (health.clientCertificate !== null) redactor.learn(health.clientCertificate.key);
  // Of a chat's address all but the host.
  for (const { url } of notify.flatMap(({ service }) => service ?? []))
    redactor.learn(new Secret(url.pathname + url.search));
  const services = [monitoring, deprecation.hook, ...hooks].filter((service) => service !== null);
  for (const { value } of services.flatMap(({ headers }) => headers))
    if (value instanceof Secret) redactor.learn(value);
  for (const key of services.flatMap(({ signingKeys }) => signingKeys)) {
    redactor.learn(key);
    // Without what all of them begin with.
    redactor.learn(new Secret(key.expose().replace(/^whsec_/, "")));
  }
}

/** Whole, and by the lines of its text: a line of it gives it away. */
function learnSigningKey(key: Secret, redactor: Redactor): void {
  const text = key.expose();
  if (text === "") return;
  redactor.learn(key);
  const lines = text
    .split(/\\n|\s+/)
    .filter((line) => line.length >= LEAST_KEY_LINE && !line.includes("KEY"));
  for (const line of lines) redactor.learn(new Secret(line));
}

function secretOf(auth: Authentication): Secret {
  switch (auth.kind) {
    case "client-credentials":
      return auth.clientSecret;
    case "bearer":
      return auth.token;
    case "api-key":
      return auth.key;
  }
}

/** A header carries a secret, and no server takes headers that long; to look for one of 50 MB in texts takes minutes. */
const MAX_SECRET_BYTES = 65_536;

/** Secrets of this machine. */
export interface EnvironmentSecrets extends SecretSource {
  /** The names of those that were asked for and whose file is larger than a secret can be: they count as missing. */
  readonly tooLarge: ReadonlySet<string>;
}

/** Where `apply` takes secrets from: the environment variable, else a file of that name in the folder. Empty is missing. */
export function environmentSecrets(sources: {
  readonly variables: EnvironmentVariables;
  readonly directory?: string | undefined;
}): EnvironmentSecrets {
  const { variables, directory } = sources;
  const tooLarge = new Set<string>();
  const read = (name: string) => {
    const value =
      environmentVariable(variables, name) ||
      (directory === undefined ? "" : readSecretFile(directory, name, tooLarge));
    return value === "" ? null : new Secret(value);
  };
  /** A fleet asks thousands of times for the same few, and is to have the same ones in one run; null for what is missing. */
  const known = new Map<string, Secret | null>();
  return {
    tooLarge,
    find: ({ name }) => {
      let secret = known.get(name);
      if (secret === undefined) {
        secret = read(name);
        known.set(name, secret);
      }
      return secret ?? undefined;
    },
    whereFrom: (name) =>
      environmentVariable(variables, name) === ""
        ? `the file ${name} in --secrets-dir`
        : `the environment variable ${name}`,
    whyNot: (name) => {
      const fault = whyNotTaken(variables, name);
      if (fault !== null) return `the environment variable ${name} ${fault}`;
      return directory === undefined ? null : whyNotRead(directory, name);
    },
  };
}

/** For the sandbox, which never reads real secrets: each reference has a value of its own, always the same. */
export function inventedSecrets(): SecretSource {
  return {
    find: ({ name, version }) => {
      const digest = createHash("sha256")
        .update(`${name}@${version ?? ""}`)
        .digest("hex");
      return new Secret(`invented-${digest.slice(0, 32)}`);
    },
  };
}

/** A regular file of the folder itself, without its final line break; "" where there is none. Links may not lead out of it. */
function readSecretFile(directory: string, name: string, tooLarge: Set<string>): string {
  try {
    const path = join(directory, name);
    const status = statSync(path);
    if (!isBelow(directory, path) || !status.isFile()) return "";
    if (status.size > MAX_SECRET_BYTES) {
      tooLarge.add(name);
      return "";
    }
    const text = textOf(path);
    return whyNoValue(name, text) === null ? text : "";
  } catch {
    return "";
  }
}

function textOf(path: string): string {
  return readFileSync(path, "utf8").replace(/\r?\n$/, "");
}

/** Nobody sees from a name that a link leads elsewhere, or that a file may not be read. */
function whyNotRead(directory: string, name: string): string | null {
  const path = join(directory, name);
  let isLink = false;
  try {
    isLink = lstatSync(path).isSymbolicLink();
    if (isLink && !isBelow(directory, path))
      return "the file of that name is a link that leads out of the folder";
    const status = statSync(path);
    if (!status.isFile()) return "what has that name is not a file";
    if (status.size > MAX_SECRET_BYTES) return null;
    const text = textOf(path);
    const fault = text === "" ? "is empty" : whyNoValue(name, text);
    return fault === null ? null : `the file of that name ${fault}`;
  } catch (error) {
    const code = codeOf(error);
    // No file has a name that is too long for one.
    if (code === "ENOENT" || code === "ENAMETOOLONG")
      return isLink ? "the file of that name is a link that leads nowhere" : null;
    return `the file of that name cannot be read: ${systemReason(error)}`;
  }
}

/** Where an environment's secrets come from. The embedded tenant never sees a real one. */
export function secretsFor(
  { tenant }: Environment,
  io: Pick<Io, "variables" | "redactor">,
  { secretsDir }: { readonly secretsDir: string | undefined },
): EnvironmentSecrets {
  if (tenant.profile === "sandbox") return { ...inventedSecrets(), tooLarge: new Set() };
  const source = environmentSecrets({ variables: io.variables, directory: secretsDir });
  return {
    ...source,
    find: (reference) => {
      const secret = source.find(reference);
      if (secret !== undefined) io.redactor.learnDeclared(secret);
      return secret;
    },
  };
}

/** Why a folder of secrets cannot be used: without this its secrets would only be missing, each by itself. */
export function secretsFolderProblem(
  { tenant }: Pick<Environment, "tenant">,
  path: string | undefined,
): Problem | null {
  if (tenant.profile === "sandbox" || path === undefined) return null;
  const whyNot = whyNoFolder(path);
  if (whyNot === null) return null;
  const message = `--secrets-dir ${path}: ${whyNot}`;
  return problem(EXIT.usage, "usage", message, "name the folder that holds one file a secret");
}

/** Each at its file, as `shown` names it. Without this they would only be missing. */
export function tooLargeSecrets(
  { tooLarge }: EnvironmentSecrets,
  shown: (file: string) => string,
): readonly Diagnostic[] {
  return [...tooLarge].map((name) =>
    errorAt(
      { location: { file: shown(name), line: 1, column: 1 }, sourceLine: "" },
      {
        code: "secret-too-large",
        message: `the file of secret ${name} is larger than ${MAX_SECRET_BYTES / 1024} KB`,
        hint: "put the value of the secret into it and nothing else",
      },
    ),
  );
}

/** A variable goes before a file. */
export function secretPlaceOf(
  name: string,
  inVariables: EnvironmentSecrets,
  all: EnvironmentSecrets,
): SecretPlace {
  const reference = { name, version: null };
  if (inVariables.find(reference) !== undefined) return "environment";
  return all.find(reference) === undefined ? null : "secrets-dir";
}
