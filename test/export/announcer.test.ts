import assert from "node:assert/strict";
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import fc from "fast-check";
import { Secret } from "../../src/model/secret.ts";
import {
  absentService,
  announcerFor,
  type Behaviour,
  clockAt,
  deprecation,
  startService,
  statusReport,
  temporaryDirectory,
  token,
} from "./fixture.ts";

// Enough for a healthy service however busy the machine is; no test waits for it.
const AMPLE_MS = 3_600_000;

function outboxOf(directory: string): string {
  return readFileSync(join(directory, "outbox.ndjson"), "utf8");
}

describe("a service that answers", () => {
  it("is told an event at once, with its headers and an id of its own", async (t) => {
    const hook = await startService(t);
    // On a busy machine an answer may take longer than an apply would wait for it.
    const announcer = announcerFor(t, temporaryDirectory(t), { hook: hook.service }, clockAt(0.1));
    assert.equal(await announcer.announce(deprecation("orders", 1)), true);
    assert.equal(await announcer.announce(deprecation("ledger", 4)), true);
    const [first, second] = hook.seen;
    assert.ok(first !== undefined && second !== undefined);
    assert.deepEqual(JSON.parse(first.body), deprecation("orders", 1));
    const { method, headers } = first.request;
    assert.equal(method, "POST");
    assert.equal(first.path, "/hooks/path-s3cret");
    assert.equal(headers.authorization, token.expose());
    assert.equal(headers["x-team"], "integration");
    assert.equal(headers["content-type"], "application/json");
    assert.match(first.id, /^[0-9a-f]{32}$/);
    assert.notEqual(first.id, second.id);
    assert.deepEqual(await announcer.flush(AMPLE_MS), []);
    assert.equal(hook.seen.length, 2);
  });

  it("hears of status in the background, of four webhooks at once at most", async (t) => {
    const dashboard = await startService(t);
    const announcer = announcerFor(t, temporaryDirectory(t), { monitoring: dashboard.service });
    let answer = () => {};
    const allReported = new Promise<void>((resolve) => {
      answer = resolve;
    });
    let four = () => {};
    const fourUnderWay = new Promise<void>((resolve) => {
      four = resolve;
    });
    dashboard.behave(async () => {
      if (dashboard.seen.length === 4) four();
      await Promise.all([allReported, fourUnderWay]);
      return 200;
    });
    const names = Array.from({ length: 40 }, (_, index) => `webhook-${index}`);
    // None is answered before all are reported: reporting does not wait for the dashboard.
    await Promise.all(names.map((name) => announcer.report(statusReport(name, 1))));
    answer();
    assert.deepEqual(await announcer.flush(AMPLE_MS), []);
    assert.equal(dashboard.most(), 4);
    const heard = dashboard.accepted().map((body) => JSON.stringify(body));
    assert.deepEqual(heard.toSorted(), names.map((name) => JSON.stringify(statusReport(name, 1))).toSorted());
  });

  it("with an endless answer has taken the message all the same", async (t) => {
    const hook = await startService(t);
    hook.behave(() => "drip");
    const announcer = announcerFor(t, temporaryDirectory(t), { hook: hook.service }, clockAt(4));
    await announcer.announce(deprecation("orders", 1));
    assert.deepEqual(await announcer.flush(AMPLE_MS), []);
    assert.equal(hook.seen.length, 1);
  });
});

describe("with no service configured", () => {
  it("nothing is told, kept or written", async (t) => {
    const directory = temporaryDirectory(t);
    const announcer = announcerFor(t, directory, {});
    assert.equal(await announcer.announce(deprecation("orders", 1)), true);
    await announcer.report(statusReport("orders", 1));
    assert.deepEqual(await announcer.flush(AMPLE_MS), []);
    assert.equal(existsSync(join(directory, "outbox.ndjson")), false);
  });

  it("for the one kind, what an earlier run queued for it stays", async (t) => {
    const directory = temporaryDirectory(t);
    const hook = await startService(t);
    hook.behave(() => 500);
    const first = announcerFor(t, directory, { hook: hook.service });
    await first.announce(deprecation("orders", 1));
    await first.close();

    const dashboard = await startService(t);
    const second = announcerFor(t, directory, { monitoring: dashboard.service });
    await second.report(statusReport("orders", 2));
    assert.deepEqual(await second.flush(AMPLE_MS), []);
    await second.close();
    assert.equal(dashboard.seen.length, 1);

    hook.behave(() => 200);
    assert.deepEqual(await announcerFor(t, directory, { hook: hook.service }).flush(AMPLE_MS), []);
    assert.deepEqual(hook.accepted(), [deprecation("orders", 1)]);
  });
});

