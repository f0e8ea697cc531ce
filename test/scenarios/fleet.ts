/** A small project for scenarios: one sandbox environment, and manifests as short as they can be. */
export function configText(options: { readonly receivers?: Readonly<Record<string, string>> } = {}): string {
  const receivers = Object.entries(options.receivers ?? {}).map(
    ([names, behaviour]) => `${names}: ${behaviour}`,
  );
  return `environments:
  sandbox:
    default: true
    tenant:
      profile: sandbox
      receivers: { ${receivers.join(", ")} }
    health: { attempts: 1, timeout: 2s }
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
