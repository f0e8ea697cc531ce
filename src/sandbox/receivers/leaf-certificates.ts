import { createHash, createPrivateKey, X509Certificate } from "node:crypto";
import { join } from "node:path";
import { createSecureContext, type SecureContext } from "node:tls";
import { createPrivateDirectory, replaceFile } from "../../base/durable-files.ts";
import { readRegular } from "../../base/regular-files.ts";
import { DAY_MS } from "../../base/time.ts";
import type { Authority } from "./authority.ts";
import { issueLeaf, LEAF_DAYS } from "./issuing.ts";

/**
 * The receivers' certificates, made when a host is first asked for and kept on disk, because the next command
 * that needs them would otherwise load the library again.
 */
export class LeafCertificates {
  readonly #authority: Authority;
  readonly #directory: string;
  readonly #now: Date;
  readonly #contexts = new Map<string, Promise<SecureContext>>();

  constructor(authority: Authority, directory: string, now: Date) {
    this.#authority = authority;
    this.#directory = join(directory, "certificates");
    this.#now = now;
    createPrivateDirectory(this.#directory);
  }

  /** What a server presents to be this host. */
  contextFor(host: string): Promise<SecureContext> {
    const known = this.#contexts.get(host);
    if (known !== undefined) return known;
    const context = this.certify([host]).then(createSecureContext);
    this.#contexts.set(host, context);
    return context;
  }

  /** The key and a certificate for these hosts and addresses. */
  async certify(hosts: readonly string[]): Promise<{ readonly key: string; readonly cert: string }> {
    // The hosts come from the network and so are no file name.
    const name = createHash("sha256").update(hosts.join(" ")).digest("hex").slice(0, 32);
    const path = join(this.#directory, `${name}.pem`);
    const key = this.#authority.leafKey;
    const kept = this.#read(path);
    if (kept !== undefined) return { key, cert: kept };
    const cert = await issueLeaf(this.#authority, key, hosts, this.#now);
    replaceFile(path, cert, 0o644);
    return { key, cert };
  }

  /** A certificate on disk; undefined when it is not this authority's, or in the second half of its life. */
  #read(path: string): string | undefined {
    const pem = readRegular(path)?.toString();
    if (pem === undefined) return undefined;
    const certificate = new X509Certificate(pem);
    const { publicKey } = new X509Certificate(this.#authority.certificate);
    const left = new Date(certificate.validTo).getTime() - this.#now.getTime();
    const usable =
      certificate.verify(publicKey) &&
      certificate.checkPrivateKey(createPrivateKey(this.#authority.leafKey)) &&
      left > (LEAF_DAYS / 2) * DAY_MS;
    return usable ? pem : undefined;
  }
}
