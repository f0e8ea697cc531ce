import type { Action } from "../../model/plan/change.ts";

/** What is left out first has the lowest rank. Rows of what is blocked or taken away only go when all else has gone. */
export const BODY_RANKS: Readonly<Record<Action, number>> = {
  create: 1,
  update: 2,
  adopt: 3,
  unadopt: 4,
  replace: 5,
  deprecate: 6,
  delete: 7,
};
export const BLOCKED_BODY_RANK = 8;
export const UNCHANGED_RANK = 9;
export const SHORT_ROW_RANK = 10;
export const ROW_RANK = 20;
export const LAST_RANK = 30;
