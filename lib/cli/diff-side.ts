import { existsSync, statSync } from "node:fs";
import path from "node:path";
import { buildBook } from "../book/build-book.js";
import { currentBook } from "../book/current-book.js";
import { evaluateAll } from "../book/evaluate.js";
import { type ClaimsDocument, claimsDocument } from "../claims/claims-document.js";
import { parseClaimsDocument } from "../claims/claims-document-shape.js";
import { bookRoot, dataDir } from "../platform/book-folder.js";
import { nearFiles } from "../platform/near-files.js";
import { readRegularFile } from "../platform/read-regular-file.js";
import { systemErrorText } from "../platform/system-error.js";
import { UserError } from "../platform/user-error.js";
import { didYouMean } from "../stats/text/near-name.js";
import { dayOrLatest } from "../store/day-text.js";
import { openStore } from "../store/open-store.js";
import { type DataOfRevision, dataOfRevision } from "./git-data.js";
import { type DayFlags, daysOf } from "./options.js";
import { CLAIMS_FILE } from "./write-claims.js";

/** One side of a comparison. */
export interface DiffSide {
  /** As it was given. */
  readonly given: string;
  readonly kind: "day" | "document" | "revision";
  readonly document: ClaimsDocument;
  /** The data folder that it was evaluated on; undefined where a document was given. */
  readonly dir?: string;
  /** Removes what was written for it. */
  close(): void;
}

const nothing = () => {};

/** The file of claims that a path names: itself, that of a folder of pages, or the one beside a page. */
function claimsFile(given: string): string {
  const isFolder = statSync(given).isDirectory();
  if (!isFolder && !given.endsWith(".html")) return given;
  const folder = isFolder ? given : path.dirname(given);
  const file = path.join(folder, CLAIMS_FILE);
  if (existsSync(file)) return file;
  throw new UserError(
    `${folder} has no ${CLAIMS_FILE}; "npx claimbook start" and "npx claimbook export" write one beside the pages of a book`,
  );
}

function readDocument(given: string): ClaimsDocument {
  const file = claimsFile(given);
  let text: string;
  try {
    text = readRegularFile(file).toString("utf8");
  } catch (error) {
    throw new UserError(
      `${file} cannot be read (${systemErrorText(error)}); name a claims.json or its folder`,
    );
  }
  return parseClaimsDocument(text, file);
}

/** The claims of the book, evaluated on a data folder. */
async function evaluated(dir: string | undefined, flags: DayFlags): Promise<ClaimsDocument> {
  await buildBook(bookRoot(), { onProgress: (what) => console.error(`claimbook: ${what}`) });
  const { asOf, askedOn } = daysOf(flags);
  const store = openStore({ asOf, ...(dir !== undefined && { dir }) });
  return claimsDocument(evaluateAll(store, { askedOn }), { store, book: currentBook() });
}

/** Is a text meant as a day? A file of such a name is written with its folder. */
const isDay = (given: string) => /^(?:latest|\d{4}-\d{1,2}-\d{1,2})$/i.test(given);

/** The data of a Git revision of the book; undefined outside a book, and where there is none of that name. */
function revision(given: string): DataOfRevision | undefined {
  let dir: string;
  try {
    dir = dataDir();
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
  return dataOfRevision(dir, given);
}

/**
 * A side of a comparison: a day as of which the book is evaluated, claims that were written, or a Git revision of the book's data.
 * @param given a day or "latest"; a claims.json, a folder that holds one, or a page beside one; else a revision
 * @param flags days of what is evaluated here; a day that is given is its as-of
 * @throws UserError through the promise when it is none of these, or cannot be read or evaluated
 */
export async function diffSide(given: string, flags: DayFlags): Promise<DiffSide> {
  if (isDay(given)) {
    const asOf = dayOrLatest(given, { name: "the day" });
    return {
      given,
      kind: "day",
      document: await evaluated(undefined, { ...flags, asOf }),
      dir: dataDir(),
      close: nothing,
    };
  }
  if (existsSync(given)) return { given, kind: "document", document: readDocument(given), close: nothing };
  const data = revision(given);
  if (data === undefined) {
    const near = nearFiles(given);
    const remedy =
      near.length > 0
        ? didYouMean(near)
        : "write a claims.json, a folder of pages, a day such as 2024-07-24, latest, or a revision such as HEAD~1";
    throw new UserError(`${JSON.stringify(given)} is no file, folder or Git revision, and no day; ${remedy}`);
  }
  try {
    return { given, kind: "revision", document: await evaluated(data.dir, flags), ...data };
  } catch (error) {
    data.close();
    throw error;
  }
}
