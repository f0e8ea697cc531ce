import assert from "node:assert/strict";
import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { Ajv2020 } from "ajv/dist/2020.js";
import { manifestText } from "../../scenarios/fleet.ts";
import { Stage } from "../../scenarios/stage.ts";

const schemaFile = join(import.meta.dirname, "../../../schemas/secret-list.schema.json");
const isList = new Ajv2020({ strict: false }).compile(JSON.parse(readFileSync(schemaFile, "utf8")));

const CONFIG = `environments:
  production:
    default: true
    tenant:
      profile: integrations-v1
      baseUrl: https://acme.cognigy.com
      auth: { kind: bearer, token: "\${env:TENANT_TOKEN}" }
    policy:
      secrets: { IN_VARIABLE: ["api.example.test"], IN_FILE: ["*.example.test"], MISSING: [], UNUSED: ["x.test"] }
`;

function project(t: TestContext): Stage {
  const stage = new Stage();
  t.after(() => rmSync(stage.directory, { recursive: true, force: true }));
  stage.write("webhook-sync.yaml", CONFIG);
  const header = (name: string) => `  X-${name.replace("_", "-")}: "\${secret:${name}}"`;
  const sends = [
    "owner: team-orders",
    "headers:",
    '  X-Api-Key: "Bearer ${secret:IN_VARIABLE@3}"',
    header("IN_FILE"),
  ];
  stage.write("webhooks.d/orders.yaml", manifestText("orders", 2, sends));
  stage.write(
    "webhooks.d/billing.yaml",
    manifestText("billing", 1, ["headers:", header("MISSING"), header("LINKED")]),
  );
  mkdirSync(join(stage.directory, "secrets"));
  writeFileSync(join(stage.directory, "secrets/IN_FILE"), "f1le-value-9f3b\n");
  writeFileSync(join(stage.directory, "elsewhere"), "l1nked-value-77\n");
  symlinkSync("../elsewhere", join(stage.directory, "secrets/LINKED"));
  stage.variables.IN_VARIABLE = "var1able-value-4c";
  return stage;
}

test("lists where each secret is set, where it may go and who sends it, and no value", async (t) => {
  const { all } = await project(t).runSilently("secrets list --secrets-dir secrets", 0);
  assert.equal(
    all,
    `IN_FILE      set in --secrets-dir
  may go to *.example.test
  orders@2 header X-IN-FILE; to api.example.test; team-orders;
      webhooks.d/orders.yaml:1
IN_VARIABLE  set in the environment
  may go to api.example.test
  orders@2 header X-Api-Key, version 3; to api.example.test; team-orders;
      webhooks.d/orders.yaml:1
LINKED       not set here: the file of that name is a link that leads out of the folder
  may go nowhere
  billing@1 header X-LINKED; to api.example.test, which is not listed for it;
      webhooks.d/billing.yaml:1
MISSING      not set here
  may go nowhere
  billing@1 header X-MISSING; to api.example.test, which is not listed for it;
      webhooks.d/billing.yaml:1
UNUSED       not set here
  may go to x.test; no manifest refers to it

5 secrets in production, 3 not set here.
`,
  );
});

test("as JSON it is as its schema has it", async (t) => {
  const stage = project(t);
  const { stdout, all } = await stage.runSilently("secrets list --format json", 0);
  assert.ok(isList(JSON.parse(stdout)), JSON.stringify(isList.errors));
  const list = JSON.parse(stdout);
  assert.equal(list.secrets.find(({ name }: { name: string }) => name === "IN_FILE").place, null);
  assert.doesNotMatch(all, /f1le|var1able|l1nked/);
});

test("the embedded tenant invents what it needs, and hosts are left open where the rule is off", async (t) => {
  const stage = project(t);
  const embedded = "environments: { sandbox: { default: true, tenant: { profile: sandbox } } }\n";
  stage.write("webhook-sync.yaml", embedded);
  const { stdout } = await stage.runSilently("secrets list", 0);
  assert.match(stdout, /^IN_VARIABLE +invented by the embedded tenant\n {2}may go to any host$/m);
  assert.match(stdout, /^4 secrets in sandbox, 0 not set here\.$/m);
});
