import { matchesAny } from "../../base/glob.ts";
import type { Environment, RuleName, RuleSeverity } from "../../model/fleet/environment.ts";
import type { Header, Webhook } from "../../model/fleet/webhook.ts";

/** What a rule says of itself; `policy list` and the documentation are made of it. */
interface RuleText {
  readonly name: RuleName;
  /** How severe it is where operators say nothing. */
  readonly defaults: { readonly standard: RuleSeverity; readonly sandbox: RuleSeverity };
  /** What it asks for, in one sentence without a final period. */
  readonly summary: string;
  /** Why it exists and how it decides: a paragraph. */
  readonly explanation: string;
  /** How to satisfy it: a paragraph. */
  readonly remedy: string;
}

/** A rule about what is declared; `both` is checked once more for every connection. */
export type DeclarationRule = RuleText & {
  readonly kind: "declaration" | "both";
  /**
   * delivery: what is sent, and where to; that holds as well for what was live before, which no manifest declares.
   * text: what stands in Git. upkeep: how a webhook is looked after; not of one that is let go of.
   */
  readonly judges: "delivery" | "text" | "upkeep";
  /** hidden: the line at fault holds a value that must not be repeated in a finding. */
  readonly sourceLine: "shown" | "hidden";
  /** Made ready once for an environment and all that is declared there, then asked about each webhook. */
  readonly check: (environment: Environment, webhooks: readonly Webhook[]) => Judge;
};

/** What is wrong with one webhook, whose url is taken apart already. */
export type Judge = (webhook: Webhook, url: URL) => readonly Violation[];

/** For all webhooks that keep a rule, which are nearly all. */
export const NONE: readonly Violation[] = [];

/** A rule about the receiver itself, which the health gate checks. */
export type ConnectionRule = RuleText & { readonly kind: "connection" };

export type Rule = DeclarationRule | ConnectionRule;

/** One place that breaks a rule. */
export interface Violation {
  readonly webhook: Webhook;
  /** The key at fault, or the missing one, in the webhook's document. */
  readonly path: readonly string[];
  /** One sentence without a final period; holds no header value and no URL. */
  readonly message: string;
  /** The remedy for this very object, one sentence without a final period. */
  readonly remedy: string;
}

/** Most rules. */
export const ERROR = { standard: "error", sandbox: "error" } as const;
/** Rules whose findings can be lived with for a while. */
export const WARNING = { standard: "warn", sandbox: "warn" } as const;
/** Rules about where data goes, and in the sandbox it goes nowhere. */
export const ERROR_OUTSIDE_SANDBOX = { standard: "error", sandbox: "off" } as const;
/** Rules for those who ask for them. */
export const OFF = { standard: "off", sandbox: "off" } as const;

/** Whether a header takes (part of) its value from a secret. */
export function usesSecret({ value }: Header): boolean {
  return value.kind === "kept" || (value.kind !== "plain" && value.references.length > 0);
}

/** Tells which hosts match one of the globs. */
export function hostMatcher(globs: readonly string[]): (host: string) => boolean {
  const lowerCase = globs.map((glob) => glob.toLowerCase());
  return rememberedFor((host) => matchesAny(host, lowerCase));
}

/** Remembers what is said of a host: a fleet has far fewer hosts than webhooks. */
export function rememberedFor<T>(judge: (host: string) => T): (host: string) => T {
  const answers = new Map<string, { readonly said: T }>();
  return (host) => {
    const known = answers.get(host);
    if (known !== undefined) return known.said;
    const said = judge(host);
    answers.set(host, { said });
    return said;
  };
}
