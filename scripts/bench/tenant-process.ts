import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { issueAuthority, issueLeaf } from "../../src/sandbox/receivers/issuing.ts";
import { newKey } from "../../src/sandbox/receivers/keys.ts";
import { childEnvironment } from "./measure.ts";

export type Paging = "total" | "cursor";

/** So many requests a second are taken; the others get a 429, with Retry-After or without. */
export interface Limit {
  readonly perSecond: number;
  readonly retryAfter: boolean;
}

/** What the tenant's process is told. */
export type TenantOrder =
  | {
      readonly kind: "start";
      readonly apiLatencyMs: number;
      readonly receiverLatencyMs: number;
      readonly key: string;
      readonly cert: string;
    }
  /** It has so many webhooks of the fleet, and has answered nothing yet. */
  | {
      readonly kind: "reset";
      readonly live: number;
      readonly paging: Paging;
      readonly limit: Limit | null;
    }
  | { readonly kind: "count" };

/** What it says to that. */
export type TenantAnswer =
  | { readonly kind: "started"; readonly apiPort: number; readonly receiversPort: number }
  | { readonly kind: "reset" }
  | { readonly kind: "counted"; readonly requests: Readonly<Record<string, number>> };

/** A tenant with receivers, in another process. */
export class TenantProcess {
  readonly url: string;
  /** Address and port of all receivers. */
  readonly receivers: string;
  readonly ca: string;
  readonly #child: ChildProcess;

  private constructor(child: ChildProcess, ca: string, ports: { apiPort: number; receiversPort: number }) {
    this.#child = child;
    this.ca = ca;
    this.url = `http://127.0.0.1:${ports.apiPort}`;
    this.receivers = `127.0.0.1:${ports.receiversPort}`;
  }

  static async start(apiLatencyMs: number, receiverLatencyMs: number): Promise<TenantProcess> {
    const now = new Date();
    const authority = await issueAuthority(now);
    const key = newKey();
    const cert = await issueLeaf(authority, key, ["*.receivers.test"], now);
    const child = fork(join(import.meta.dirname, "tenant.ts"), { env: childEnvironment() });
    const order = { kind: "start", apiLatencyMs, receiverLatencyMs, key, cert } as const;
    const started = await tell(child, order);
    if (started.kind !== "started") throw new Error(`the tenant answered ${started.kind}`);
    return new TenantProcess(child, authority.certificate, started);
  }

  async reset(live: number, paging: Paging, limit: Limit | null = null): Promise<void> {
    await tell(this.#child, { kind: "reset", live, paging, limit });
  }

  /** How many requests of each kind reached it since the last reset. */
  async requests(): Promise<Readonly<Record<string, number>>> {
    const counted = await tell(this.#child, { kind: "count" });
    return counted.kind === "counted" ? counted.requests : {};
  }

  stop(): void {
    this.#child.disconnect();
  }
}

async function tell(child: ChildProcess, order: TenantOrder): Promise<TenantAnswer> {
  const answered = once(child, "message");
  child.send(order);
  const [answer] = await answered;
  return answer;
}
