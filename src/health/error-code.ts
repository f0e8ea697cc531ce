/** An error's code, else its class. Never its message, which may quote what was sent. */
export function errorCode(error: unknown): string {
  if (!(error instanceof Error)) return "unknown error";
  return "code" in error && typeof error.code === "string" ? error.code : error.name;
}

/** Whether the operating system reported it; otherwise the connection was closed in good order. */
export function isSystemError(error: Error): boolean {
  return "syscall" in error && typeof error.syscall === "string";
}
