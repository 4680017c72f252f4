import { bookRoot } from "../../platform/book-folder.js";
import { nearFiles } from "../../platform/near-files.js";
import { readRegularFile } from "../../platform/read-regular-file.js";
import { UserError } from "../../platform/user-error.js";
import { didYouMean } from "../../stats/text/near-name.js";
import { uniqueCellIds } from "./cell-ids.js";
import { jsonDepth } from "./json-depth.js";
import type { Cell, Json, JsonObject, MimeBundle, Notebook, Output } from "./notebook.js";

/** What walks over a notebook calls itself for each level. */
const MAX_DEPTH = 500;

type Fault = (what: string) => UserError;

function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Multi-line texts are a string or a list of strings in the file; here they are one string. */
function text(value: unknown, what: string, fault: Fault): string {
  if (typeof value === "string") return value;
  if (Array.isArray(value) && value.every((line) => typeof line === "string")) return value.join("");
  throw fault(`${what} is neither a text nor a list of lines`);
}

function mimeBundle(value: unknown, what: string, fault: Fault): MimeBundle {
  if (!isObject(value)) throw fault(`${what} is not an object`);
  const joined = Object.entries(value).map(([mime, content]): [string, Json] => [
    mime,
    Array.isArray(content) && !/[/+]json$/.test(mime) ? text(content, `${what}, ${mime}`, fault) : content,
  ]);
  return Object.fromEntries(joined);
}

function output(value: unknown, what: string, fault: Fault): Output {
  if (!isObject(value)) throw fault(`${what} is not an object`);
  const metadata = isObject(value.metadata) ? value.metadata : {};
  switch (value.output_type) {
    case "stream":
      return {
        output_type: "stream",
        name: value.name === "stderr" ? "stderr" : "stdout",
        text: text(value.text, what, fault),
      };
    case "display_data":
      return { output_type: "display_data", data: mimeBundle(value.data, what, fault), metadata };
    case "execute_result":
      return {
        output_type: "execute_result",
        execution_count: typeof value.execution_count === "number" ? value.execution_count : null,
        data: mimeBundle(value.data, what, fault),
        metadata,
      };
    case "error":
      return {
        output_type: "error",
        ename: String(value.ename),
        evalue: String(value.evalue),
        traceback: Array.isArray(value.traceback) ? value.traceback.map(String) : [],
      };
    default:
      throw fault(`${what} has the unknown output_type ${JSON.stringify(value.output_type)}`);
  }
}

function cell(value: unknown, what: string, fault: Fault): Cell {
  if (!isObject(value)) throw fault(`${what} is not an object`);
  const base = {
    id: typeof value.id === "string" ? value.id : "",
    metadata: isObject(value.metadata) ? value.metadata : {},
    source: text(value.source, `${what}, source`, fault),
  };
  const type = value.cell_type;
  if (type === "code") {
    const outputs = Array.isArray(value.outputs) ? value.outputs : [];
    return {
      ...base,
      cell_type: type,
      execution_count: typeof value.execution_count === "number" ? value.execution_count : null,
      outputs: outputs.map((item, index) => output(item, `${what}, output ${index + 1}`, fault)),
    };
  }
  if (type !== "markdown" && type !== "raw") {
    throw fault(`${what} has the unknown cell_type ${JSON.stringify(type)}`);
  }
  if (!isObject(value.attachments)) return { ...base, cell_type: type };
  const attachments = Object.entries(value.attachments).map(([name, bundle]): [string, MimeBundle] => [
    name,
    mimeBundle(bundle, `${what}, attachment ${name}`, fault),
  ]);
  return { ...base, cell_type: type, attachments: Object.fromEntries(attachments) };
}

/**
 * The notebook that a text holds, as nbformat 4.5: cells of older minor versions get ids (from their content, so that
 * they are the same at each reading), multi-line texts are joined.
 * @param where the file's name, for messages
 * @throws UserError when the text is not JSON, not a notebook, or of another major version
 */
export function parseNotebook(source: string, where: string): Notebook {
  const fault: Fault = (what) =>
    new UserError(`${where}: ${what}; open it in Jupyter and save it again, or restore it`);
  if (jsonDepth(source) > MAX_DEPTH) throw fault(`its JSON is nested deeper than ${MAX_DEPTH} levels`);
  let raw: unknown;
  try {
    raw = JSON.parse(source);
  } catch (error) {
    const reason = (error as Error).message.replace(/\s+/g, " ");
    throw new UserError(
      `${where}: not a notebook: the file is not JSON (${reason}); restore it or name another file`,
    );
  }
  if (!isObject(raw) || typeof raw.nbformat !== "number") {
    throw fault("not a notebook: the JSON has no nbformat");
  }
  if (raw.nbformat !== 4) {
    const remedy =
      raw.nbformat < 4
        ? 'raise it with "jupyter nbconvert --to notebook --nbformat 4 --inplace"'
        : "save it as format 4";
    throw new UserError(`${where}: notebook format ${raw.nbformat} is not read, only 4; ${remedy}`);
  }
  if (!Array.isArray(raw.cells)) throw fault("not a notebook: the JSON has no list of cells");
  const cells = raw.cells.map((item, index) => cell(item, `cell ${index + 1}`, fault));
  const ids = uniqueCellIds(cells);
  return {
    nbformat: 4,
    nbformat_minor: Math.max(5, typeof raw.nbformat_minor === "number" ? raw.nbformat_minor : 5),
    metadata: isObject(raw.metadata) ? raw.metadata : {},
    cells: cells.map((item, index) => ({ ...item, id: ids[index] as string })),
  };
}

/** The outputs in JSON that lies elsewhere in a notebook, such as in the state of a widget; what is none is left out. */
export function parseOutputs(value: Json | undefined): Output[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((one: Json, at) => {
    try {
      return [output(one, `output ${at + 1}`, (what) => new UserError(what))];
    } catch {
      return [];
    }
  });
}

function remedyFor(path: string): string {
  const near = nearFiles(path, { extension: ".ipynb", folders: [`${bookRoot()}/notebooks`] });
  return near.length > 0 ? didYouMean(near) : "check the path";
}

/**
 * The notebook in a file; see {@link parseNotebook}.
 * @throws UserError also when there is no such file, or it is a folder
 */
export function readNotebook(path: string): Notebook {
  let source: string;
  try {
    source = readRegularFile(path).toString("utf8");
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === "ENOENT") throw new UserError(`${path}: no such notebook; ${remedyFor(path)}`);
    if (code === "EISDIR")
      throw new UserError(`${path}: a folder, not a notebook; name the .ipynb files in it`);
    throw new UserError(`${path}: the notebook cannot be read (${message}); check its permissions`);
  }
  return parseNotebook(source, path);
}
