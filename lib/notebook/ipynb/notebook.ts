/** Types of the Jupyter notebook format 4.5, with every multi-line text joined to one string. */

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
export type JsonObject = { readonly [key: string]: Json };

/** MIME type to content: text and images as a string, JSON types as JSON. */
export type MimeBundle = JsonObject;

export interface StreamOutput {
  readonly output_type: "stream";
  readonly name: "stdout" | "stderr";
  readonly text: string;
}

export interface DisplayOutput {
  readonly output_type: "display_data";
  readonly data: MimeBundle;
  readonly metadata: JsonObject;
}

export interface ResultOutput {
  readonly output_type: "execute_result";
  readonly execution_count: number | null;
  readonly data: MimeBundle;
  readonly metadata: JsonObject;
}

export interface ErrorOutput {
  readonly output_type: "error";
  readonly ename: string;
  readonly evalue: string;
  readonly traceback: readonly string[];
}

export type Output = StreamOutput | DisplayOutput | ResultOutput | ErrorOutput;

interface CellBase {
  readonly id: string;
  readonly metadata: JsonObject;
  readonly source: string;
}

export interface CodeCell extends CellBase {
  readonly cell_type: "code";
  readonly execution_count: number | null;
  readonly outputs: readonly Output[];
}

export interface TextCell extends CellBase {
  readonly cell_type: "markdown" | "raw";
  readonly attachments?: { readonly [name: string]: MimeBundle };
}

export type Cell = CodeCell | TextCell;

export interface Notebook {
  readonly nbformat: 4;
  /** 5 or later: older notebooks are raised to 5 when they are read. */
  readonly nbformat_minor: number;
  readonly metadata: JsonObject;
  readonly cells: readonly Cell[];
}

/** The tags of a cell, `[]` when it has none. */
export function tagsOf(cell: Cell): readonly string[] {
  const { tags } = cell.metadata;
  return Array.isArray(tags) ? tags.filter((tag): tag is string => typeof tag === "string") : [];
}
