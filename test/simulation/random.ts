import type { Random } from "../../src/model/run/surroundings.ts";

/**
 * Numbers in [0, 1) that follow from the seed: Mulberry32, which goes through all its 2^32 states. A history draws thousands;
 * a generator with a short circle would have them all end alike.
 */
export function randomFrom(seed: number): Random {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d_2b_79_f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
