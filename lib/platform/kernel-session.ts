import { isBoolean, isText, objectShape, optional } from "./shape.js";

/** What a run tells a kernel that it starts. */
export interface RunSession {
  /** The file in which the kernel notes how far a cell is. */
  readonly progressFile: string;
  /** The file in which it notes the tables that cells read. */
  readonly readsFile: string;
  /** Cells come compiled, and the runner draws their figures. */
  readonly assisted: boolean;
}

/** What steers a kernel: whoever starts it writes this, and the kernel reads it once. */
export interface KernelSession {
  /** Only in a kernel of a run. */
  readonly run?: RunSession | undefined;
  /** The file beside the kernelspec with the script for figures, which a Jupyter server's pages can fetch. */
  readonly figures?: string | undefined;
  /** The book's root folder, for a notebook outside any book. */
  readonly book?: string | undefined;
  /** The data folder that `CLAIMBOOK_DATA` named where the run was started. */
  readonly data?: string | undefined;
}

const isKernelSession = objectShape<KernelSession>({
  run: optional(objectShape<RunSession>({ progressFile: isText, readsFile: isText, assisted: isBoolean })),
  figures: optional(isText),
  book: optional(isText),
  data: optional(isText),
});

const VARIABLE = "CLAIMBOOK_SESSION";

/** Where every copy of this module in a process finds it: a kernel's may not be the cells'. */
const SESSION = Symbol.for("claimbook.session");
const shared = globalThis as { [SESSION]?: KernelSession };

/** The environment variable that hands a session to a kernel. */
export function sessionEnvironment(session: KernelSession): { readonly [VARIABLE]: string } {
  return { [VARIABLE]: JSON.stringify(session) };
}

function parseSession(text: string): KernelSession {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    // Refused below.
  }
  if (isKernelSession(value)) return value;
  throw new Error(
    `the environment variable ${VARIABLE} is not what Claimbook writes (got ${JSON.stringify(text)}); unset it, or install the kernel again`,
  );
}

/**
 * Reads the session that this process was started with and takes it out of its environment: neither a cell nor what a cell starts sees
 * it. From then on {@link kernelSession} returns it.
 * @returns `{}` when none was given
 * @throws Error when the variable holds anything but a session
 */
export function openKernelSession(): KernelSession {
  const text = process.env[VARIABLE];
  delete process.env[VARIABLE];
  shared[SESSION] = text ? parseSession(text) : {};
  return shared[SESSION];
}

/** This process's session; `{}` where no kernel runs. */
export function kernelSession(): KernelSession {
  return shared[SESSION] ?? {};
}
