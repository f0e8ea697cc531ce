import assert from "node:assert/strict";
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import fc from "fast-check";
import { Secret } from "../../src/base/secret.ts";
import { patientClockOf } from "../fixtures/patient-clock.ts";
import {
  absentService,
  announcerFor,
  type Behaviour,
  BUSY_SECONDS,
  deprecation,
  startService,
  statusReport,
  temporaryDirectory,
  token,
} from "./fixture.ts";

// Enough for a healthy service however busy the machine is; no test waits for it.
const RUN = "run-1";
const AMPLE_MS = 3_600_000;

function outboxOf(directory: string): string {
  return readFileSync(join(directory, "outbox.ndjson"), "utf8");
}

// Most of them wait, and each for services of its own.
const AT_ONCE = { concurrency: true };

describe("a service that answers", AT_ONCE, () => {
  it("is told an event at once, with its headers and an id of its own", async (t) => {
    const hook = await startService(t);
    // On a busy machine an answer may take longer than an apply would wait for it.
    const announcer = await announcerFor(
      t,
      temporaryDirectory(t),
      { hook: hook.service },
      patientClockOf(0.1),
    );
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

  it("hears of status in the background, of 64 webhooks at once at most", async (t) => {
    const dashboard = await startService(t);
    const announcer = await announcerFor(t, temporaryDirectory(t), { monitoring: dashboard.service });
    let answer = () => {};
    const allReported = new Promise<void>((resolve) => {
      answer = resolve;
    });
    let most = () => {};
    const mostUnderWay = new Promise<void>((resolve) => {
      most = resolve;
    });
    dashboard.behave(async () => {
      if (dashboard.seen.length === 64) most();
      await Promise.all([allReported, mostUnderWay]);
      return 200;
    });
    const names = Array.from({ length: 100 }, (_, index) => `webhook-${index}`);
    // None is answered before all are reported: reporting does not wait for the dashboard.
    await Promise.all(names.map((name) => announcer.report(statusReport(name, 1), RUN)));
    answer();
    assert.deepEqual(await announcer.flush(AMPLE_MS), []);
    assert.equal(dashboard.most(), 64);
    const heard = dashboard.accepted().map((body) => JSON.stringify(body));
    assert.deepEqual(heard.toSorted(), names.map((name) => JSON.stringify(statusReport(name, 1))).toSorted());
  });

  it("with an endless answer has taken the message all the same", async (t) => {
    const hook = await startService(t);
    hook.behave(() => "drip");
    const announcer = await announcerFor(t, temporaryDirectory(t), { hook: hook.service }, patientClockOf(4));
    await announcer.announce(deprecation("orders", 1));
    assert.deepEqual(await announcer.flush(AMPLE_MS), []);
    assert.equal(hook.seen.length, 1);
  });
});

describe("with no service configured", () => {
  it("nothing is told, kept or written", async (t) => {
    const directory = temporaryDirectory(t);
    const announcer = await announcerFor(t, directory, {});
    assert.equal(await announcer.announce(deprecation("orders", 1)), true);
    await announcer.report(statusReport("orders", 1), RUN);
    assert.deepEqual(await announcer.flush(AMPLE_MS), []);
    assert.equal(existsSync(join(directory, "outbox.ndjson")), false);
  });

  it("for the one kind, what an earlier run queued for it stays", async (t) => {
    const directory = temporaryDirectory(t);
    const hook = await startService(t);
    hook.behave(() => 500);
    const first = await announcerFor(t, directory, { hook: hook.service });
    await first.announce(deprecation("orders", 1));
    await first.close();

    const dashboard = await startService(t);
    const second = await announcerFor(t, directory, { monitoring: dashboard.service });
    await second.report(statusReport("orders", 2), RUN);
    assert.deepEqual(await second.flush(AMPLE_MS), []);
    await second.close();
    assert.equal(dashboard.seen.length, 1);

    hook.behave(() => 200);
    assert.deepEqual(await (await announcerFor(t, directory, { hook: hook.service })).flush(AMPLE_MS), []);
    assert.deepEqual(hook.accepted(), [deprecation("orders", 1)]);
  });
});

describe("a service that is not well", AT_ONCE, () => {
  const cases: Record<string, { behaviour: Behaviour; cause: string }> = {
    "answers 500": { behaviour: 500, cause: "answered 500" },
    "answers 404": { behaviour: 404, cause: "answered 404" },
    redirects: { behaviour: 302, cause: "answered 302" },
    "does not answer": { behaviour: "hang", cause: "no answer in time" },
    resets: { behaviour: "reset", cause: "connection lost" },
    "answers 100 first": {
      behaviour: "continue",
      cause: "answered 100 Continue, which was not asked for: have the proxy before it send none",
    },
    "talks garbage": { behaviour: "garbage", cause: "malformed answer" },
  };
  for (const [name, { behaviour, cause }] of Object.entries(cases)) {
    it(`and ${name} costs a warning, and is told everything by the next run`, async (t) => {
      const directory = temporaryDirectory(t);
      const sick = await startService(t);
      sick.behave(() => behaviour);
      const services = { hook: sick.service, monitoring: sick.service };
      // Only where an answer is waited for in vain is the wait cut short.
      const announcer = await announcerFor(
        t,
        directory,
        services,
        patientClockOf(behaviour === "hang" ? 40 : 1),
      );
      assert.equal(await announcer.announce(deprecation("orders", 1)), false);
      const withdrawn = { ...deprecation("orders", 1), event: "webhook_deprecation_withdrawn" } as const;
      assert.equal(await announcer.announce(withdrawn), false);
      await announcer.report(statusReport("orders", 1), RUN);
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
      const next = await announcerFor(t, directory, { hook: hook.service, monitoring: dashboard.service });
      assert.deepEqual(await next.flush(AMPLE_MS), []);
      assert.deepEqual(hook.accepted(), [deprecation("orders", 1), withdrawn]);
      assert.deepEqual(dashboard.accepted(), [statusReport("orders", 1)]);
      assert.ok(ids.has(hook.seen[0]?.id ?? ""), "a repetition keeps its id");
      await next.close();

      const after = await announcerFor(t, directory, { hook: hook.service, monitoring: dashboard.service });
      assert.deepEqual(await after.flush(AMPLE_MS), []);
      assert.equal(hook.seen.length + dashboard.seen.length, 3, "what is delivered is not sent again");
      assert.equal(outboxOf(directory), "");
    });
  }

  it("and is not there costs a warning", async (t) => {
    const hook = await absentService(t);
    const announcer = await announcerFor(t, temporaryDirectory(t), { hook });
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
    const announcer = await announcerFor(t, temporaryDirectory(t), { hook: { ...service, headers } });
    assert.equal(await announcer.announce(deprecation("orders", 1)), false);
    const [warning = ""] = await announcer.flush(AMPLE_MS);
    assert.match(warning, /\(a header cannot be sent\)/);
    assert.doesNotMatch(warning, /s3cret/);
  });

  it("and asks for time is left alone for so long, and told the rest before the run ends", async (t) => {
    const dashboard = await startService(t);
    const clock = patientClockOf(4);
    // Five at a time.
    let [taken, since] = [0, clock.monotonic()];
    dashboard.behave(() => {
      const now = clock.monotonic();
      if (now - since >= BUSY_SECONDS * 1_000) [taken, since] = [0, now];
      taken += 1;
      return taken <= 5 ? 200 : "busy";
    });
    const announcer = await announcerFor(t, temporaryDirectory(t), { monitoring: dashboard.service }, clock);
    const names = Array.from({ length: 12 }, (_, index) => `webhook-${index}`);
    await Promise.all(names.map((name) => announcer.report(statusReport(name, 1), RUN)));
    assert.deepEqual(await announcer.flush(AMPLE_MS), []);
    assert.equal(dashboard.accepted().length, names.length);
    assert.ok(dashboard.seen.length <= 12 + 7 + 2, `${dashboard.seen.length} requests`);
  });

  it("and asks for more time than there is is not asked again, and not waited for", async (t) => {
    const hook = await startService(t);
    hook.behave(() => "busy");
    const clock = patientClockOf(1);
    const announcer = await announcerFor(t, temporaryDirectory(t), { hook: hook.service }, clock);
    assert.equal(await announcer.announce(deprecation("orders", 1)), false);
    assert.equal(await announcer.announce(deprecation("returns", 1)), false);
    const began = clock.monotonic();
    assert.deepEqual(await announcer.flush(BUSY_SECONDS * 500), [
      `${hook.host} has not taken 2 deprecation events (answered 429); the next apply tries again`,
    ]);
    assert.ok(clock.monotonic() - began < BUSY_SECONDS * 500);
    assert.equal(hook.seen.length, 1);
  });

  it("but is again before the run ends is told by its end", async (t) => {
    const hook = await startService(t);
    hook.behave(() => (hook.seen.length === 1 ? "reset" : 200));
    const announcer = await announcerFor(t, temporaryDirectory(t), { hook: hook.service });
    assert.equal(await announcer.announce(deprecation("orders", 1)), false);
    assert.deepEqual(await announcer.flush(AMPLE_MS), []);
    assert.deepEqual(hook.accepted(), [deprecation("orders", 1)]);
  });

  it("and refuses one webhook's message hears of the others", async (t) => {
    const hook = await startService(t);
    hook.behave(({ body }) => (body.includes("poison") ? 400 : 200));
    const announcer = await announcerFor(t, temporaryDirectory(t), { hook: hook.service });
    assert.equal(await announcer.announce(deprecation("poison", 1)), false);
    assert.equal(await announcer.announce(deprecation("orders", 1)), true);
    const [warning = ""] = await announcer.flush(AMPLE_MS);
    assert.match(warning, /has not taken 1 deprecation event \(answered 400\)/);
  });

  for (const behaviour of ["hang", "reset"] as const) {
    it(`and gives no answer (${behaviour}) is left in peace, so that it holds up only the first changes`, async (t) => {
      const hook = await startService(t);
      hook.behave(() => behaviour);
      const clock = patientClockOf(behaviour === "hang" ? 8 : 1);
      const announcer = await announcerFor(t, temporaryDirectory(t), { hook: hook.service }, clock);
      for (let index = 0; index < 20; index++) {
        assert.equal(await announcer.announce(deprecation(`webhook-${index}`, 1)), false);
      }
      assert.equal(hook.seen.length, 1);
    });
  }

  it("and has not answered in longer than the end of the run may take is not asked again there", async (t) => {
    const hook = await startService(t);
    hook.behave(() => "hang");
    const announcer = await announcerFor(t, temporaryDirectory(t), { hook: hook.service }, patientClockOf(8));
    await announcer.announce(deprecation("orders", 1));
    const [warning = ""] = await announcer.flush(1_000);
    assert.match(warning, /1 deprecation event \(/);
    assert.equal(hook.seen.length, 1);
  });

  it("and is silent is asked by no more than are under way when the end of the run comes", async (t) => {
    const hook = await startService(t);
    hook.behave(() => "hang");
    const directory = temporaryDirectory(t);
    const announcer = await announcerFor(t, directory, { monitoring: hook.service }, patientClockOf(40));
    for (let index = 0; index < 80; index++) await announcer.report(statusReport(`webhook-${index}`, 1), RUN);
    assert.deepEqual(await announcer.flush(50), [
      `${hook.host} has not taken 80 status reports (no answer in time); the next apply tries again`,
    ]);
    assert.ok(hook.seen.length > 0 && hook.seen.length <= 64, `${hook.seen.length}`);
  });

  it("and has said nothing at all since it was first asked is not waited for at the end of a run", async (t) => {
    const directory = temporaryDirectory(t);
    const clock = patientClockOf(4);
    const hook = await startService(t);
    hook.behave(() => "hang");
    const services = { hook: hook.service };
    const first = await announcerFor(t, directory, services, clock);
    const begun = clock.monotonic();
    await first.announce(deprecation("orders", 1));
    assert.deepEqual(await first.flush(5_000, { silenceMs: 3_000 }), [
      `${hook.host} has not taken 1 deprecation event (no answer in time); the next apply tries again`,
    ]);
    const took = clock.monotonic() - begun;
    assert.ok(took >= 3_000 && took < 9_000, `${took} ms`);
    await first.close();

    hook.behave(() => 200);
    const second = await announcerFor(t, directory, services, clock);
    assert.deepEqual(await second.flush(5_000, { silenceMs: 3_000 }), []);
    assert.equal(new Set(hook.seen.map(({ id }) => id)).size, 1, "the same is sent under the same id");
  });

  it("but slower than that is waited for by the next run, so that it does not get the same in every run", async (t) => {
    const directory = temporaryDirectory(t);
    const clock = patientClockOf(4);
    const hook = await startService(t);
    hook.behave(() => clock.sleep(6_000).then(() => 200));
    const services = { hook: hook.service };
    const first = await announcerFor(t, directory, services, clock);
    await first.announce(deprecation("orders", 1));
    assert.equal((await first.flush(5_000, { silenceMs: 3_000 })).length, 1);
    await first.close();

    const second = await announcerFor(t, directory, services, clock);
    assert.deepEqual(await second.flush(5_000, { silenceMs: 3_000 }), []);
  });

  it("but answers some messages, be it with a refusal, is waited for with the others", async (t) => {
    const hook = await startService(t);
    const clock = patientClockOf(4);
    hook.behave(({ body }) => (body.includes("poison") ? 400 : clock.sleep(6_000).then(() => 200)));
    const announcer = await announcerFor(t, temporaryDirectory(t), { hook: hook.service }, clock);
    await announcer.announce(deprecation("poison", 1));
    await announcer.announce(deprecation("orders", 1));
    const [warning = ""] = await announcer.flush(5_000, { silenceMs: 3_000 });
    assert.match(warning, /has not taken 1 deprecation event \(answered 400\)/);
    assert.deepEqual(hook.accepted(), [deprecation("orders", 1)]);
  });

  it("but slow hears of a hundred webhooks in the time of few answers", async (t) => {
    const dashboard = await startService(t);
    const clock = patientClockOf(2);
    dashboard.behave(() => clock.sleep(1_200).then(() => 200));
    const announcer = await announcerFor(t, temporaryDirectory(t), { monitoring: dashboard.service }, clock);
    for (let index = 0; index < 100; index++)
      await announcer.report(statusReport(`webhook-${index}`, 1), RUN);
    assert.deepEqual(await announcer.flush(5_000, { silenceMs: 3_000 }), []);
    assert.equal(dashboard.seen.length, 100);
  });

  it("but slow, slower than the end of a run may last, is not cut off and hears everything once", async (t) => {
    const directory = temporaryDirectory(t);
    const [hook, dashboard] = [await startService(t), await startService(t)];
    const clock = patientClockOf(4);
    const slowly = () => clock.sleep(1_200).then(() => 200);
    hook.behave(slowly);
    dashboard.behave(slowly);
    const services = { hook: hook.service, monitoring: dashboard.service };
    const first = await announcerFor(t, directory, services, clock);
    await first.announce(deprecation("orders", 1));
    await first.announce(deprecation("orders", 2));
    await first.report(statusReport("orders", 2), RUN);
    await first.flush(1_000);
    await first.close();
    const second = await announcerFor(t, directory, services, clock);
    assert.deepEqual(await second.flush(5_000), []);
    await second.close();
    assert.deepEqual(hook.accepted(), [deprecation("orders", 1), deprecation("orders", 2)]);
    assert.equal(hook.seen.length, 2, "none was sent twice");
    assert.equal(dashboard.seen.length, 1);
  });

  it("and silent holds up a run that is told to stop for a second at most", {
    timeout: 60_000,
  }, async (t) => {
    const hook = await startService(t);
    hook.behave(() => "hang");
    const announcer = await announcerFor(t, temporaryDirectory(t), { monitoring: hook.service });
    await announcer.report(statusReport("orders", 1), RUN);
    const stop = new AbortController();
    const flushed = announcer.flush(600_000, { stopped: stop.signal });
    stop.abort();
    assert.match((await flushed)[0] ?? "", /has not taken 1 status report \(time ran out\)/);
  });
});

describe("a message that a service refuses for good", () => {
  const forGood = [400, 404, 410, 413, 422, 431, 501];
  for (const status of forGood) {
    it(`(${status}) is set aside after three runs, told and recorded, and later ones pass`, async (t) => {
      const directory = temporaryDirectory(t);
      const hook = await startService(t);
      hook.behave(({ body }) => (body.includes('"old_version":1') ? status : 200));
      const recorded: string[] = [];
      const begin = () =>
        announcerFor(t, directory, { hook: hook.service }, patientClockOf(1), async ({ webhook }, cause) => {
          recorded.push(`${webhook} ${cause}`);
        });
      const first = await begin();
      await first.announce(deprecation("orders", 1));
      await first.announce(deprecation("orders", 2));
      assert.match((await first.flush(AMPLE_MS))[0] ?? "", /has not taken 2 deprecation events/);
      await first.close();
      const second = await begin();
      assert.match((await second.flush(AMPLE_MS))[0] ?? "", /has not taken 2 deprecation events/);
      await second.close();
      assert.deepEqual(recorded, []);

      const third = await begin();
      const id = hook.seen[0]?.id;
      assert.deepEqual(await third.flush(AMPLE_MS), [
        `${hook.host} refused a deprecation event of orders in 3 runs (answered ${status}): ${id} is set aside, ` +
          "and later ones pass; webhook-sync outbox list shows it",
      ]);
      await third.close();
      assert.deepEqual(recorded, [`orders answered ${status}`]);
      assert.deepEqual(hook.accepted(), [deprecation("orders", 2)]);

      const tried = hook.seen.length;
      const fourth = await begin();
      assert.deepEqual(await fourth.flush(AMPLE_MS), [
        "1 message is set aside; webhook-sync outbox list shows it",
      ]);
      await fourth.close();
      assert.equal(hook.seen.length, tried, "it is not sent again");
      const forOthers = await announcerFor(t, directory, { monitoring: hook.service }, patientClockOf(1));
      assert.deepEqual(await forOthers.flush(AMPLE_MS), [], "told by whoever tells the hook");
      await forOthers.close();
    });
  }

  for (const status of [302, 401, 403, 408, 425, 429, 500, 503]) {
    it(`is not one that may be taken later (${status}), however many runs it takes`, async (t) => {
      const directory = temporaryDirectory(t);
      const hook = await startService(t);
      hook.behave(() => status);
      for (let run = 1; run <= 5; run++) {
        const announcer = await announcerFor(t, directory, { hook: hook.service });
        if (run === 1) await announcer.announce(deprecation("orders", 1));
        assert.match((await announcer.flush(AMPLE_MS))[0] ?? "", /has not taken 1 deprecation event/);
        await announcer.close();
      }
      hook.behave(() => 200);
      assert.deepEqual(await (await announcerFor(t, directory, { hook: hook.service })).flush(AMPLE_MS), []);
    });
  }

  it("because no header can carry its id is left out like a line that cannot be read", async (t) => {
    const directory = temporaryDirectory(t);
    const hook = await startService(t);
    const message = { id: "two\nlines", kind: "event", webhook: "orders", body: deprecation("orders", 1) };
    writeFileSync(join(directory, "outbox.ndjson"), `${JSON.stringify({ state: "queued", message })}\n`);
    assert.match(
      (await (await announcerFor(t, directory, { hook: hook.service })).flush(AMPLE_MS))[0] ?? "",
      /left out: 1$/,
    );
    assert.deepEqual(
      await (await announcerFor(t, directory, { hook: hook.service })).flush(AMPLE_MS),
      [],
      "told once",
    );
  });
});

describe("the outbox", () => {
  it("is for nobody but us", async (t) => {
    const directory = join(temporaryDirectory(t), "state", "production");
    const hook = await startService(t);
    const announcer = await announcerFor(t, directory, { hook: hook.service });
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
    await (await announcerFor(t, directory, { hook: hook.service })).announce(deprecation("orders", 1));
    assert.ok(kept.includes(JSON.stringify(deprecation("orders", 1))), kept);
  });

  it("that a kill left between delivery and its mark repeats the message with its id", async (t) => {
    const directory = temporaryDirectory(t);
    const hook = await startService(t);
    const first = await announcerFor(t, directory, { hook: hook.service });
    await first.announce(deprecation("orders", 1));
    await first.close();
    const queuedOnly = outboxOf(directory).split("\n")[0];
    writeFileSync(join(directory, "outbox.ndjson"), `${queuedOnly}\n`);

    assert.deepEqual(await (await announcerFor(t, directory, { hook: hook.service })).flush(AMPLE_MS), []);
    assert.equal(hook.seen.length, 2);
    assert.equal(hook.seen[0]?.id, hook.seen[1]?.id);
  });

  it("that a kill tore is read up to there, and goes on with whole lines", async (t) => {
    const directory = temporaryDirectory(t);
    const hook = await startService(t);
    hook.behave(() => 500);
    const first = await announcerFor(t, directory, { hook: hook.service });
    await first.announce(deprecation("orders", 1));
    await first.close();
    writeFileSync(join(directory, "outbox.ndjson"), '{"state":"queued","mess', { flag: "a" });

    const second = await announcerFor(t, directory, { hook: hook.service });
    await second.announce(deprecation("orders", 2));
    await second.close();
    hook.behave(() => 200);
    assert.deepEqual(await (await announcerFor(t, directory, { hook: hook.service })).flush(AMPLE_MS), []);
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
    const announcer = await announcerFor(t, directory, { hook: hook.service });
    assert.deepEqual(await announcer.flush(AMPLE_MS), [
      `Lines of ${file} that could not be read and were left out: 4`,
    ]);
    assert.equal(hook.seen.length, 0);
  });

  it("that cannot be written costs a warning, and what can be delivered is", async (t) => {
    const directory = temporaryDirectory(t);
    const hook = await startService(t);
    mkdirSync(join(directory, "outbox.ndjson"));
    const announcer = await announcerFor(t, directory, { hook: hook.service });
    assert.equal(await announcer.announce(deprecation("orders", 1)), true);
    const [warning = ""] = await announcer.flush(AMPLE_MS);
    assert.match(
      warning,
      /outbox\.ndjson cannot be read \(EFTYPE: not a regular file\); what this run could not deliver is lost$/,
    );
  });

  it("gives an event the id that follows from it, so that whoever announces it again repeats it", async (t) => {
    const ids = async (events: readonly (readonly [name: string, version: number, round: number])[]) => {
      const hook = await startService(t);
      const announcer = await announcerFor(t, temporaryDirectory(t), { hook: hook.service });
      for (const [name, version, round] of events)
        await announcer.announce(deprecation(name, version), round);
      return hook.seen.map(({ id }) => id);
    };
    const [first = [], again = []] = [await ids([["orders", 1, 0]]), await ids([["orders", 1, 0]])];
    assert.match(first[0] ?? "", /^[0-9a-f]{32}$/);
    assert.deepEqual(first, again);
    const others = await ids([
      ["orders", 2, 0],
      ["ledger", 1, 0],
      ["orders", 1, 1],
    ]);
    assert.equal(new Set([...first, ...others]).size, 4);
  });

  it("does not queue again what an earlier run left of the same announcement", async (t) => {
    const [hook, directory] = [await startService(t), temporaryDirectory(t)];
    hook.behave(() => 500);
    const first = await announcerFor(t, directory, { hook: hook.service });
    assert.equal(await first.announce(deprecation("orders", 1)), false);
    await first.close();
    hook.behave(() => 200);
    const second = await announcerFor(t, directory, { hook: hook.service });
    const before = hook.seen.length;
    assert.equal(await second.announce(deprecation("orders", 1)), true);
    assert.equal(hook.seen.length, before + 1);
  });

  it("is left to the next run from where this one no longer holds the record", async (t) => {
    const dashboard = await startService(t);
    const directory = temporaryDirectory(t);
    const monitoring = dashboard.service;
    const mayDeliver = () => dashboard.seen.length < 2;
    const announcer = await announcerFor(t, directory, { monitoring, mayDeliver });
    for (let version = 1; version <= 4; version++)
      await announcer.report(statusReport("orders", version), RUN);
    assert.deepEqual(await announcer.flush(AMPLE_MS), [
      `${dashboard.host} has not taken 2 status reports (this run no longer holds the record); the next apply tries again`,
    ]);
    await announcer.close();
    assert.equal(dashboard.seen.length, 2);
    const next = await announcerFor(t, directory, { monitoring });
    assert.deepEqual(await next.flush(AMPLE_MS), []);
    assert.deepEqual(
      dashboard.accepted(),
      [1, 2, 3, 4].map((version) => statusReport("orders", version)),
    );
    assert.equal(dashboard.seen.length, 4);
  });

  it("delivers everything in order per webhook, whatever fails and however often it starts anew", async (t) => {
    const hook = await startService(t);
    const message = fc.record({
      name: fc.constantFrom("a", "b", "c"),
      kind: fc.constantFrom("event", "status"),
    });
    const runs = fc.array(fc.array(message, { maxLength: 8 }), { minLength: 1, maxLength: 4 });
    // The hook goes through all histories and drops what it knows: no version is announced in two of them.
    let serials = 0;
    const faults = fc.infiniteStream(fc.constantFrom<Behaviour>(200, 200, 500, "reset"));
    await fc.assert(
      fc.asyncProperty(runs, faults, async (plan, behaviours) => {
        const directory = temporaryDirectory(t);
        const before = hook.accepted().length;
        const told: { name: string; kind: string; serial: number }[] = [];
        const both = { hook: hook.service, monitoring: hook.service };
        for (const run of plan) {
          hook.behave(() => behaviours.next().value ?? 200);
          const announcer = await announcerFor(t, directory, both, patientClockOf(20));
          for (const { name, kind } of run) {
            serials += 1;
            const serial = serials;
            told.push({ name, kind, serial });
            if (kind === "event") await announcer.announce(deprecation(name, serial));
            else await announcer.report(statusReport(name, serial), RUN);
          }
          await announcer.close();
        }
        hook.behave(() => 200);
        const last = await announcerFor(t, directory, both);
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
