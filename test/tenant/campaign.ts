/** Set by `npm run campaign:tenant`: the whole of what the suite takes a cut of. */
export const isWhole = process.env.TENANT_CAMPAIGN === "whole";

/** The one case to run, by its name; empty for all. */
const only = process.env.TENANT_CASE ?? "";

/** Whether a case is to be run. */
export function chosen(name: string): boolean {
  return only === "" || name === only;
}

/** A failure that says how to see it again. */
export function reproducible(name: string, error: unknown): Error {
  const message = error instanceof Error ? error.message : String(error);
  return new Error(`npm run campaign:tenant -- "${name}": ${message}`, { cause: error });
}

/** The seed of a property, where one is to be seen again: `mangled/1234`. */
export function seedFor(property: string): { readonly seed?: number } {
  const [name, seed] = only.split("/");
  return name === property ? { seed: Number(seed) } : {};
}
