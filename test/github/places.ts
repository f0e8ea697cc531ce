import { join } from "node:path";

/** The project's folder. */
export const root = join(import.meta.dirname, "../..");

/** The composite action and its scripts. */
export const actionDirectory = join(root, ".github/actions/webhook-sync");
