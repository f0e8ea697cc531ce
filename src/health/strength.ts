import type { Certificate } from "./certificate.ts";
import type { ProbeDiagnostic } from "./diagnostic.ts";
import { quoted } from "./wording.ts";

const LEAST_RSA_BITS = 2048;

/** Weaknesses that TLS libraries still let pass; null when there are none. */
export function weakCertificate(chain: readonly Certificate[]): ProbeDiagnostic | null {
  // Nobody checks the signature of a root, which is trusted for itself.
  for (const certificate of chain.filter(({ selfIssued }, index) => index === 0 || !selfIssued)) {
    const weakness = weaknessOf(certificate);
    if (weakness !== null) return { verdict: "certificate-weak", sentence: weakness };
  }
  const [leaf] = chain;
  return leaf === undefined || leaf.alternativeNames.length > 0 ? null : commonNameOnly(leaf);
}

function weaknessOf({ name, rsaBits, weakDigest }: Certificate): string | null {
  const subject = `certificate ${quoted(name)}`;
  if (rsaBits !== null && rsaBits < LEAST_RSA_BITS) {
    return `${subject} has an RSA key of ${rsaBits} bits; ${LEAST_RSA_BITS} are needed`;
  }
  return weakDigest === null ? null : `${subject} is signed with ${weakDigest}; SHA-256 is needed`;
}

/** RFC 9525, 2: a host is identified by its subject alternative names only. */
function commonNameOnly({ name }: Certificate): ProbeDiagnostic {
  return {
    verdict: "certificate-weak",
    sentence: `certificate names its host ${quoted(name)} only as common name; add it as subject alternative name`,
  };
}

/** A cipher suite without encryption or forward secrecy, or with a broken cipher; null when it is sound. */
export function weakCipher(suite: string): ProbeDiagnostic | null {
  const weakness = CIPHER_WEAKNESSES.find(({ pattern }) => pattern.test(suite))?.weakness;
  if (weakness === undefined) return null;
  return { verdict: "cipher-weak", sentence: `server chose the cipher suite ${suite}, which ${weakness}` };
}

/** Over the names of the IANA registry of TLS cipher suites. */
const CIPHER_WEAKNESSES = [
  { pattern: /_WITH_NULL_/, weakness: "does not encrypt" },
  { pattern: /_anon_/, weakness: "does not authenticate the server" },
  { pattern: /_(?:3DES|DES|DES40|RC2|RC4|IDEA)_/, weakness: "uses a broken cipher" },
  { pattern: /^TLS_(?:RSA|DH|ECDH)_/, weakness: "has no forward secrecy" },
] as const;
