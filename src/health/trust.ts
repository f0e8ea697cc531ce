import type { Certificate } from "./certificate.ts";
import type { ProbeDiagnostic } from "./diagnostic.ts";
import { weakCertificate } from "./strength.ts";
import { day, listing, quoted } from "./wording.ts";

/** What OpenSSL's or Node's refusal of a certificate means, and what is known beside it. */
export interface UntrustedReason {
  /** `CERT_HAS_EXPIRED`, `ERR_TLS_CERT_ALTNAME_INVALID`, … */
  readonly code: string;
  readonly host: string;
  readonly leaf: Certificate;
  /** As sent, the leaf first. */
  readonly chain: readonly Certificate[];
  /** Whether operators named authorities of their own. */
  readonly ownAuthorities: boolean;
  readonly now: Date;
}

/** Says why a certificate is not trusted. */
export function untrustedDiagnostic(distrust: UntrustedReason): ProbeDiagnostic {
  const { code, leaf } = distrust;
  switch (code) {
    case "CERT_HAS_EXPIRED":
      return { verdict: "certificate-expired", sentence: expired(distrust) };
    case "CERT_NOT_YET_VALID":
      return { verdict: "certificate-not-yet-valid", sentence: notYetValid(distrust) };
    case "ERR_TLS_CERT_ALTNAME_INVALID":
      return { verdict: "certificate-wrong-host", sentence: wrongHost(distrust) };
    case "DEPTH_ZERO_SELF_SIGNED_CERT":
      return {
        verdict: "certificate-self-signed",
        sentence: `certificate ${quoted(leaf.name)} is self-signed; have it signed by an authority, or add it to health.caFile`,
      };
    case "SELF_SIGNED_CERT_IN_CHAIN":
      return untrusted(distrust.chain.at(-1)?.name ?? leaf.issuer);
    case "UNABLE_TO_GET_ISSUER_CERT":
    case "UNABLE_TO_GET_ISSUER_CERT_LOCALLY":
    case "UNABLE_TO_VERIFY_LEAF_SIGNATURE":
      return withoutIssuer(distrust);
    case "INVALID_PURPOSE":
      return {
        verdict: "certificate-invalid",
        sentence: `certificate ${quoted(leaf.name)} is not issued for servers; its extended key usage lacks serverAuth`,
      };
    default:
      return weakCertificate(distrust.chain) ?? invalid(leaf, code);
  }
}

function invalid(leaf: Certificate, code: string): ProbeDiagnostic {
  return {
    verdict: "certificate-invalid",
    sentence: `certificate ${quoted(leaf.name)} is not valid (${code})`,
  };
}

function expired({ leaf, chain, now }: UntrustedReason): string {
  const culprit = chain.find(({ validTo }) => validTo <= now);
  if (culprit === leaf) return `certificate expired ${day(leaf.validTo)}`;
  if (culprit === undefined) return `an authority above certificate ${quoted(leaf.name)} has expired`;
  return `intermediate certificate ${quoted(culprit.name)} expired ${day(culprit.validTo)}`;
}

function notYetValid({ leaf, chain, now }: UntrustedReason): string {
  const culprit = chain.find(({ validFrom }) => validFrom > now) ?? leaf;
  const subject = culprit === leaf ? "certificate" : `intermediate certificate ${quoted(culprit.name)}`;
  return `${subject} is valid only from ${day(culprit.validFrom)}`;
}

function wrongHost({ leaf, host }: UntrustedReason): string {
  const names = leaf.alternativeNames.length > 0 ? leaf.alternativeNames : [leaf.name];
  return `certificate is for ${listing(names)}, not ${host}`;
}

/**
 * The issuer is neither trusted nor sent. Where intermediates were sent, or the missing issuer is a root by its
 * name, it is the root that is not trusted. A certificate that says where to fetch its issuer has an intermediate
 * above it. With neither sign, authorities of the operators' own make an omitted intermediate the likelier cause.
 */
function withoutIssuer({ leaf, chain, ownAuthorities }: UntrustedReason): ProbeDiagnostic {
  const missing = chain.at(-1)?.issuer ?? leaf.issuer;
  const isRoot = chain.length > 1 || /\broot\b/i.test(missing);
  if (isRoot || !(leaf.locatesIssuer || ownAuthorities)) return untrusted(missing);
  return {
    verdict: "certificate-chain-incomplete",
    sentence: `server omits the intermediate certificate ${quoted(missing)}; install the full chain`,
  };
}

function untrusted(authority: string): ProbeDiagnostic {
  return {
    verdict: "certificate-untrusted",
    sentence: `certificate comes from ${quoted(authority)}, which is not trusted; add that authority to health.caFile if it is yours`,
  };
}