describe("a service that is not well", () => {
  const cases: Record<string, { behaviour: Behaviour; cause: string }> = {
    "answers 500": { behaviour: 500, cause: "answered 500" },
    "answers 404": { behaviour: 404, cause: "answered 404" },
    redirects: { behaviour: 302, cause: "answered 302" },
    "does not answer": { behaviour: "hang", cause: "no answer in time" },
    resets: { behaviour: "reset", cause: "connection lost" },
    "talks garbage": { behaviour: "garbage", cause: "malformed answer" },
  };
  for (const [name, { behaviour, cause }] of Object.entries(cases)) {
    it(`and ${name} costs a warning, and is told everything by the next run`, async (t) => {
      const directory = temporaryDirectory(t);
      const sick = await startService(t);
      sick.behave(() => behaviour);
      const services = { hook: sick.service, monitoring: sick.service };
      // Only where an answer is waited for in vain is the wait cut short.
      const announcer = announcerFor(t, directory, services, clockAt(behaviour === "hang" ? 40 : 1));
      assert.equal(await announcer.announce(deprecation("orders", 1)), false);
      const withdrawn = { ...deprecation("orders", 1), event: "webhook_deprecation_withdrawn" } as const;
      assert.equal(await announcer.announce(withdrawn), false);
      await announcer.report(statusReport("orders", 1));
      assert.deepEqual(await announcer.flush(40 * AMPLE_MS), [
        `${sick.host} has not taken 2 deprecation events (${cause}); the next apply tries again`,
        `${sick.host} has not taken 1 status report (${cause}); the next apply tries again`,
      ]);
      await announcer.close();
      assert.ok(
        sick.seen.every(({ path }) => path === "/hooks/path-s3cret"),
        "no redirect is followed",
      );
      assert.doesNotMatch(outboxOf(directory), /s3cret/);
      const ids = new Set(sick.seen.map(({ id }) => id));

      const [hook, dashboard] = [await startService(t), await startService(t)];
      const next = announcerFor(t, directory, { hook: hook.service, monitoring: dashboard.service });
      assert.deepEqual(await next.flush(AMPLE_MS), []);
      assert.deepEqual(hook.accepted(), [deprecation("orders", 1), withdrawn]);
      assert.deepEqual(dashboard.accepted(), [statusReport("orders", 1)]);
      assert.ok(ids.has(hook.seen[0]?.id ?? ""), "a repetition keeps its id");
      await next.close();

      const after = announcerFor(t, directory, { hook: hook.service, monitoring: dashboard.service });
      assert.deepEqual(await after.flush(AMPLE_MS), []);
      assert.equal(hook.seen.length + dashboard.seen.length, 3, "what is delivered is not sent again");
      assert.equal(outboxOf(directory), "");
    });
  }

  it("and is not there costs a warning", async (t) => {
    const hook = await absentService(t);
    const announcer = announcerFor(t, temporaryDirectory(t), { hook });
    assert.equal(await announcer.announce(deprecation("orders", 1)), false);
    const [warning] = await announcer.flush(AMPLE_MS);
    assert.equal(
      warning,
      `${hook.url.host} has not taken 1 deprecation event (connection refused); the next apply tries again`,
    );
  });

  it("and cannot be sent its own header costs a warning without the header's value", async (t) => {
    const { service } = await startService(t);
    const headers = [{ name: "Authorization", value: new Secret("two-s3cret\nlines") }];
    const announcer = announcerFor(t, temporaryDirectory(t), { hook: { ...service, headers } });
    assert.equal(await announcer.announce(deprecation("orders", 1)), false);
    const [warning = ""] = await announcer.flush(AMPLE_MS);
    assert.match(warning, /\(a header cannot be sent\)/);
    assert.doesNotMatch(warning, /s3cret/);
  });

  it("but is again before the run ends is told by its end", async (t) => {
    const hook = await startService(t);
    hook.behave(() => (hook.seen.length === 1 ? "reset" : 200));
    const announcer = announcerFor(t, temporaryDirectory(t), { hook: hook.service });
    assert.equal(await announcer.announce(deprecation("orders", 1)), false);
    assert.deepEqual(await announcer.flush(AMPLE_MS), []);
    assert.deepEqual(hook.accepted(), [deprecation("orders", 1)]);
  });

  it("and refuses one webhook's message hears of the others", async (t) => {
    const hook = await startService(t);
    hook.behave(({ body }) => (body.includes("poison") ? 400 : 200));
    const announcer = announcerFor(t, temporaryDirectory(t), { hook: hook.service });
    assert.equal(await announcer.announce(deprecation("poison", 1)), false);
    assert.equal(await announcer.announce(deprecation("orders", 1)), true);
    const [warning = ""] = await announcer.flush(AMPLE_MS);
    assert.match(warning, /has not taken 1 deprecation event \(answered 400\)/);
  });

  for (const behaviour of ["hang", "reset"] as const) {
    it(`and gives no answer (${behaviour}) is left in peace, so that it holds up only the first changes`, async (t) => {
      const hook = await startService(t);
      hook.behave(() => behaviour);
      const clock = clockAt(behaviour === "hang" ? 8 : 1);
      const announcer = announcerFor(t, temporaryDirectory(t), { hook: hook.service }, clock);
      for (let index = 0; index < 20; index++) {
        assert.equal(await announcer.announce(deprecation(`webhook-${index}`, 1)), false);
      }
      assert.equal(hook.seen.length, 1);
    });
  }

  it("and has not answered in longer than the end of the run may take is not asked again there", async (t) => {
    const hook = await startService(t);
    hook.behave(() => "hang");
    const announcer = announcerFor(t, temporaryDirectory(t), { hook: hook.service }, clockAt(8));
    await announcer.announce(deprecation("orders", 1));
    const [warning = ""] = await announcer.flush(1_000);
    assert.match(warning, /1 deprecation event \(/);
    assert.equal(hook.seen.length, 1);
  });

  it("and is slow holds up the end of a run no longer than the deadline", async (t) => {
    const hook = await startService(t);
    hook.behave(() => "hang");
    const directory = temporaryDirectory(t);
    const announcer = announcerFor(t, directory, { monitoring: hook.service });
    for (let index = 0; index < 20; index++) await announcer.report(statusReport(`webhook-${index}`, 1));
    const started = performance.now();
    const [warning] = await announcer.flush(50);
    await announcer.close();
    assert.ok(performance.now() - started < 4_000, "it waited for the answers");
    assert.equal(
      warning,
      `${hook.host} has not taken 20 status reports (time ran out); the next apply tries again`,
    );
  });
});

describe("the outbox", () => {
  it("is for nobody but us", async (t) => {
    const directory = join(temporaryDirectory(t), "state", "production");
    const hook = await startService(t);
    const announcer = announcerFor(t, directory, { hook: hook.service });
    await announcer.announce(deprecation("orders", 1));
    assert.equal(statSync(directory).mode & 0o777, 0o700);
    assert.equal(statSync(join(directory, "outbox.ndjson")).mode & 0o777, 0o600);
  });

  it("has what is queued before the service sees it", async (t) => {
    const directory = temporaryDirectory(t);
    const hook = await startService(t);
    let kept = "";
    hook.behave(() => {
      kept = outboxOf(directory);
      return 200;
    });
    await announcerFor(t, directory, { hook: hook.service }).announce(deprecation("orders", 1));
    assert.ok(kept.includes(JSON.stringify(deprecation("orders", 1))), kept);
  });

  it("that a kill left between delivery and its mark repeats the message with its id", async (t) => {
    const directory = temporaryDirectory(t);
    const hook = await startService(t);
    const first = announcerFor(t, directory, { hook: hook.service });
    await first.announce(deprecation("orders", 1));
    await first.close();
    const queuedOnly = outboxOf(directory).split("\n")[0];
    writeFileSync(join(directory, "outbox.ndjson"), `${queuedOnly}\n`);

    assert.deepEqual(await announcerFor(t, directory, { hook: hook.service }).flush(AMPLE_MS), []);
    assert.equal(hook.seen.length, 2);
    assert.equal(hook.seen[0]?.id, hook.seen[1]?.id);
  });

  it("that a kill tore is read up to there, and goes on with whole lines", async (t) => {
    const directory = temporaryDirectory(t);
    const hook = await startService(t);
    hook.behave(() => 500);
    const first = announcerFor(t, directory, { hook: hook.service });
    await first.announce(deprecation("orders", 1));
    await first.close();
    writeFileSync(join(directory, "outbox.ndjson"), '{"state":"queued","mess', { flag: "a" });

    const second = announcerFor(t, directory, { hook: hook.service });
    await second.announce(deprecation("orders", 2));
    await second.close();
    hook.behave(() => 200);
    assert.deepEqual(await announcerFor(t, directory, { hook: hook.service }).flush(AMPLE_MS), []);
    assert.deepEqual(hook.accepted(), [deprecation("orders", 1), deprecation("orders", 2)]);
  });

  it("with lines that are none of ours says how many it left out", async (t) => {
    const directory = temporaryDirectory(t);
    const file = join(directory, "outbox.ndjson");
    const strange = [
      "{}",
      "x",
      '{"state":"queued","message":{"id":"a","kind":"event","webhook":"orders","body":"text"}}',
      "",
    ];
    writeFileSync(file, strange.map((line) => `${line}\n`).join(""));
    const hook = await startService(t);
    const announcer = announcerFor(t, directory, { hook: hook.service });
    assert.deepEqual(await announcer.flush(AMPLE_MS), [
      `Lines of ${file} that could not be read and were left out: 4`,
    ]);
    assert.equal(hook.seen.length, 0);
  });

  it("that cannot be written costs a warning, and what can be delivered is", async (t) => {
    const directory = temporaryDirectory(t);
    const hook = await startService(t);
    mkdirSync(join(directory, "outbox.ndjson"));
    const announcer = announcerFor(t, directory, { hook: hook.service });
    assert.equal(await announcer.announce(deprecation("orders", 1)), true);
    const [warning = ""] = await announcer.flush(AMPLE_MS);
    assert.match(
      warning,
      /outbox\.ndjson cannot be read \(EFTYPE: not a regular file\); what this run could not deliver is lost$/,
    );
  });

  it("delivers everything in order per webhook, whatever fails and however often it starts anew", async (t) => {
    const hook = await startService(t);
    const message = fc.record({
      name: fc.constantFrom("a", "b", "c"),
      kind: fc.constantFrom("event", "status"),
    });
    const runs = fc.array(fc.array(message, { maxLength: 8 }), { minLength: 1, maxLength: 4 });
    const faults = fc.infiniteStream(fc.constantFrom<Behaviour>(200, 200, 500, "reset"));
    await fc.assert(
      fc.asyncProperty(runs, faults, async (plan, behaviours) => {
        const directory = temporaryDirectory(t);
        const before = hook.accepted().length;
        const told: { name: string; kind: string; serial: number }[] = [];
        const both = { hook: hook.service, monitoring: hook.service };
        for (const run of plan) {
          hook.behave(() => behaviours.next().value ?? 200);
          const announcer = announcerFor(t, directory, both, clockAt(20));
          for (const { name, kind } of run) {
            const serial = told.length + 1;
            told.push({ name, kind, serial });
            if (kind === "event") await announcer.announce(deprecation(name, serial));
            else await announcer.report(statusReport(name, serial));
          }
          await announcer.close();
        }
        hook.behave(() => 200);
        const last = announcerFor(t, directory, both);
        assert.deepEqual(await last.flush(AMPLE_MS), []);
        await last.close();
        const accepted = hook.accepted().slice(before);
        for (const name of ["a", "b", "c"]) {
          const events = told.filter((one) => one.name === name && one.kind === "event");
          const reports = told.filter((one) => one.name === name && one.kind === "status");
          const heard = (member: string) => accepted.filter((body) => Object(body)[member] === name);
          assert.deepEqual(
            heard("name"),
            events.map(({ serial }) => deprecation(name, serial)),
          );
          assert.deepEqual(
            heard("integration"),
            reports.map(({ serial }) => statusReport(name, serial)),
          );
        }
      }),
      { numRuns: 15, seed: 5 },
    );
  });
});
