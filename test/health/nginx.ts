import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import type { TestContext } from "node:test";
import { unusedPort } from "../base/unused-port.ts";
import { type Issued, root, served } from "./pki.ts";

/** One `server` of the configuration. */
export interface NginxServer {
  /** The certificate and what is sent with it; null for plain HTTP. */
  readonly chain: readonly [Issued, ...Issued[]] | null;
  /** Directives. */
  readonly directives: readonly string[];
}

/** The command, where nginx is installed. Administrators' folders are not in everybody's PATH. */
export function findNginx(): string | null {
  const folders = [...(process.env.PATH ?? "").split(delimiter), "/usr/sbin", "/usr/local/sbin"];
  const commands = folders.map((folder) => join(folder, "nginx"));
  // To start what is not there would copy this process for nothing.
  return commands.find((one) => existsSync(one) && spawnSync(one, ["-v"]).status === 0) ?? null;
}

/** Starts nginx with these servers, in the same order as the ports given back, until the test ends. */
export async function startNginx(
  test: TestContext,
  command: string,
  servers: readonly NginxServer[],
): Promise<readonly number[]> {
  const directory = mkdtempSync(join(tmpdir(), "webhook-sync-nginx-"));
  let isRunning = false;
  test.after(() => {
    if (isRunning) process.kill(Number(readFileSync(join(directory, "nginx.pid"), "utf8")), "SIGTERM");
    rmSync(directory, { recursive: true, force: true });
  });
  mkdirSync(join(directory, "logs"));
  writeFileSync(join(directory, "root.pem"), root.pem);
  const ports = await unusedPorts(servers.length);
  const blocks = servers.map((server, at) => serverBlock(directory, server, at, ports[at] ?? 0));
  writeFileSync(join(directory, "nginx.conf"), configuration(directory, blocks));
  // It listens before it goes to the background, so that its end is the beginning of the service.
  const started = spawnSync(command, ["-p", directory, "-c", join(directory, "nginx.conf")]);
  if (started.status !== 0) throw new Error(`nginx does not start: ${started.stderr}`);
  isRunning = true;
  return ports;
}

function configuration(directory: string, blocks: readonly string[]): string {
  const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"];
  return `
pid ${directory}/nginx.pid;
error_log ${directory}/logs/error.log;
worker_processes 1;
events {}
http {
  access_log off;
  ${temporary.map((kind) => `${kind}_temp_path ${directory}/${kind};`).join("\n  ")}
  ${blocks.join("\n  ")}
}
`;
}

function serverBlock(
  directory: string,
  { chain, directives }: NginxServer,
  at: number,
  port: number,
): string {
  const lines = [`listen 127.0.0.1:${port}${chain === null ? "" : " ssl"};`, ...directives];
  if (chain !== null) {
    const { cert, key } = served(...chain);
    const file = join(directory, String(at));
    writeFileSync(`${file}.crt`, cert);
    writeFileSync(`${file}.key`, key);
    lines.push(`ssl_certificate ${file}.crt;`, `ssl_certificate_key ${file}.key;`);
  }
  return `server { ${lines.join(" ").replaceAll("ROOT", `${directory}/root.pem`)} }`;
}

/** nginx cannot choose its own. */
async function unusedPorts(count: number): Promise<number[]> {
  const ports = new Set<number>();
  while (ports.size < count) ports.add(await unusedPort());
  return [...ports];
}
