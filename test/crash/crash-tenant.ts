import type { ServerResponse } from "node:http";
import type { Received } from "../cognigy/server.ts";
import type { LiveObject } from "./generated-plan.ts";

/** Takes a request before the tenant does; true when it has dealt with it. */
export type Interception = (request: Received, response: ServerResponse) => boolean;

/** What a tenant has of a webhook. */
export interface CrashObject {
  readonly name: string;
  readonly version: number;
  readonly status: string;
  /** Whether it delivers. */
  readonly serves: boolean;
}

/** What came of a write. */
export interface Written {
  readonly name: string;
  readonly status: number;
  readonly body: unknown;
}

/** A tenant of one kind on which runs are killed, with what the campaign has to know of it. */
export interface CrashTenant {
  readonly url: URL;
  /** Below `tenant:` in the config file. */
  readonly settings: readonly string[];
  readonly variables: Readonly<Record<string, string>>;
  insert(live: LiveObject): void;
  objects(): readonly CrashObject[];
  isList(request: Received): boolean;
  /** Carries a write out. */
  write(request: Received): Written;
  close(): Promise<void>;
}
