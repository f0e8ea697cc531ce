import { X509Certificate } from "node:crypto";
import { rootCertificates } from "node:tls";
import { pemBlocks } from "../../base/pem.ts";
import { day, listing, type ProbeDiagnostic, quoted } from "../report.ts";

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

/** What is judged of a certificate. */
export interface Certificate {
  /** The subject's common name, else the whole subject. */
  readonly name: string;
  readonly issuer: string;
  readonly selfIssued: boolean;
  /** Whose it is: the subject and its public key, which another certificate may have too. */
  readonly holder: string;
  /** The subject alternative names. */
  readonly alternativeNames: readonly string[];
  readonly validFrom: Date;
  readonly validTo: Date;
  /** The size of an RSA key; null for other keys. */
  readonly rsaBits: number | null;
  /** The broken digest that it is signed with; null when it is signed with a sound one. */
  readonly weakDigest: "SHA-1" | "MD5" | null;
  /** Whether it says where its issuer's certificate can be fetched, as those of public authorities do. */
  readonly locatesIssuer: boolean;
}

function holderOf({ subject, publicKey }: X509Certificate): string {
  return `${subject}\n${publicKey.export({ type: "spki", format: "der" }).toString("base64")}`;
}

/** Whether a certificate is of an authority that is trusted for itself: public ones, and those of `ca`. */
export function authoritiesWith(ca: string | null): (certificate: Certificate) => boolean {
  let holders: ReadonlySet<string> | null = null;
  const read = () => {
    const own = pemBlocks(ca ?? "").map(({ text }) => text);
    return new Set([...rootCertificates, ...own].map((text) => holderOf(new X509Certificate(text))));
  };
  return ({ holder }) => {
    // Reading them takes long, and hardly any receiver sends what makes it necessary.
    holders ??= read();
    return holders.has(holder);
  };
}

/**
 * The certificates that trust rests on: of an authority that is trusted for itself nobody looks at what another one signed
 * for it, nor further up.
 */
export function trustPath(
  chain: readonly Certificate[],
  isAuthority: (certificate: Certificate) => boolean,
): readonly Certificate[] {
  const end = chain.findIndex((certificate, index) => index > 0 && isAuthority(certificate));
  if (end === -1) return chain;
  return chain.slice(0, chain[end]?.selfIssued ? end + 1 : end);
}

/** The chain as the server sent it, its own certificate first. */
export function chainOf(leaf: X509Certificate | undefined): readonly Certificate[] {
  const chain: Certificate[] = [];
  for (let next = leaf; next !== undefined; next = next.issuerCertificate) chain.push(describe(next));
  return chain;
}

function describe(certificate: X509Certificate): Certificate {
  const { subject, issuer, subjectAltName, infoAccess, publicKey, raw } = certificate;
  const isRsa = publicKey.asymmetricKeyType?.startsWith("rsa") === true;
  return {
    name: nameOf(subject),
    issuer: nameOf(issuer),
    selfIssued: subject === issuer,
    // Read only where it decides: to write a key out takes as long as all the rest.
    get holder() {
      return holderOf(certificate);
    },
    alternativeNames: namesOf(subjectAltName),
    validFrom: new Date(certificate.validFrom),
    validTo: new Date(certificate.validTo),
    rsaBits: isRsa ? (publicKey.asymmetricKeyDetails?.modulusLength ?? null) : null,
    weakDigest: WEAK_SIGNATURES.find(({ identifier }) => raw.includes(identifier))?.digest ?? null,
    locatesIssuer: infoAccess?.includes("CA Issuers") === true,
  };
}

/** Encoded object identifiers of signature algorithms (RFC 3279, 2.2). Node does not name a certificate's. */
const WEAK_SIGNATURES = [
  { digest: "MD5", identifier: Buffer.from("06092a864886f70d010104", "hex") },
  { digest: "SHA-1", identifier: Buffer.from("06092a864886f70d010105", "hex") },
  { digest: "SHA-1", identifier: Buffer.from("06072a8648ce3d0401", "hex") },
] as const;

/** Node writes a distinguished name one attribute a line, `CN=Example Root`. */
function nameOf(distinguishedName: string | undefined): string {
  const text = distinguishedName ?? "";
  const commonName = /^CN=(.+)$/m.exec(text)?.[1];
  return commonName ?? (text === "" ? "without a name" : text.replaceAll("\n", ", "));
}

/** `DNS:a.example, IP Address:192.0.2.1`; Node puts a name that could be misread in quotes. */
function namesOf(alternativeNames: string | undefined): readonly string[] {
  const entries = alternativeNames?.match(/(?:DNS|IP Address):(?:"(?:[^"\\]|\\.)*"|[^,]*)/g) ?? [];
  return entries.map((entry) => entry.replace(/^(?:DNS|IP Address):/, ""));
}

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
