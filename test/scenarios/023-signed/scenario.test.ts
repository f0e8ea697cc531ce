import assert from "node:assert/strict";
import { generateKeyPairSync } from "node:crypto";
import { configText, manifestText } from "../fleet.ts";
import { scenario } from "../stage.ts";

const JOURNAL = ".webhook-sync/sandbox/journal.ndjson";
const AUDIT = `audit:
  signingKey: "\${env:AUDIT_KEY}"
  anchors:
    - file: kept/heads.ndjson
`;

const { publicKey, privateKey } = generateKeyPairSync("ed25519");
const stranger = generateKeyPairSync("ed25519");
const pem = String(privateKey.export({ format: "pem", type: "pkcs8" }));

scenario(import.meta.dirname, "Runs are signed, and their heads kept elsewhere", async (stage) => {
  stage.write("webhook-sync.yaml", `${AUDIT}${configText()}`);
  stage.write("webhooks.d/orders.yaml", manifestText("orders", 1));
  stage.write("audit-key.pub.pem", String(publicKey.export({ format: "pem", type: "spki" })));
  stage.write("other.pub.pem", String(stranger.publicKey.export({ format: "pem", type: "spki" })));

  stage.say("A plan needs no key; an apply writes nothing without it, or with something else.");
  await stage.runSilently("plan", 0);
  const requests = stage.log("requests").length;
  await stage.run("apply --yes", 3);
  stage.variables.AUDIT_KEY = pem.replace("MC4", "MC5");
  await stage.run("apply --yes", 3);
  assert.equal(stage.log("requests").length, requests);

  stage.variables.AUDIT_KEY = pem.replaceAll("\n", "\\n");
  const applied = await stage.runSilently("apply --yes --verbose", 0);
  const [, body = ""] = pem.split("\n");
  for (const text of [applied.stdout, applied.stderr, stage.read(JOURNAL), stage.read("kept/heads.ndjson")])
    assert.ok(!text.includes(body) && !text.includes("PRIVATE"), "the key is never printed");
  await stage.run("audit verify --key audit-key.pub.pem", 0);
  await stage.run("audit verify --key audit-key.pub.pem --anchors kept/heads.ndjson", 0);

  stage.say("Another key, and what is no key, do not vouch for it.");
  await stage.run("audit verify --key other.pub.pem", 10);
  await stage.run("audit verify --key webhook-sync.yaml", 64);

  stage.say(
    "A second run is signed as well. Its end cut off shows in the heads that were kept, and only there.",
  );
  const first = stage.read(JOURNAL);
  stage.write("webhooks.d/crm.yaml", manifestText("crm", 1));
  await stage.runSilently("apply --yes", 0);
  const whole = stage.read(JOURNAL);
  stage.write(JOURNAL, first);
  await stage.runSilently("audit verify --key audit-key.pub.pem", 0);
  await stage.run("audit verify --key audit-key.pub.pem --anchors kept/heads.ndjson", 10);

  stage.say("The signature cut off is a run that did not come to its end.");
  stage.write(JOURNAL, `${whole.trimEnd().split("\n").slice(0, -1).join("\n")}\n`);
  await stage.run("audit verify --key audit-key.pub.pem", 10);
  await stage.runSilently("audit verify", 0);
  stage.write(JOURNAL, whole);

  stage.say("A place that does not take the head is a warning, and no failure of the run.");
  stage.edit("webhook-sync.yaml", "kept/heads.ndjson", "webhook-sync.yaml/heads.ndjson");
  stage.write("webhooks.d/mail.yaml", manifestText("mail", 1));
  const untold = await stage.runSilently("apply --yes", 0);
  assert.match(
    (untold.stdout + untold.stderr).replace(/\s+/g, " "),
    /the head of the record could not be written to \S+heads\.ndjson \(.+\); that changes nothing of the run itself/,
  );
  await stage.runSilently("audit verify --key audit-key.pub.pem", 0);

  stage.say("A key that stands in the file is refused.");
  stage.edit("webhook-sync.yaml", '"${env:AUDIT_KEY}"', "MC4CAQAwBQYDK2VwBCIEIAAA");
  const literal = await stage.runSilently("plan", 3);
  assert.match(literal.stderr, /literal-credential/);
  assert.ok(!literal.stderr.includes("BCIEIAAA"), literal.stderr);
});
