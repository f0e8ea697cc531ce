import assert from "node:assert/strict";
import { setImmediate as turn } from "node:timers/promises";
import { FakeTenant } from "../../cognigy/fake-tenant.ts";
import { sendJson } from "../../cognigy/server.ts";
import { HeldClock } from "../held-clock.ts";

/** The moments of a run at which somebody looks at its display. */
export type Moment = "creating" | "three ended" | "waiting" | "activating";

/**
 * A tenant that takes ten seconds for what it does, refuses refunds, and has orders wait for half a minute. Time passes
 * nowhere else.
 */
export class Show {
  clock = new HeldClock();
  /** Everything that has been displayed. */
  #displayed = () => "";
  #onMoment: (moment: Moment) => void = () => {};
  #refused = false;
  readonly tenant: Promise<FakeTenant>;

  constructor() {
    this.tenant = FakeTenant.start(async ({ method, body }, response) => {
      if (method === "PUT") await this.#pass(10_000, "activating");
      if (method !== "POST") return false;
      if (JSON.parse(body).name === "refunds") {
        await this.#pass(10_000, "creating");
        sendJson(response, 422, { message: "refunds are not to be had here" });
        return true;
      }
      if (this.#refused) return false;
      this.#refused = true;
      await this.#until(() =>
        /survey@1 create held|"change-finished","key":"survey@1"/.test(this.#displayed()),
      );
      await this.#until(() =>
        /returns@1 create skip|"change-finished","key":"returns@1"/.test(this.#displayed()),
      );
      await this.#pass(10_000, "three ended");
      sendJson(response, 429, { message: "too many requests" }, { "retry-after": "30" });
      void this.#waitOut();
      return true;
    });
  }

  /** Prepares a run on an empty tenant. */
  async next(displayed: () => string, onMoment: (moment: Moment) => void): Promise<void> {
    this.clock = new HeldClock();
    this.#displayed = displayed;
    this.#onMoment = onMoment;
    this.#refused = false;
    (await this.tenant).store.clear();
  }

  /** The client obeys and sleeps for as long as it was told to. */
  async #waitOut(): Promise<void> {
    await this.#until(() => this.clock.longestMs() >= 30_000);
    await this.#pass(20_000, "waiting");
    this.clock.pass(10_000);
  }

  async #pass(milliseconds: number, moment: Moment): Promise<void> {
    this.clock.pass(milliseconds);
    await turn();
    this.#onMoment(moment);
  }

  async #until(isSo: () => boolean): Promise<void> {
    const patience = performance.now() + 60_000;
    while (!isSo()) {
      assert.ok(performance.now() < patience, this.#displayed());
      await turn();
    }
  }
}
