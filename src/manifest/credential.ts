import { Secret } from "../model/secret.ts";
import type { Resolving } from "./config-resolving.ts";
import { parseTemplate } from "./interpolation.ts";
import { resolveFormText, resolveHeaderText } from "./sendable-text.ts";
import { quote } from "./wording.ts";

/** How a credential goes over the wire. */
type Carrier = "header" | "form";

/** A credential: it may stand in the file as a reference only, because the file is in Git. */
export function resolveCredential(
  template: string,
  path: readonly string[],
  resolving: Resolving,
  carrier: Carrier,
): Secret {
  const parts = parseTemplate(template);
  if (parts.length === 1 && parts[0]?.kind !== "text") {
    const resolveTextFor = carrier === "header" ? resolveHeaderText : resolveFormText;
    return new Secret(resolveTextFor(template, path, resolving));
  }
  const message = `${quote(path.at(-1) ?? "")} must be one reference to an environment variable, not a literal value`;
  const hint = "write ${env:NAME}, set that variable, and renew the credential if it was ever committed";
  resolving.report({ code: "literal-credential", message, hint, path, within: null });
  return new Secret("");
}
