import {
  createSecureContext,
  rootCertificates,
  type SecureContext,
  type SecureContextOptions,
} from "node:tls";

/**
 * A context that trusts the public authorities, and `ca` as well. As the option `ca` takes their place, it would need the
 * text of all of them, and reading that takes longer than a plan of a hundred webhooks; Node has read them already.
 */
export function trusting(ca: string, options: SecureContextOptions): SecureContext {
  const context = createSecureContext(options);
  return addAuthority(context, ca)
    ? context
    : createSecureContext({ ...options, ca: [...rootCertificates, ca] });
}

/** Not documented, though every option `ca` comes to it; where a Node has it no more, it is done the long way. */
function addAuthority({ context }: SecureContext, ca: string): boolean {
  const native: unknown = context;
  if (typeof native !== "object" || native === null || !("addCACert" in native)) return false;
  const { addCACert } = native;
  if (typeof addCACert !== "function") return false;
  addCACert.call(native, ca);
  return true;
}
