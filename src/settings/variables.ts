/** Values of the process environment, by name. */
export type EnvironmentVariables = Readonly<Record<string, string | undefined>>;

/** The value of a process variable; "" where it is not set, as CI systems leave it when they have no secret. */
export function environmentVariable(variables: EnvironmentVariables, name: string): string {
  return Object.hasOwn(variables, name) ? (variables[name] ?? "") : "";
}
