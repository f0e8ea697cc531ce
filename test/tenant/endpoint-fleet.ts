import { createHash } from "node:crypto";
import { credentials, declared } from "../fixtures/endpoints.ts";
import { PROJECT_ID, type Seed } from "./endpoint-estate.ts";

const DESKS = ["desk-calls", "desk-chat", "desk-mail"];
const project = { by: "id", text: PROJECT_ID, found: null } as const;

/** Nothing in it repeats a name, which messages could then not tell. */
function passwordOf(name: string): string {
  return createHash("sha256").update(`password of ${name}`).digest("base64url");
}

function endpoint(name: string, version = 1) {
  const basicAuth = credentials("AUTH", version, passwordOf(name));
  return declared({ name, version }, { project, basicAuth });
}

/** Three new ones, a new version in place, three that differ, one that was removed, two that are as they should be. */
export const DESIRED = [
  ...["crm-contacts", "crm-notes", "crm-tasks"].map((name) => endpoint(name)),
  endpoint("payments", 2),
  ...DESKS.map((name) => endpoint(name)),
  endpoint("shipping-air"),
  endpoint("shipping-sea"),
];

function ours(name: string, version = 1, url = `https://api.example.com/${name}`): Seed {
  return {
    name,
    foreignId: `webhook-sync/1 ${name}@${version} auth=AUTH@${version}`,
    settings: {
      webhookUrl: url,
      ...{ basicAuthUser: "bot", basicAuthPassword: passwordOf(name) },
      webhookKeyAuth: { mode: "api-key", costCentre: name },
    },
  };
}

const OURS: readonly Seed[] = [
  ours("payments"),
  ...DESKS.map((name) => ours(name, 1, `https://api.example.com/old/${name}`)),
  ours("old-report"),
];

/**
 * What is live, on two pages: ours among others. Most of these are of another channel, so that they are listed and not
 * read; the first, the middle and the last one that is read are somebody else's too.
 */
export const SEEDS: readonly Seed[] = [
  { name: "other-first" },
  ...chats("a", 40),
  ...OURS.slice(0, 3),
  { name: "other-middle" },
  ...OURS.slice(3),
  ours("shipping-air"),
  ...chats("b", 54),
  ours("shipping-sea"),
  { name: "other-last" },
];

function chats(prefix: string, count: number): Seed[] {
  return Array.from({ length: count }, (_, index) => ({
    name: `chat-${prefix}${index}`,
    channel: "webchat3",
    settings: {},
  }));
}

export const NAMES: ReadonlySet<string> = new Set([...DESIRED, ...OURS].map(({ name }) => name));

/** What the tenant has of ours when all is done. */
export const CONVERGED: readonly string[] = [
  ...DESIRED.map(({ name }) => `${name} active`),
  "old-report inactive",
].toSorted();
