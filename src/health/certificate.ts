import type { X509Certificate } from "node:crypto";

/** What is judged of a certificate. */
export interface Certificate {
  /** The subject's common name, else the whole subject. */
  readonly name: string;
  readonly issuer: string;
  readonly selfIssued: boolean;
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
