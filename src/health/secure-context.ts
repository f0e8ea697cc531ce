import { createSecureContext, rootCertificates, type SecureContext } from "node:tls";
import { errorCode } from "../base/system-error.ts";
import type { HealthSettings, RuleSeverity } from "../model/environment.ts";
import { failure, type Result, success } from "../model/result.ts";

/** How the handshakes of a gate are made. */
export interface TlsSettings extends Pick<HealthSettings, "ca" | "clientCertificate"> {
  /** Of the rule tls-1.2. Unless it is an error, older versions are spoken as well. */
  readonly tls12Severity: RuleSeverity;
}

/** Older versions sign with SHA-1, which OpenSSL only does at level 0. Weak certificates are told apart by us. */
const OLD_VERSIONS = { minVersion: "TLSv1", ciphers: "DEFAULT@SECLEVEL=0" } as const;
const NEW_VERSIONS = { minVersion: "TLSv1.2" } as const;

/** The context that all handshakes share; reading the root certificates anew for each would cost more than the rest. */
export function secureContextOf(settings: TlsSettings): Result<SecureContext, string> {
  const { ca, clientCertificate, tls12Severity } = settings;
  try {
    return success(
      createSecureContext({
        ...(tls12Severity === "error" ? NEW_VERSIONS : OLD_VERSIONS),
        ...(ca === null ? {} : { ca: [...rootCertificates, ca] }),
        ...(clientCertificate === null
          ? {}
          : { cert: clientCertificate.cert, key: clientCertificate.key.expose() }),
      }),
    );
  } catch (error) {
    return failure(
      `the certificates configured as health.caFile or health.clientCertificate cannot be used (${errorCode(error)})`,
    );
  }
}
