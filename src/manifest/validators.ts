import { Ajv2020, type ErrorObject, type ValidateFunction } from "ajv/dist/2020.js";
import configSchema from "../../schemas/config.schema.json" with { type: "json" };
import webhookSchema from "../../schemas/webhook.schema.json" with { type: "json" };
import type { ConfigFile } from "../model/environment.ts";
import type { WebhookManifest } from "../model/generated/webhook.ts";
import { failure, type Result, success } from "../model/result.ts";
import { withDiscriminators } from "./discriminators.ts";

/** Every violation, not the first only. */
export type Violations = readonly ErrorObject[];

/** Whether the value is a webhook manifest. */
export function validateManifest(value: unknown): Result<WebhookManifest, Violations> {
  return check(value, manifestValidator());
}

/** Whether the value is a configuration. */
export function validateConfig(value: unknown): Result<ConfigFile, Violations> {
  return check(value, configValidator());
}

const manifestValidator = once(() => compile<WebhookManifest>(webhookSchema));
const configValidator = once(() => compile<ConfigFile>(configSchema));

function compile<T>(schema: object): ValidateFunction<T> {
  const options = {
    allErrors: true,
    strict: true,
    allowUnionTypes: true,
    discriminator: true,
    verbose: true,
  };
  return new Ajv2020(options).compile<T>(withDiscriminators(schema));
}

function check<T>(value: unknown, validate: ValidateFunction<T>): Result<T, Violations> {
  return validate(value) ? success(value) : failure(validate.errors ?? []);
}

/** Compiling takes longer than validating thousands of manifests, and not every command needs both. */
function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
