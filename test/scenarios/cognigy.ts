import assert from "node:assert/strict";
import { isJsonObject, type JsonObject, parseJson } from "../../src/base/json.ts";
import type { Happening } from "../../src/sandbox/cognigy-v2/happening.ts";
import { environmentOf } from "./served.ts";
import type { Stage } from "./stage.ts";

/** The config file of a small project whose embedded tenant is one of Cognigy.AI. */
export function cognigyConfig(lines = ""): string {
  return `environments:
  sandbox:
    default: true
    tenant: { profile: sandbox, speaks: cognigy-v2 }
    health: { attempts: 1, timeout: 2s }
${lines}`;
}

export function endpointText(name: string, version: number, lines: readonly string[] = []): string {
  return [
    `name: ${name}`,
    `version: ${version}`,
    `url: https://api.example.test/${name}/v${version}`,
    ...(lines.some((line) => line.startsWith("cognigy:")) ? [] : ["cognigy: { flow: Main }"]),
    ...lines,
    "",
  ].join("\n");
}

/** A served tenant of Cognigy.AI, as a second person and the platform reach it. */
export class ServedCognigy {
  readonly #baseUrl: string;
  readonly #key: string;

  /** Lets the stage's commands reach it as the environment \`served\`. */
  constructor(announced: string, stage: Stage, lines = "") {
    this.#baseUrl = /baseUrl: (\S+)/.exec(announced)?.[1] ?? "";
    this.#key = stage.read(".webhook-sync/sandbox/tenant/api-key").trim();
    stage.variables.SANDBOX_API_KEY = this.#key;
    const environment = environmentOf(announced).replace("    tenant:\n", `    tenant:\n${lines}`);
    stage.write("webhook-sync.yaml", `${cognigyConfig()}${environment}`);
  }

  async happen(happening: Happening): Promise<void> {
    const body = JSON.stringify(happening);
    const answer = await fetch(`${this.#baseUrl}/_sandbox/happen`, { method: "POST", body });
    assert.ok(answer.ok, await answer.text());
  }

  async list(resource: string, query = ""): Promise<readonly JsonObject[]> {
    const page = await this.#read(`${resource}?limit=100${query}`);
    assert.ok(isJsonObject(page) && Array.isArray(page.items));
    return page.items.filter(isJsonObject);
  }

  /** Everything that the tenant holds of each Endpoint. */
  async endpoints(): Promise<readonly JsonObject[]> {
    const listed = await this.list("endpoints");
    return await Promise.all(
      listed.map(async ({ _id }) => {
        const one = await this.#read(`endpoints/${_id}`);
        assert.ok(isJsonObject(one));
        return one;
      }),
    );
  }

  /** The project, and what an Endpoint has to refer to. */
  async ground(): Promise<{ readonly projectId: string; readonly flow: string; readonly locale: string }> {
    const [project] = await this.list("projects");
    const projectId = String(project?._id);
    const flows = await this.list("flows", `&projectId=${projectId}`);
    const locales = await this.list("locales", `&projectId=${projectId}`);
    const named = flows.find(({ name }) => name === "Main");
    return { projectId, flow: String(named?.referenceId), locale: String(locales[0]?.referenceId) };
  }

  async #read(path: string): Promise<unknown> {
    const headers = { "X-API-Key": this.#key, Accept: "application/json" };
    const answer = await fetch(`${this.#baseUrl}/new/v2.0/${path}`, { headers });
    assert.equal(answer.status, 200);
    return parseJson(await answer.text());
  }
}
