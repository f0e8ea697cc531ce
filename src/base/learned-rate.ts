/** What a longer period allows is not spread: it may leave at once, and hardly any run asks for it twice. */
const LONGEST_PERIOD_MS = 10_000;
/** Tenants count in seconds or longer. */
const SHORTEST_PERIOD_MS = 1_000;
/** Without a request for so long, what came before does not belong to the requests that are refused. */
const IDLE_MS = 1_000;
/** Of what was seen to pass. On the way, requests come closer together than they left. */
const CAUTION = 0.95;
/** So few requests do not show a rate; this one is tried in its place, a second. */
const FEW = 4;
const TRIED_FOR_FEW = 16;
const MOST_PATIENCE_MS = 64_000;

/** How the rate is raised while nothing is refused: after so long, by this factor, never past half the way to the ceiling. */
interface Search {
  readonly patienceMs: number;
  readonly factor: number;
}

/** Few may be what a tenant takes at once, with more to follow: then the rate is looked for in larger steps. */
function firstSearch(accepted: number): Search {
  if (accepted < FEW) return { patienceMs: 250, factor: 2 };
  return accepted < 5 * FEW ? { patienceMs: 1_000, factor: 1.5 } : { patienceMs: 4_000, factor: 1.25 };
}

/**
 * Learns the tenant's rate from its refusals, so that a long run does not meet one in every period. What came through
 * before a refusal is what a period allows. The period's length lies between the last refusal and the time from which
 * the tenant accepts again; the pause in between is our choice or a rounded number, and is not counted.
 */
export class LearnedRate {
  #spacing: Spacing | null = null;
  /** null until the spacing is more than a guess. */
  #search: Search | null = null;
  /** What was kept for a while without a refusal; null before that. */
  #proven: number | null = null;
  /** The lowest rate that was refused. */
  #ceiling = Number.POSITIVE_INFINITY;
  /** Since when, and for how many requests, the present rate has been kept. */
  #kept = { since: 0, requests: 0 };
  /** The requests since the last pause, or since there were none for a while. */
  #since = 0;
  #accepted = 0;
  #lastTake = Number.NEGATIVE_INFINITY;
  /** While the tenant refuses: until when it does for certain. */
  #refusesUntil: number | null = null;

  delayMs(now: number): number {
    return this.#spacing?.delayMs(now) ?? 0;
  }

  /** A request leaves. */
  take(now: number): void {
    const refuses = this.#refusesUntil !== null;
    if (!refuses && now - this.#lastTake > IDLE_MS) this.#restart(now);
    this.#lastTake = now;
    this.#spacing?.take(now);
    if (!refuses) this.#tryForMore(now);
  }

  /** For how long requests have been leaving without a pause. */
  busyMs(now: number): number {
    return now - this.#since;
  }

  /** The tenant took the request that left then. */
  accepted(at: number): void {
    if (this.#refusesUntil !== null && at > this.#refusesUntil) this.#learn(at, this.#refusesUntil);
    if (at >= this.#since) this.#accepted += 1;
  }

  /** The tenant refuses, and will until then at least. */
  refused(until: number): void {
    const isFirst = this.#refusesUntil === null;
    this.#refusesUntil = until;
    if (isFirst && this.#search !== null) this.#retreat(this.#search);
    // What was refused together should not come back together.
    else this.#spacing ??= new Spacing(this.#accepted < FEW ? TRIED_FOR_FEW : this.#accepted);
  }

  #retreat(search: Search): void {
    const rate = this.#spacing?.perSecond ?? Number.POSITIVE_INFINITY;
    this.#ceiling = Math.min(this.#ceiling, rate);
    if (this.#proven !== null && this.#proven >= rate) this.#proven = rate * 0.8;
    this.#search = { factor: 1.25, patienceMs: Math.min(MOST_PATIENCE_MS, search.patienceMs * 2) };
  }

  /** The request that left at this time came through again. */
  #learn(at: number, refusedUntil: number): void {
    const leastMs = refusedUntil - this.#since;
    if (leastMs <= LONGEST_PERIOD_MS && this.#accepted > 0) {
      const periodMs = Math.min(Math.max(leastMs, SHORTEST_PERIOD_MS), at - this.#since);
      const seen = (CAUTION * 1_000 * this.#accepted) / periodMs;
      const tried = this.#accepted < FEW ? Math.max(seen, TRIED_FOR_FEW) : seen;
      this.#search ??= firstSearch(this.#accepted);
      this.#keep(this.#proven ?? Math.min(tried, this.#ceiling * 0.7), at);
    } else if (this.#search === null) this.#spacing = null;
    this.#refusesUntil = null;
    this.#restart(at);
  }

  #restart(now: number): void {
    this.#since = now;
    this.#accepted = 0;
    this.#kept = { since: now, requests: 0 };
  }

  #keep(perSecond: number, now: number): void {
    this.#spacing ??= new Spacing(perSecond);
    this.#spacing.perSecond = perSecond;
    this.#kept = { since: now, requests: 0 };
  }

  /** Past a ceiling that was met long ago as well: a tenant may allow more at another time. */
  #tryForMore(now: number): void {
    const [spacing, search] = [this.#spacing, this.#search];
    if (spacing === null || search === null) return;
    this.#kept = { ...this.#kept, requests: this.#kept.requests + 1 };
    if (this.#kept.requests < FEW || now - this.#kept.since < search.patienceMs) return;
    const rate = spacing.perSecond;
    this.#proven = rate;
    if (rate >= this.#ceiling * CAUTION) this.#ceiling *= 1.1;
    this.#keep(Math.min(rate * search.factor, (rate + this.#ceiling) / 2), now);
  }
}

/** A timer that rang late: so much of the time is caught up with. */
const SLACK_MS = 10;

/** Requests at even distances: what a period allows is spread over it, whatever the tenant takes for a period. */
export class Spacing {
  perSecond: number;
  /** When the latest request was due. */
  #latest = Number.NEGATIVE_INFINITY;

  constructor(perSecond: number) {
    this.perSecond = perSecond;
  }

  /** How long the next request has to wait. */
  delayMs(now: number): number {
    return Math.max(0, this.#nextDue - now);
  }

  /** A request starts. */
  take(now: number): void {
    const due = this.#nextDue;
    this.#latest = due + SLACK_MS >= now ? due : now;
  }

  get #nextDue(): number {
    return this.#latest + 1_000 / this.perSecond;
  }
}
