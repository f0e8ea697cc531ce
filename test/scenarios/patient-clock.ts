import { performance } from "node:perf_hooks";
import type { Clock } from "../../src/model/surroundings.ts";
import { systemClock } from "../../src/terminal/process-io.ts";

/** How often it was looked at. What is measured takes a millisecond at least, however fast the machine is. */
let looks = 0;

/**
 * Time limits run while this process waits, and stand still while it computes or is not let to: on a machine that is slow
 * or busy nothing comes too late, and what is printed is the same. Tenant and receivers are of this process.
 */
export const patientClock: Clock = {
  now: systemClock.now,
  monotonic: () => waited() + looks++,
  sleep: async (milliseconds, signal) => {
    const until = waited() + milliseconds;
    for (let left = milliseconds; left > 0 && signal?.aborted !== true; left = until - waited())
      await systemClock.sleep(Math.ceil(left), signal);
  },
};

function waited(): number {
  return performance.eventLoopUtilization().idle;
}
