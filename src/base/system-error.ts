/** The code of an error of the system or of Node, `ENOENT`; undefined where it has none. */
export function codeOf(error: unknown): string | undefined {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : undefined;
}

/** What the system was asked for when it failed; undefined where the error does not say. */
export function pathOf(error: unknown): string | undefined {
  return error instanceof Error && "path" in error && typeof error.path === "string" ? error.path : undefined;
}

/** An error's code, else its class. Never its message, which may quote what was sent. */
export function errorCode(error: unknown): string {
  return codeOf(error) ?? (error instanceof Error ? error.name : "unknown error");
}

/** No request of ours asks for one, and undici takes no answer behind it: of its error only the text tells that. */
export function isUnaskedContinue(error: unknown): boolean {
  return codeOf(error) === "UND_ERR_SOCKET" && error instanceof Error && error.message === "bad response";
}

export const UNASKED_CONTINUE = "answered 100 Continue, which was not asked for";

/** Whether the operating system reported it. */
export function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && "syscall" in error && typeof error.syscall === "string";
}

/** `ENOSPC: no space left on device`. Anything that has no code is a bug and thrown on. */
export function systemCause(error: unknown): string {
  if (!(error instanceof Error) || codeOf(error) === undefined) throw error;
  return error.message.split(",")[0] ?? error.message;
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: "it does not exist",
  EACCES: "permission is denied",
  EPERM: "permission is denied",
  EISDIR: "it is a folder",
  EEXIST: "it exists already",
  ENOTDIR: "it is not a folder",
  ELOOP: "its links form a loop",
  ENAMETOOLONG: "its name is too long",
  EROFS: "the file system is read-only",
  ENOSPC: "the disk is full",
  EDQUOT: "the disk quota is used up",
  EMFILE: "too many files are open",
  ENFILE: "too many files are open",
  EFTYPE: "it is not a regular file",
  EFBIG: "it is larger than 500 MB",
};

/** Why a system call failed, in words. */
export function systemReason(error: unknown): string {
  const code = codeOf(error);
  return code === undefined ? "for an unknown reason" : (REASONS[code] ?? code);
}

const REMEDIES: Readonly<Record<string, string>> = {
  ENOSPC: "make room on that disk",
  EDQUOT: "make room on that disk",
  EROFS: "make that file system writable",
  EMFILE: "allow more open files (ulimit -n)",
  ENFILE: "allow more open files (ulimit -n)",
};

/** What helps wherever a file or folder stands; undefined where that is not what is wrong. */
export function systemRemedy(error: unknown): string | undefined {
  return REMEDIES[codeOf(error) ?? ""];
}
