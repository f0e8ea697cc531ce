import { codeOf } from "../model/error-code.ts";

/** Why a system call failed, in words. */
export function systemReason(error: unknown): string {
  const code = codeOf(error);
  switch (code) {
    case "ENOENT":
      return "it does not exist";
    case "EACCES":
    case "EPERM":
      return "permission is denied";
    case "EISDIR":
      return "it is a folder";
    case "EEXIST":
      return "something else of that name is there";
    case "ENOTDIR":
      return "it is no folder";
    case "ELOOP":
      return "it is a circle of links";
    default:
      return code ?? "for an unknown reason";
  }
}
