/** Who a machine says that its user is. A container may run as a number that has no name. */
export function userOf(machine: {
  readonly name: () => string;
  readonly host: string;
  readonly uid: number | undefined;
}): string {
  const { host, uid } = machine;
  try {
    return `${machine.name()}@${host}`;
  } catch {
    return `${uid === undefined ? "unknown" : `uid-${uid}`}@${host}`;
  }
}
