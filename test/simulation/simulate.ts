import assert from "node:assert/strict";
import type { Api } from "../../src/model/fleet/environment.ts";
import { keyOf } from "../../src/model/fleet/key.ts";
import type { Webhook } from "../../src/model/fleet/webhook.ts";
import type { Blocked } from "../../src/model/plan/change.ts";
import type { Random } from "../../src/model/run/surroundings.ts";

import { clickSomewhere, undoRenames } from "./clicks.ts";
import { edit } from "./edits.ts";
import {
  assertApproved,
  assertAsDeclared,
  assertLastWords,
  assertNoDoubles,
  assertOursOrAdopted,
  assertProtectionHolds,
  assertRecordIsTrue,
  assertSecretsStay,
  assertStaysLit,
  declaredSendings,
  isLit,
  linesBefore,
  type Told,
  wantedLines,
} from "./laws.ts";
import { type Ending, type Mode, Operator } from "./operator.ts";
import { Protection } from "./protection.ts";
import { randomFrom } from "./random.ts";
import { type Commit, type OnCommit, SETTLE_MS, SimulatedTenant } from "./tenant.ts";
import { VirtualClock } from "./virtual-clock.ts";
import { type World, worldOf } from "./world.ts";

/** More applies than any history of this size needs to come to rest. */
const MOST_APPLIES = 8;

/** How a history ended: as declared, or with a double that two operators made where nothing prevents it. */
export type Rest = "converged" | "ambiguous";

/** What happens to the state directory between two runs. */
export type StateLuck = "kept" | "lost-or-older";

/** Plays one history: fleets, edits in Git and by hand, faults, kills, one or two operators; then lets it come to rest. */
export async function simulate(
  seed: number,
  luck: StateLuck = "kept",
  profile: Api = "integrations-v1",
): Promise<Rest> {
  const history = new History(randomFrom(seed), luck, worldOf(profile));
  await history.play();
  return await history.comeToRest();
}

class History {
  readonly #random: Random;
  readonly #clock = new VirtualClock();
  readonly #tenant: SimulatedTenant;
  readonly #operators: readonly Operator[];
  readonly #commits: Commit[] = [];
  readonly #told: Told[] = [];
  #desired: readonly Webhook[];
  readonly #luck: StateLuck;
  readonly #world: World;
  readonly #protection = new Protection();
  /** By run, which names were active as it began. */
  readonly #lit = new Map<string, ReadonlySet<string>>();
  /** Where Git has ever wanted its passwords. */
  readonly #sendings = new Set<string>();
  #clicked = false;

  constructor(random: Random, luck: StateLuck, world: World) {
    this.#world = world;
    this.#random = random;
    this.#luck = luck;
    const traits = { uniqueNames: random() < 0.5, lagging: random() < 0.5, throttling: random() < 0.5 };
    this.#tenant = new SimulatedTenant(this.#clock, random, traits, world.directory);
    const { environment } = world;
    const surroundings = { environment, tenant: this.#tenant, clock: this.#clock, random, told: this.#told };
    const names = ["x", "y"].slice(0, random() < 0.5 ? 1 : 2);
    this.#operators = names.map((name) => new Operator(name, surroundings));
    this.#desired = edit([world.webhook("a")], random, world);
    this.#noteSendings();
    if (random() < 0.5) this.#addStrangers();
  }

  /** One that nobody declares, one of a name that may be declared, one that may be taken over. */
  #addStrangers(): void {
    const strangers = [
      this.#world.stranger("foreign", 1),
      this.#world.stranger("a", 50),
      this.#world.stranger("b", 1),
    ];
    for (const [index, one] of strangers.entries())
      this.#tenant.addForeign({ ...one, id: `foreign-${index}` });
  }

