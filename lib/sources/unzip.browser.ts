import { SourceError } from "./source-error.js";

/** @throws SourceError: a page unpacks no archive of a source */
export function unzip(_archive: Uint8Array): never {
  throw new SourceError("a page unpacks no archive; run the notebook itself");
}

/** @throws SourceError: a page unpacks no archive of a source */
export function checkUnpackedSize(_archive: Uint8Array): never {
  throw new SourceError("a page unpacks no archive; run the notebook itself");
}
