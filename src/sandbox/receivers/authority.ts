import { X509Certificate } from "node:crypto";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { createExclusively, replaceFile } from "../../base/durable-files.ts";
import { isJsonObject, parseJson } from "../../base/json.ts";
import { readRegular } from "../../base/regular-files.ts";
import { DAY_MS } from "../../base/time.ts";
import { issueAuthority, LEAF_DAYS } from "./issuing.ts";
import { type CertifiedKey, newKey } from "./keys.ts";

/** The sandbox's certification authority, and the one key that all its receivers use. */
export interface Authority extends CertifiedKey {
  readonly leafKey: string;
  /** Where the certificate alone is, for clients to trust. */
  readonly file: string;
}

/** Opens the directory's authority; makes one where there is none, or where it would expire before its leaves. */
export async function openAuthority(directory: string, now: Date): Promise<Authority> {
  const path = join(directory, "authority.json");
  const keys = readKeys(path, now) ?? (await createKeys(path, now));
  const file = join(directory, "ca.pem");
  if (readRegular(file)?.toString() !== keys.certificate) replaceFile(file, keys.certificate, 0o644);
  return { ...keys, file };
}

type Keys = Omit<Authority, "file">;

async function createKeys(path: string, now: Date): Promise<Keys> {
  rmSync(path, { force: true });
  const mine: Keys = { ...(await issueAuthority(now)), leafKey: newKey() };
  // Another process may have been first.
  createExclusively(path, JSON.stringify(mine));
  return keysIn(path) ?? mine;
}

function readKeys(path: string, now: Date): Keys | undefined {
  const keys = keysIn(path);
  if (keys === undefined) return undefined;
  const expires = new Date(new X509Certificate(keys.certificate).validTo).getTime();
  return expires - now.getTime() > LEAF_DAYS * DAY_MS ? keys : undefined;
}

function keysIn(path: string): Keys | undefined {
  const value = parseJson(readRegular(path)?.toString() ?? "");
  if (!isJsonObject(value)) return undefined;
  const { certificate, key, leafKey } = value;
  return typeof certificate === "string" && typeof key === "string" && typeof leafKey === "string"
    ? { certificate, key, leafKey }
    : undefined;
}
