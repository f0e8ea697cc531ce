/** Whether a tenant takes a request that reaches it at this time. */
export type Limiter = (now: number) => boolean;

/** So many in each period; the first began so long before the first request. */
export function fixedWindow(requests: number, perMs: number, phaseMs: number): Limiter {
  let window = -1;
  let used = 0;
  return (now) => {
    const current = Math.floor((now + phaseMs) / perMs);
    if (current !== window) [window, used] = [current, 0];
    used += 1;
    return used <= requests;
  };
}

/** So many in any period, whenever it begins. Where refusals count, impatience makes it longer. */
export function slidingWindow(requests: number, perMs: number, refusalsCount = false): Limiter {
  let counted: number[] = [];
  return (now) => {
    counted = counted.filter((time) => time > now - perMs);
    const takes = counted.length < requests;
    if (takes || refusalsCount) counted.push(now);
    return takes;
  };
}

/** Tokens that come back at a steady rate, up to so many. */
export function tokenBucket(perSecond: number, most: number): Limiter {
  let tokens = most;
  let filled = 0;
  return (now) => {
    tokens = Math.min(most, tokens + ((now - filled) / 1_000) * perSecond);
    filled = now;
    if (tokens < 1) return false;
    tokens -= 1;
    return true;
  };
}
