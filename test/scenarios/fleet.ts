interface Small {
  readonly receivers?: Readonly<Record<string, string>>;
  /** How long a probe waits. Other processes than that of the test measure it by the clock on the wall. */
  readonly timeout?: string;
}

/** A small project: one environment, and manifests as short as they can be. */
export function configText(options: Small = {}): string {
  const receivers = Object.entries(options.receivers ?? {}).map(
    ([names, behaviour]) => `${names}: ${behaviour}`,
  );
  return `environments:
  sandbox:
    default: true
    tenant:
      profile: sandbox
      receivers: { ${receivers.join(", ")} }
    health: { attempts: 1, timeout: ${options.timeout ?? "2s"} }
`;
}

/** The one environment of a tenant that takes the token in TENANT_TOKEN, and whose receivers nobody probes. */
export function tenantConfigText(name: string, { origin }: URL, settings: readonly string[] = []): string {
  return `environments:
  ${name}:
    default: true
    tenant:
      profile: integrations-v1
      baseUrl: ${origin}
      auth: { kind: bearer, token: "\${env:TENANT_TOKEN}" }
${settings.map((line) => `      ${line}\n`).join("")}    health: { mode: none }
`;
}

export function manifestText(name: string, version: number, lines: readonly string[] = []): string {
  return [
    `name: ${name}`,
    `version: ${version}`,
    `url: https://api.example.test/${name}/v${version}`,
    ...lines,
    "",
  ].join("\n");
}
