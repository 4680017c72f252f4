import { createRequire } from "node:module";
import { isObject, isText, listOf, objectShape, optional } from "../../platform/shape.js";
import { listed } from "../../platform/text/listed.js";
import type { JsonObject, Notebook } from "./notebook.js";
import { notebookText } from "./write-notebook.js";

/** What a notebook says of itself, in `metadata.claimbook`. */
interface OwnMetadata {
  /** Optional packages without which its cells cannot run. */
  readonly needs?: readonly string[];
  /** Those of them that were missing, so that it shows the results it was published with. */
  readonly missing?: readonly string[];
}

const isOwnMetadata = objectShape<OwnMetadata>({
  needs: optional(listOf(isText)),
  missing: optional(listOf(isText)),
});

const ownMetadata = ({ metadata: { claimbook } }: Pick<Notebook, "metadata">): OwnMetadata =>
  isOwnMetadata(claimbook) ? claimbook : {};

/** The optional packages that a notebook says it needs. */
export const neededPackages = (notebook: Pick<Notebook, "metadata">): readonly string[] =>
  ownMetadata(notebook).needs ?? [];

/**
 * The optional packages that a notebook needs and that are not installed.
 * @returns names, none where its metadata, `claimbook.needs`, names none
 */
export function missingPackages(notebook: Pick<Notebook, "metadata">): readonly string[] {
  const { resolve } = createRequire(import.meta.url);
  return neededPackages(notebook).filter((name) => {
    try {
      resolve(name);
      return false;
    } catch (error) {
      return (error as NodeJS.ErrnoException).code === "MODULE_NOT_FOUND";
    }
  });
}

/** What is missing and how to get it, such as `it needs x; run "npm install x"`. */
export const missingText = (missing: readonly string[]): string =>
  `it needs ${listed(missing)}, not installed here; run "npm install ${missing.join(" ")}"`;

/** The text of a notebook that is not run, marked as such, for {@link publishedPackages}. */
export function publishedText(notebook: Notebook, missing: readonly string[]): string {
  const { claimbook } = notebook.metadata;
  const own: JsonObject = { ...(isObject(claimbook) ? (claimbook as JsonObject) : {}), missing };
  return notebookText({ ...notebook, metadata: { ...notebook.metadata, claimbook: own } });
}

/** The packages for want of which a notebook was not run; none where it was. */
export const publishedPackages = (notebook: Pick<Notebook, "metadata">): readonly string[] =>
  ownMetadata(notebook).missing ?? [];