  async play(): Promise<void> {
    const random = this.#random;
    const rounds = 1 + Math.floor(random() * 4);
    for (let round = 0; round < rounds; round++) {
      this.#tenant.faultRate = random() < 0.5 ? 0 : random() * 0.4;
      await this.#applyAll();
      if (this.#luck === "lost-or-older") this.#loseState();
      else if (this.#operators.length === 1) {
        assertNoDoubles(this.#tenant);
        // The next run comes while writes of a killed one are still on their way.
        if (random() < 0.5) continue;
      }
      // Whoever edits does so when no write is on its way any more.
      await this.#clock.passFor(this.#clock.sleep(SETTLE_MS));
      if (random() < 0.5) this.#desired = edit(this.#desired, random, this.#world);
      this.#noteSendings();
      if (random() < 0.4) this.#click();
    }
  }

  /** A cache that was evicted, or an artifact of an earlier run. */
  #loseState(): void {
    for (const operator of this.#operators) {
      const luck = this.#random();
      if (luck < 0.25) operator.loseState();
      else if (luck < 0.5) operator.returnToOlderState();
    }
  }

  #click(): void {
    this.#clicked = true;
    clickSomewhere(this.#tenant, this.#random);
  }

  async #applyAll(): Promise<void> {
    const random = this.#random;
    const unfitRate = random() < 0.7 ? 0 : 0.5;
    const applies = this.#operators.map(async (operator) => {
      if (this.#operators.length > 1) await this.#clock.sleep(random() * 200);
      const killedAfterMs = random() < 0.5 ? random() * (random() < 0.2 ? SETTLE_MS * 3 : 400) : null;
      const mode = await this.#someMode(operator);
      const onCommit = this.#watch(mode, operator);
      this.#noteLights(operator.nextRun);
      await operator.apply(this.#desired, { mode, killedAfterMs, unfitRate, onCommit });
      this.#protection.see(operator.recorded());
    });
    await this.#clock.passFor(Promise.all(applies));
  }

  #noteSendings(): void {
    for (const sending of declaredSendings(this.#desired)) this.#sendings.add(sending);
  }

  /** The names that are active as a run begins. */
  #noteLights(run: string): void {
    const lit = this.#tenant.ours().filter((one) => isLit([one]));
    this.#lit.set(run, new Set(lit.map(({ name }) => name)));
  }

  /** A record that was lost meanwhile cannot tell. */
  #litBefore(run: string): ReadonlySet<string> {
    return (this.#luck === "kept" ? this.#lit.get(run) : undefined) ?? new Set();
  }

