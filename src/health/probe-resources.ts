import type { SecureContext } from "node:tls";
import type { Result } from "../model/result.ts";
import type { ContactSettings } from "./contact.ts";
import { KeptConnections } from "./kept-connections.ts";
import type { GateOptions } from "./options.ts";
import { ReceiverPaces } from "./receiver-pace.ts";
import type { RetryPolicy } from "./retry.ts";
import { secureContextOf } from "./secure-context.ts";

/** What the probes of a gate have in common. */
export interface ProbeResources {
  readonly options: GateOptions;
  readonly contact: ContactSettings;
  readonly kept: KeptConnections;
  readonly paces: ReceiverPaces;
  /** Different each time. */
  nextTraceId(): string;
  retryPolicy(budgetMs: number, stop: AbortSignal): Omit<RetryPolicy, "pace">;
}

/** Sets up what the probes share; the secure context is made when the first of them needs it. */
export function createProbeResources(options: GateOptions): ProbeResources {
  const { settings, clock, random, resolve, addressRule, tls12Severity } = options;
  let secureContext: Result<SecureContext, string> | null = null;
  let deliveries = 0;
  return {
    options,
    contact: {
      clock,
      resolve,
      addressRule,
      tls12Severity,
      runway: { severity: options.runwaySeverity, milliseconds: options.certificateRunwayMs },
      ownAuthorities: settings.ca !== null,
      hasClientCertificate: settings.clientCertificate !== null,
      secureContext: () => {
        secureContext ??= secureContextOf({ ...settings, tls12Severity });
        return secureContext;
      },
    },
    kept: new KeptConnections(clock),
    paces: new ReceiverPaces(clock, random),
    nextTraceId: () => {
      deliveries += 1;
      return `synthetic-${options.run}-${String(deliveries).padStart(3, "0")}`;
    },
    retryPolicy: (budgetMs, stop) => ({
      clock,
      random,
      attempts: settings.attempts,
      timeoutMs: settings.timeoutMs,
      budgetMs,
      stop,
    }),
  };
}
