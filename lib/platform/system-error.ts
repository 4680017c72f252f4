/** What the system's codes mean for somebody who runs a command, and what to do then. */
const MEANINGS: { readonly [code: string]: string } = {
  EACCES: "this user has no right to it; change its owner or mode, or name another place",
  EPERM: "this user has no right to it; change its owner or mode, or name another place",
  EROFS: "it lies on a file system that is read-only; name another place",
  ENOSPC: "there is no space left on its disk; make room, then run this again",
  EDQUOT: "this user's share of its disk is used up; make room, then run this again",
  EFBIG: "it would be larger than the system allows; make room or raise the limit",
  EIO: "its disk reports a fault; check the disk, then run this again",
  ENAMETOOLONG: "its name is longer than the system allows; shorten it",
  ELOOP: "its links lead in a circle; remove them",
  ENOTDIR: "a part of its path is a file where a folder is needed; move that file away",
  EISDIR: "it is a folder where a file is needed; move it away",
  ENOTEMPTY: "the folder is not empty; move it away",
  ENOENT: "it is missing; check the path",
  EMFILE: 'this process has too many files open; raise the limit with "ulimit -n"',
  ENFILE: "the system has too many files open; end other programs, then run this again",
  ENOMEM: "there is no memory left; end other programs, then run this again",
  EAGAIN: "the system is out of processes or memory; end other programs, then run this again",
  ETXTBSY: "another program runs it; end that, then run this again",
};

interface SystemError {
  readonly code: string;
  readonly syscall: string;
  readonly path?: string;
  readonly dest?: string;
}

function isSystemError(error: unknown): error is Error & SystemError {
  const { code, syscall } = (error ?? {}) as Partial<SystemError>;
  return error instanceof Error && typeof code === "string" && typeof syscall === "string";
}

/**
 * What an error of the file system means to whoever runs a command, with the remedy; undefined for any other error.
 * @example systemErrorText(Object.assign(new Error(), { code: "ENOSPC", syscall: "write" }))
 *   // => "write: there is no space left on its disk; make room, then run this again (ENOSPC)"
 */
export function systemErrorText(error: unknown): string | undefined {
  if (!isSystemError(error)) return undefined;
  const meaning = MEANINGS[error.code];
  if (meaning === undefined) return undefined;
  return `${error.dest ?? error.path ?? error.syscall}: ${meaning} (${error.code})`;
}