  async #someMode(operator: Operator): Promise<Mode> {
    // With a second operator, what one takes back the other makes again at the same time.
    const runs = this.#operators.length === 1 ? [...this.#lit.keys()] : [];
    const earlier = runs[Math.floor(this.#random() * runs.length * 4)];
    if (earlier !== undefined) return { kind: "rollback", run: earlier };
    const kind = this.#random();
    if (kind < 0.4) return { kind: "skip-blocked" };
    if (kind < 0.6) return { kind: "all" };
    if (kind < 0.8) {
      const known = this.#desired.flatMap(({ name, replaces }) => [name, ...replaces]);
      const names = known.filter(() => this.#random() < 0.5);
      return { kind: "target", names };
    }
    const document = await operator.plan(this.#desired);
    return document === null ? { kind: "all" } : { kind: "approved", document };
  }

  #watch(mode: Mode, operator: Operator): OnCommit {
    const wanted =
      mode.kind === "rollback"
        ? linesBefore(this.#litBefore(mode.run), mode.run, operator.records())
        : wantedLines(this.#desired);
    return (commit) => {
      this.#commits.push(commit);
      assertStaysLit(commit, wanted);
      assertOursOrAdopted(commit, this.#desired);
      assertSecretsStay(commit, this.#sendings);
      if (mode.kind === "approved") assertApproved(commit, mode.document);
      if (!allowsRemovals(mode))
        assertProtectionHolds(commit, (key) => this.#protection.holds(key, operator.recorded()));
    };
  }

  /** Applies until nothing is left to do, with everything allowed that has to be. */
  async comeToRest(): Promise<Rest> {
    this.#tenant.faultRate = 0;
    undoRenames(this.#tenant);
    this.#desired = this.#desired.map((one) => ({ ...one, adopt: !one.unadopt }));
    const endings: Ending[] = [];
    for (let apply = 0; apply < MOST_APPLIES; apply++) {
      for (const operator of this.#operators) {
        const ending = await this.#applyQuietly(operator);
        endings.push(ending);
        this.#follow(ending);
        const rest = restAfter(ending, this.#mayDouble());
        if (rest === "converged") {
          // Each has its own record of what the hook was told, and puts its own last word right.
          for (const one of this.#operators) await this.#applyQuietly(one);
          this.#assertLaws();
        }
        if (rest !== null) return rest;
      }
    }
    assert.fail(`it does not come to rest: ${JSON.stringify(endings.at(-1))}`);
  }

  /**
   * Does what the plan says: of names that cannot be replaced the line goes, and so do credentials that nobody declares and
   * `adopt` beside an Endpoint of its own.
   */
  #follow(ending: Ending): void {
    if (ending.kind !== "applied") return;
    const { blocked } = ending.plan;
    const refused = new Set(blocked.filter(isRefusedTakeover).map(({ name }) => name));
    const bare = new Set(blocked.filter(({ code }) => code === "credentials").map(({ key }) => key));
    const doubled = new Set(blocked.filter(isAdoptionBesideOwn).map(({ key }) => key));
    this.#desired = this.#desired
      .map((one) => (doubled.has(keyOf(one)) ? { ...one, adopt: false } : one))
      // The line may stand in the manifest of another version.
      .map((one) => (refused.has(one.name) ? { ...one, replaces: [] } : one))
      .map((one) => (bare.has(keyOf(one)) ? this.#world.withoutSecret(one) : one));
  }

  async #applyQuietly(operator: Operator): Promise<Ending> {
    const mode: Mode = { kind: "allowed" };
    const how = { mode, killedAfterMs: null, unfitRate: 0, onCommit: this.#watch(mode, operator) };
    const ending = await this.#clock.passFor(operator.apply(this.#desired, how));
    // Nothing but time tells one state directory what was written from another a moment ago.
    if (this.#operators.length > 1) await this.#clock.passFor(this.#clock.sleep(SETTLE_MS));
    return ending;
  }

  /** Nothing tells one state directory what was written from another, or from the one that was lost. */
  #mayDouble(): boolean {
    return this.#operators.length > 1 || this.#luck === "lost-or-older";
  }

  /**
   * One took it back and lost the record of that; then the other made the same deprecation, of which it had told before.
   * Whoever works alone tells of a deprecation before it is made, whatever was lost; but not of what a person deletes.
   */
  #isForgotten(told: Told): boolean {
    if (this.#luck === "kept") return false;
    if (this.#operators.length === 1 && !this.#isDeletedByHand(told)) return false;
    return !this.#operators.some((one) => one.name === told.by && one.remembers(told));
  }

  /** Whether it is gone, and the last write of ours had left it there. */
  #isDeletedByHand({ event: { name, old_version: version } }: Told): boolean {
    const key = keyOf({ name, version });
    const last = this.#commits.findLast(({ before, after }) =>
      [before, after].some((one) => one !== null && keyOf(one) === key),
    );
    return !this.#tenant.all().some((one) => keyOf(one) === key) && last?.after != null;
  }

  #assertLaws(): void {
    assertAsDeclared(this.#desired, this.#tenant);
    assertLastWords(this.#told, this.#tenant.all(), (told) => this.#isForgotten(told));
    // Where somebody else writes too, a run cannot tell whose doing the state is that it finds.
    const [only, second] = this.#operators;
    if (only !== undefined && second === undefined && !this.#clicked && this.#luck === "kept") {
      assertRecordIsTrue(only.records(), this.#commits);
    }
  }
}

function isRefusedTakeover({ action, code }: Blocked): boolean {
  return action === "replace" && code === "not-ours";
}

function isAdoptionBesideOwn({ action, code }: Blocked): boolean {
  return action === "adopt" && code === "ambiguous";
}

/** A rollback names its run, and with it all that the run made. */
function allowsRemovals({ kind }: Mode): boolean {
  return kind === "allowed" || kind === "rollback";
}

/** How it came to rest; null while there is still something to do. A double that may be has to be told. */
function restAfter(ending: Ending, mayDouble: boolean): Rest | null {
  if (ending.kind !== "applied" || ending.plan.changes.length > 0) return null;
  const { blocked } = ending.plan;
  if (blocked.length === 0) return "converged";
  return mayDouble && blocked.some(({ code }) => code === "ambiguous") ? "ambiguous" : null;
}
