import { codeOf } from "../model/error-code.ts";

/** An error's code, else its class. Never its message, which may quote what was sent. */
export function errorCode(error: unknown): string {
  return codeOf(error) ?? (error instanceof Error ? error.name : "unknown error");
}

/** Whether the operating system reported it; otherwise the connection was closed in good order. */
export function isSystemError(error: Error): boolean {
  return "syscall" in error && typeof error.syscall === "string";
}
