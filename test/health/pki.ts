import "reflect-metadata";
import { KeyObject, webcrypto } from "node:crypto";
import {
  AuthorityInfoAccessExtension,
  BasicConstraintsExtension,
  cryptoProvider,
  ExtendedKeyUsageExtension,
  SubjectAlternativeNameExtension,
  type X509Certificate,
  X509CertificateGenerator,
} from "@peculiar/x509";

cryptoProvider.set(webcrypto);

/** A certificate, with its key, as a server takes them. */
export interface Issued {
  readonly certificate: X509Certificate;
  readonly keys: webcrypto.CryptoKeyPair;
  readonly pem: string;
  readonly keyPem: string;
}

/** What is unusual about a certificate. */
export interface Wish {
  readonly subject?: string;
  readonly issuer?: Issued;
  readonly authority?: boolean;
  /** null leaves the extension out. */
  readonly names?: readonly string[] | null;
  readonly from?: Date;
  readonly to?: Date;
  readonly rsaBits?: number;
  /** Another certificate's, in place of a new one. */
  readonly keys?: webcrypto.CryptoKeyPair;
  readonly digest?: "SHA-1" | "SHA-256";
  readonly usage?: string;
  readonly issuerAddress?: string;
}

export const HOST = "api.example";
export const DAY = 86_400_000;
const SERVER_AUTH = "1.3.6.1.5.5.7.3.1";
export const CLIENT_AUTH = "1.3.6.1.5.5.7.3.2";

let serial = 1;

/** Issues a certificate for HOST by the issuer, or by itself when there is none. */
export async function issue(wish: Wish = {}): Promise<Issued> {
  const keys = wish.keys ?? (await makeKeys(wish.rsaBits ?? null));
  const subject = wish.subject ?? `CN=${HOST}`;
  serial += 1;
  const certificate = await X509CertificateGenerator.create({
    serialNumber: serial.toString(16).padStart(4, "0"),
    subject,
    issuer: wish.issuer?.certificate.subject ?? subject,
    notBefore: wish.from ?? new Date(Date.now() - DAY),
    notAfter: wish.to ?? new Date(Date.now() + 90 * DAY),
    publicKey: keys.publicKey,
    signingKey: (wish.issuer?.keys ?? keys).privateKey,
    signingAlgorithm: { name: "ECDSA", hash: wish.digest ?? "SHA-256" },
    extensions: extensionsOf(wish),
  });
  const keyPem = KeyObject.from(keys.privateKey).export({ type: "pkcs8", format: "pem" }).toString();
  return { certificate, keys, pem: certificate.toString("pem"), keyPem };
}

function extensionsOf(wish: Wish) {
  const names = wish.names === undefined ? [HOST] : wish.names;
  if (wish.authority === true) return [new BasicConstraintsExtension(true, undefined, true)];
  return [
    new BasicConstraintsExtension(false, undefined, true),
    new ExtendedKeyUsageExtension([wish.usage ?? SERVER_AUTH]),
    ...(names === null ? [] : [new SubjectAlternativeNameExtension(names.map((value) => nameOf(value)))]),
    ...(wish.issuerAddress === undefined
      ? []
      : [new AuthorityInfoAccessExtension({ caIssuers: [wish.issuerAddress] })]),
  ];
}

function nameOf(value: string) {
  return /^[0-9.]+$/.test(value) ? { type: "ip" as const, value } : { type: "dns" as const, value };
}

async function makeKeys(rsaBits: number | null): Promise<webcrypto.CryptoKeyPair> {
  if (rsaBits === null) {
    return webcrypto.subtle.generateKey({ name: "ECDSA", namedCurve: "P-256" }, true, ["sign", "verify"]);
  }
  const publicExponent = new Uint8Array([1, 0, 1]);
  const algorithm = { name: "RSASSA-PKCS1-v1_5", hash: "SHA-256", modulusLength: rsaBits, publicExponent };
  return webcrypto.subtle.generateKey(algorithm, true, ["sign", "verify"]);
}

/** The authority that the gates of the tests trust, and one below it. */
export const root = await issue({ subject: "CN=Example Root", authority: true });
export const intermediate = await issue({ subject: "CN=Example Issuing CA", authority: true, issuer: root });
/** An authority that they do not trust. */
export const stranger = await issue({ subject: "CN=Stranger Root", authority: true });
/** What a well-kept receiver has. */
export const good = await issue({ issuer: root });

/** The certificates in the order of a server's chain, with the key of the first. */
export function served(leaf: Issued, ...others: readonly Issued[]): { cert: string; key: string } {
  return { cert: [leaf, ...others].map(({ pem }) => pem).join("\n"), key: leaf.keyPem };
}
