/** What one look at the installation found. */
export interface Check {
  readonly name: string;
  /** `fail`: `npm start`, or a kernel in a Jupyter that is installed, does not work; `warn`: something else does not, or will not for long. */
  readonly status: "ok" | "warn" | "fail";
  readonly message: string;
  /** What to type or do, unless all is well or the message says it. */
  readonly remedy?: string;
}

/** A check that all is well with. */
export function fine(name: string, message: string): Check {
  return { name, status: "ok", message };
}
