import { showDuration } from "../../base/time.ts";
import { CLOCK_TOLERANCE_MS } from "../../model/fleet/live.ts";
import type { JournalRecord, SegmentStarted } from "../../model/record/record.ts";
import { EXIT } from "../../model/run/exit-code.ts";
import { type Problem, problem } from "../../model/run/problem.ts";
import { sha256, tellsOf } from "../chain/chain.ts";
import type { Beginning } from "../chain/journal.ts";
import { ProjectionBuilder } from "../projection/builder.ts";
import { PROJECTION_FORMAT, projectionText } from "../projection/document.ts";

/** Looks at what an unbroken chain does not show by itself. */
export class Audit {
  #builder: ProjectionBuilder | null;
  #beginning: Beginning | null = null;
  #isVouchedFor = false;
  /** Folders that records were pruned to, by their names, of which the records tell. */
  readonly #cuts = new Set<string>();
  #uncompared = 0;
  #latest = Number.NEGATIVE_INFINITY;
  /** Of runs whose clock was wrong by their own record: how far the tenant's was ahead, in milliseconds. */
  readonly #skews = new Map<string, number>();
  #problem: Problem | null = null;

  /** `rebuilds`: makes anew what the records add up to. */
  constructor(rebuilds: boolean) {
    this.#builder = rebuilds ? new ProjectionBuilder() : null;
  }

  /** The record begins after what this stands for. */
  begin(beginning: Beginning): void {
    this.#beginning = beginning;
    if (this.#builder !== null) this.#builder = new ProjectionBuilder(beginning.projection);
  }

  add(record: JournalRecord): void {
    this.#checkTime(record);
    this.#isVouchedFor ||= this.#beginning !== null && tellsOf(record, this.#beginning);
    if (record.phase === "pruned" && record.through <= this.#pruned()) this.#cuts.add(record.cut);
    if (this.#builder === null) return;
    if (record.phase === "segment-started") this.#checkProjection(record);
    this.#builder.add(record);
  }

  /** What another version made of the same records may differ, and is not made again here. */
  #checkProjection({ sequence, projection_format: format, projection_sha256: hash }: SegmentStarted): void {
    if (format !== PROJECTION_FORMAT) {
      this.#uncompared += 1;
      return;
    }
    if (sha256(this.text()) === hash) return;
    const message = `record ${sequence} names a projection that does not follow from the records before it`;
    this.#problem ??= problem(EXIT.journal, "projection-differs", message, "restore the journal from a copy");
  }

  /** How many projections that the records name are of another version's format. */
  uncompared(): number {
    return this.#uncompared;
  }

  /** Where the record begins, if none of its records tells of the pruning: null where one does, or it begins with record 1. */
  unvouched(): Beginning | null {
    return this.#isVouchedFor ? null : this.#beginning;
  }

  /** How many records are missing before the first one, and where the records say that they are. */
  missing(): { readonly records: number; readonly folders: readonly string[] } {
    return { records: this.#pruned(), folders: [...this.#cuts] };
  }

  #pruned(): number {
    return this.#beginning?.projection.sequence ?? 0;
  }

  /** What the records add up to. */
  text(): string {
    return this.#builder === null ? "" : projectionText(this.#builder.projection());
  }

  problem(): Problem | null {
    return this.#problem;
  }

  /** How many runs had a wrong clock by their own record. */
  wrongClocks(): number {
    return this.#skews.size;
  }

  /** Times of a run whose clock is known to have been wrong are looked at as the tenant's clock had them. */
  #checkTime(record: JournalRecord): void {
    const { sequence, run, timestamp, time } = record;
    if (record.phase === "run-started" && record.clock_ahead_ms !== undefined)
      this.#skews.set(run, record.clock_ahead_ms);
    const at = timestamp * 1_000 + (this.#skews.get(run) ?? 0);
    const back = this.#latest - at;
    this.#latest = Math.max(this.#latest, at);
    if (back <= CLOCK_TOLERANCE_MS) return;
    const message = `record ${sequence} is of ${time}, ${showDuration(back)} before one that precedes it`;
    const hint = "find out whether a runner's clock was wrong, or whether somebody wrote this record";
    this.#problem ??= problem(EXIT.journal, "time-runs-backwards", message, hint);
  }
}
