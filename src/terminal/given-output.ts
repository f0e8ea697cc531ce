import { codeOf } from "../base/system-error.ts";
import type { Output } from "../model/run/surroundings.ts";
import { exitOfLoss, lossText } from "./process-io.ts";

/** Takes a piece of output. It may throw, and what it gives may be a promise that rejects. */
type Take = (text: string) => unknown;

/**
 * The outputs that a program gives in the place of its streams. As a stream that cannot be written, one that takes
 * nothing any more must not end a run in the middle of its writes: what comes later is dropped, and the exit code shows it.
 */
export class GivenOutputs {
  readonly stdout: Output | undefined;
  readonly stderr: Output | undefined;
  #isLost = false;
  readonly #underWay = new Set<Promise<void>>();
  /** Tells people on stderr, whosever that is. */
  readonly say: (text: string) => void;

  constructor(given: { readonly stdout?: Take; readonly stderr?: Take }, ownStderr: (text: string) => void) {
    this.stderr = this.#outputOf(given.stderr, () => {});
    this.say = this.stderr?.write ?? ownStderr;
    this.stdout = this.#outputOf(given.stdout, (error) => this.say(lossText(causeOf(error))));
  }

  /** What a run ends with that would have ended with this one, once all that it wrote is taken. */
  async exitCode(code: number): Promise<number> {
    while (this.#underWay.size > 0) await Promise.all(this.#underWay);
    return this.#isLost ? exitOfLoss(code) : code;
  }

  #outputOf(take: Take | undefined, tell: (error: unknown) => void): Output | undefined {
    if (take === undefined) return undefined;
    let isOpen = true;
    const lose = (error: unknown) => {
      if (!isOpen) return;
      isOpen = false;
      this.#isLost = true;
      tell(error);
    };
    const write = (text: string) => {
      if (!isOpen) return;
      try {
        const taken = take(text);
        if (taken !== undefined) this.#await(Promise.resolve(taken).then(() => {}, lose));
      } catch (error) {
        lose(error);
      }
    };
    return { write, isTerminal: false, columns: 80 };
  }

  #await(taken: Promise<void>): void {
    this.#underWay.add(taken);
    void taken.then(() => this.#underWay.delete(taken));
  }
}

function causeOf(error: unknown): string {
  return codeOf(error) ?? (error instanceof Error ? error.message : "unknown error");
}
