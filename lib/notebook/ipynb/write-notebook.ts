import { UserError } from "../../platform/user-error.js";
import { writeFileAtomic } from "../../platform/write-file-atomic.js";
import type { Json, Notebook } from "./notebook.js";

/** MIME types besides `text/*` whose content Jupyter writes as a list of lines. */
const SPLIT_TYPES = new Set(["application/javascript", "image/svg+xml"]);

function lines(text: string): string[] {
  return text === "" ? [] : text.split(/(?<=\n)/);
}

/** The value with sorted keys and, at the places where Jupyter does so, texts as lists of lines. */
function toFile(value: Json, key: string): Json {
  if (typeof value === "string") {
    const split = key === "source" || key === "text" || key.startsWith("text/") || SPLIT_TYPES.has(key);
    return split ? lines(value) : value;
  }
  if (Array.isArray(value)) return value.map((item: Json) => toFile(item, ""));
  if (value === null || typeof value !== "object") return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  // Metadata belong to whoever wrote them, and so does JSON content: only their keys are sorted.
  const opaque = (name: string) => name === "metadata" || /[/+]json$/.test(name);
  return Object.fromEntries(
    entries.map(([name, item]) => [name, opaque(name) ? sorted(item as Json) : toFile(item as Json, name)]),
  );
}

function sorted(value: Json): Json {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== "object") return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([name, item]) => [name, sorted(item as Json)]));
}

/**
 * The text of a notebook file as Jupyter writes it: keys sorted, one space of indent, multi-line texts as lists of
 * lines, a newline at the end. Equal notebooks give equal texts.
 */
export function notebookText(notebook: Notebook): string {
  return `${JSON.stringify(toFile(notebook as unknown as Json, ""), null, 1)}\n`;
}

/**
 * Writes the text of a notebook, with its folder where that is missing, whole or not at all; see {@link writeFileAtomic}.
 * @throws UserError when the file cannot be written
 */
export function writeNotebookText(file: string, text: string): void {
  try {
    writeFileAtomic(file, text);
  } catch (error) {
    const reason = (error as Error).message;
    throw new UserError(
      `${file}: the notebook cannot be written (${reason}); make its folder writable; run can write into another (--output-dir)`,
    );
  }
}

/** Writes a notebook as {@link writeNotebookText} does. @throws UserError when the file cannot be written */
export function writeNotebook(file: string, notebook: Notebook): void {
  writeNotebookText(file, notebookText(notebook));
}
