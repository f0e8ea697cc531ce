import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { connect } from "node:net";
import { join } from "node:path";
import { test } from "node:test";
import { startSandbox } from "../../src/sandbox/serve/start.ts";
import { compiledText } from "../crash/bundle.ts";
import { exchange } from "./exchange.ts";
import { scratch, started } from "./started.ts";
import { HeldClock, seededRandom } from "./surroundings.ts";

test("the port that was asked for, or why it cannot be had", async (t) => {
  const { sandbox } = await started(t);
  const port = Number(sandbox.baseUrl.port);
  const options = { receivers: [], clock: new HeldClock(), random: seededRandom(1), port };
  const refused = await startSandbox({ ...options, directory: scratch(t) });
  assert.ok(
    !refused.ok && refused.error.message.includes(String(port)) && refused.error.hint.includes("port"),
  );
  await sandbox.close();
  const second = await started(t, options);
  assert.equal(Number(second.sandbox.baseUrl.port), port);
});

test("a directory that cannot be one", async (t) => {
  const path = join(scratch(t), "file");
  writeFileSync(path, "");
  const options = { receivers: [], clock: new HeldClock(), random: seededRandom(1) };
  const refused = await startSandbox({ ...options, directory: path });
  assert.ok(!refused.ok && refused.error.message.includes(path));
});

test("closing ends hanging answers and idle connections, and nothing listens any more", async (t) => {
  const switches = { faults: [{ kind: "hang", commits: false, call: "list", at: "all" }] } as const;
  const { sandbox, call } = await started(t, { switches });
  const port = Number(sandbox.baseUrl.port);
  const hanging = assert.rejects(call("GET", ""), { code: "ECONNRESET" });
  const idle = connect(port, "127.0.0.1");
  await new Promise((resolve) => idle.once("connect", resolve));
  const ended = new Promise((resolve) => idle.once("close", resolve));
  await exchange(new URL("/_sandbox/requests", sandbox.baseUrl), "GET");
  while (
    (await exchange(new URL("/_sandbox/requests", sandbox.baseUrl), "GET")).text.includes("hang") === false
  );
  await sandbox.close();
  await Promise.all([hanging, ended]);
  await assert.rejects(exchange(sandbox.baseUrl, "GET"), { code: "ECONNREFUSED" });
});

test("a process that closes its sandbox exits by itself, also while a slow receiver is being asked", async (t) => {
  const script = `
    import { request } from "node:https";
    import { startSandbox } from ${JSON.stringify(join(import.meta.dirname, "../../src/sandbox/serve/start.ts"))};
    import { HeldClock } from ${JSON.stringify(join(import.meta.dirname, "surroundings.ts"))};
    const clock = new HeldClock();
    const { value: sandbox } = await startSandbox({
      directory: ${JSON.stringify(scratch(t))}, receivers: [], clock, random: Math.random });
    const [host, port] = sandbox.addressOf("slow").split(":");
    const outgoing = request({ host, port, servername: "a.test", ca: sandbox.ca, method: "POST" });
    outgoing.on("error", (error) => console.log(error.code));
    outgoing.end();
    while (clock.sleeping === 0) await new Promise((resolve) => setImmediate(resolve));
    await sandbox.close();`;
  const options = { timeout: 120_000, encoding: "utf8" } as const;
  const child = spawnSync(process.execPath, [await compiledText(script)], options);
  assert.deepEqual([child.status, child.stdout, child.stderr], [0, "ECONNRESET\n", ""]);
});
