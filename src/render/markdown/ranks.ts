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
/** What changes is told beside them, so that nobody has to follow these links. */
export const MEMBER_LINK_RANK = 0;
export const BLOCKED_BODY_RANK = 8;
export const UNCHANGED_RANK = 9;
export const NOTE_NAMES_RANK = 10;
export const LINK_RANK = 11;
export const REASON_RANK = 12;
export const NOTE_RANK = 13;
export const OWNER_RANK = 14;
/** Of webhooks that have no row of their own. */
export const MEMBER_RANK = 15;
export const ROW_RANK = 20;
export const LAST_RANK = 30;
