import { UserError } from "../platform/user-error.js";

/**
 * A public source gave nothing usable: the message names the file and its address, what was expected and what was found.
 * Keys and passwords are never part of it.
 */
export class SourceError extends UserError {
  override readonly name = "SourceError";
  /** Host and reason where a whole host is at fault and not one file, such as "fred.stlouisfed.org: HTTP status 503". */
  readonly brief: string | undefined;
  /** The HTTP status with which the source refused. */
  readonly status: number | undefined;

  constructor(
    message: string,
    { brief, status }: { readonly brief?: string | undefined; readonly status?: number | undefined } = {},
  ) {
    super(message);
    this.brief = brief;
    this.status = status;
  }
}

/**
 * The error for a file whose format is not the one that the parser knows.
 * @param file name of the file, as kept under `data/raw`
 */
export function changedFormat(
  file: string,
  { expected, found }: { readonly expected: string; readonly found: string },
): SourceError {
  const shown = found.length > 120 ? `${found.slice(0, 120)}...` : found;
  return new SourceError(`${file}: expected ${expected}, found ${JSON.stringify(shown)}`);
}
