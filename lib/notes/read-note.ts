import { readFileSync, statSync } from "node:fs";
import path from "node:path";
import { sha256 } from "../platform/sha256.js";
import { systemErrorText } from "../platform/system-error.js";
import { UserError } from "../platform/user-error.js";
import { decodedText } from "./decoded-text.js";
import type { Note, NoteFormat, NoteText } from "./note.js";
import { plainText } from "./plain-text.js";

/** The most bytes that a note has; a longer file is none. */
const MAX_BYTES = 50_000_000;
const FORMATS = ".txt, .md, .html or .pdf";

/**
 * A note, read from a file: .txt, .md, .html or .pdf. What it holds counts, not its name, where the two differ. Nothing in it runs or is loaded.
 * @param file its path
 * @throws UserError through the promise when it cannot be read, holds no text, or is in another format
 */
export async function readNote(file: string): Promise<Note> {
  const name = path.basename(file);
  const bytes = contentOf(file);
  const { format, ...text } = await parsed(bytes, name);
  if (text.blocks.length === 0) throw new UserError(`${name} holds no text; give a file that does`);
  return { name, format, bytes: bytes.length, sha256: sha256(bytes), ...text };
}

function contentOf(file: string): Uint8Array {
  try {
    const stats = statSync(file);
    if (stats.isDirectory())
      throw new UserError(`${file} is a folder; give the path of the note's file, ${FORMATS}`);
    const { size } = stats;
    if (size > MAX_BYTES)
      throw new UserError(
        `${file} has ${Math.round(size / 1e6)} MB, more than ${MAX_BYTES / 1e6}; give the note alone`,
      );
    return readFileSync(file);
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw new UserError(
      `${file} cannot be read (${systemErrorText(error) ?? (error as Error).message}); give the path of the note's file, ${FORMATS}`,
    );
  }
}

async function parsed(bytes: Uint8Array, name: string): Promise<NoteText & { readonly format: NoteFormat }> {
  if (isPdf(bytes)) {
    const { pdfText } = await import("./pdf-text.js");
    return { format: "pdf", ...(await pdfText(bytes, name)) };
  }
  const extension = path.extname(name).toLowerCase();
  const text = extension === ".pdf" ? undefined : decodedText(bytes);
  if (text === undefined)
    throw new UserError(`${name} is ${whatItIs(bytes, extension)}; give it as ${FORMATS}`);
  if (/^\.(?:x?html?)$/.test(extension) || /^\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype html|html)\b/i.test(text)) {
    const { htmlText } = await import("./html-text.js");
    return { format: "html", ...htmlText(text) };
  }
  if (/^\.(?:md|markdown)$/.test(extension)) {
    const { markdownText } = await import("./markdown-text.js");
    return { format: "markdown", ...markdownText(text) };
  }
  return { format: "text", ...plainText(text) };
}

/** A PDF may begin after a few other bytes. */
const isPdf = (bytes: Uint8Array) => Buffer.from(bytes.subarray(0, 1024)).includes("%PDF-");

function whatItIs(bytes: Uint8Array, extension: string): string {
  if (bytes.length === 0) return "empty";
  if (extension === ".pdf") return "no PDF, whatever its name says";
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b;
  return isZip ? "an archive, as of a word processor or a spreadsheet" : "no text";
}
