import type { ErrorObject, ValidateFunction } from "ajv";
import type { ConfigFile } from "../model/environment.ts";
import type { WebhookManifest } from "../model/generated/webhook.ts";
import { failure, type Result, success } from "../model/result.ts";
import * as generated from "./generated/validators.js";

/** Every violation, not the first only. */
export type SchemaErrors = readonly ErrorObject[];

/** Whether the value is a webhook manifest. */
export function validateManifest(value: unknown): Result<WebhookManifest, SchemaErrors> {
  return check(value, generated.validateManifest);
}

/** Whether the value is a configuration. */
export function validateConfig(value: unknown): Result<ConfigFile, SchemaErrors> {
  return check(value, generated.validateConfig);
}

function check<T>(value: unknown, validate: ValidateFunction<T>): Result<T, SchemaErrors> {
  return validate(value) ? success(value) : failure(validate.errors ?? []);
}
