import type { TraceParent } from "./trace-parent.ts";

/** Whether the run's trace is kept. A run is one trace, so that this is decided once. */
export type Sampler = (traceId: string, parent: TraceParent | undefined) => boolean;

const on: Sampler = () => true;
const off: Sampler = () => false;

/** The sampler that OTEL_TRACES_SAMPLER names, with its OTEL_TRACES_SAMPLER_ARG; undefined where there is none of that name. */
export function samplerNamed(name: string, argument: string): Sampler | undefined {
  const ratio = ratioOf(argument);
  switch (name) {
    case "":
    case "parentbased_always_on":
      return asParent(on);
    case "parentbased_always_off":
      return asParent(off);
    case "parentbased_traceidratio":
      return ratio === undefined ? undefined : asParent(share(ratio));
    case "always_on":
      return on;
    case "always_off":
      return off;
    case "traceidratio":
      return ratio === undefined ? undefined : share(ratio);
    default:
      return undefined;
  }
}

/** Without an argument all is kept. */
function ratioOf(text: string): number | undefined {
  if (text === "") return 1;
  const ratio = Number(text);
  return ratio >= 0 && ratio <= 1 ? ratio : undefined;
}

function asParent(otherwise: Sampler): Sampler {
  return (traceId, parent) => (parent === undefined ? otherwise(traceId, parent) : parent.isSampled);
}

/** By the end of the id, which is random: whoever samples the same trace by the same ratio keeps it too. */
function share(ratio: number): Sampler {
  return (traceId) => Number.parseInt(traceId.slice(-13), 16) >= (1 - ratio) * 2 ** 52;
}
