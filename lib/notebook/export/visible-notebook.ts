import { type Cell, type CodeCell, type Notebook, type Output, tagsOf } from "../ipynb/notebook.js";
import { objectOf } from "../ipynb/object-of.js";
import { cellOptions } from "./cell-options.js";

/** What the author of a notebook keeps from its readers, cell by cell. */
interface Hidden {
  readonly cell: boolean;
  readonly input: boolean;
  readonly output: boolean;
  readonly stdout: boolean;
  readonly stderr: boolean;
}

/** A notebook as its readers may see it. */
export interface VisibleNotebook {
  readonly notebook: Notebook;
  /** What a page says under a cell of which a part is left out, by the cell's id. */
  readonly notes: ReadonlyMap<string, string>;
  /** Did the notebook fail in a cell whose error is not shown? */
  readonly hidesFailure: boolean;
}

/** Tags as all tools write them: `remove_cell`, `remove-cell` and `Remove-Cell` are one. */
function wordsOf(tags: readonly string[]): ReadonlySet<string> {
  return new Set(tags.map((tag) => tag.trim().toLowerCase().replaceAll("_", "-")));
}

function hiddenIn(cell: Cell, hidesAllCode: boolean): Hidden {
  const { metadata } = cell;
  const tags = wordsOf(tagsOf(cell));
  const jupyter = objectOf(metadata.jupyter);
  const options = cellOptions(cell);
  const either = (...names: readonly string[]) => names.some((name) => tags.has(name));
  const whole = either("remove-cell", "hide-cell") || options.include === false;
  const input =
    either("remove-input", "hide-input", "remove-code", "hide-code") ||
    jupyter.source_hidden === true ||
    metadata.hide_input === true ||
    metadata.hideCode === true ||
    metadata.cellView === "form" ||
    options.echo === false ||
    hidesAllCode;
  const output =
    either("remove-output", "hide-output", "remove-outputs", "hide-outputs") ||
    jupyter.outputs_hidden === true ||
    metadata.collapsed === true ||
    metadata.hide_output === true ||
    metadata.hideOutput === true ||
    options.output === false;
  // Text has nothing besides its source.
  const isText = cell.cell_type !== "code";
  const own = either("remove-input", "hide-input") || jupyter.source_hidden === true;
  return {
    cell: whole || (isText && own),
    input,
    output,
    stdout: either("remove-stdout", "hide-stdout"),
    stderr: either("remove-stderr", "hide-stderr") || options.warning === false,
  };
}

function isShown(output: Output, { stdout, stderr }: Hidden): boolean {
  if (output.output_type === "stream") return output.name === "stdout" ? !stdout : !stderr;
  if (!("metadata" in output)) return true;
  const { tags } = output.metadata;
  const words = wordsOf(Array.isArray(tags) ? tags.map(String) : []);
  return !["remove-output", "hide-output", "remove-single-output"].some((word) => words.has(word));
}

/** Is an error of this cell what its author expects? */
export function expectsError(cell: Cell): boolean {
  return tagsOf(cell).includes("raises-exception");
}

/** The first cell that ended with an error that nobody expected. */
export function failedCell({ cells }: Notebook): CodeCell | undefined {
  return cells.find(
    (cell): cell is CodeCell =>
      cell.cell_type === "code" &&
      !expectsError(cell) &&
      cell.outputs.some(({ output_type }) => output_type === "error"),
  );
}

/** How deep a heading that its author has folded lies; undefined for every other cell. */
function foldedLevel(cell: Cell): number | undefined {
  const isFolded =
    cell.metadata["jp-MarkdownHeadingCollapsed"] === true ||
    cell.metadata.heading_collapsed === true ||
    tagsOf(cell).includes("jp-MarkdownHeadingCollapsed");
  return cell.cell_type === "markdown" && isFolded ? headingLevel(cell) : undefined;
}

function headingLevel(cell: Cell): number | undefined {
  if (cell.cell_type !== "markdown") return undefined;
  return /^ {0,3}(#{1,6})(?:\s|$)/m.exec(cell.source)?.[1]?.length;
}

/** The cells that no folded heading stands above, and how many are below each that is folded. */
function unfolded(cells: readonly Cell[]): { shown: Cell[]; counts: Map<string, number> } {
  let heading: { readonly id: string; readonly level: number } | undefined;
  const counts = new Map<string, number>();
  const shown = cells.filter((cell) => {
    const level = headingLevel(cell);
    if (heading && (level === undefined || level > heading.level)) {
      counts.set(heading.id, (counts.get(heading.id) ?? 0) + 1);
      return false;
    }
    const folded = foldedLevel(cell);
    heading = folded === undefined ? undefined : { id: cell.id, level: folded };
    return true;
  });
  return { shown, counts };
}

/**
 * The notebook without anything that a tag, a setting or an option of a cell hides or removes: nbconvert's and Jupyter Book's
 * `remove-*` and `hide-*`, JupyterLab's `source_hidden`, `outputs_hidden` and folded headings, Colab's forms, the older
 * `collapsed` and `hide_input`, Quarto's `echo`, `output` and `include`. A page is made from it alone, so that neither text
 * nor data of what is hidden can reach it. Whatever hides is taken to remove: a page is sent on, and what lies in it is read.
 */
export function visibleNotebook(notebook: Notebook): VisibleNotebook {
  const hidesAllCode = notebook.metadata.hide_input === true;
  const { shown, counts } = unfolded(notebook.cells);
  const notes = new Map<string, string>();
  for (const [id, count] of counts) {
    notes.set(
      id,
      count === 1 ? "One cell is folded by its author." : `${count} cells are folded by their author.`,
    );
  }
  const cells = shown.flatMap((cell): Cell[] => {
    const hidden = hiddenIn(cell, hidesAllCode);
    if (hidden.cell) return [];
    if (cell.cell_type !== "code") return [cell];
    const outputs = hidden.output ? [] : cell.outputs.filter((output) => isShown(output, hidden));
    const source = hidden.input ? "" : cell.source;
    const isLess = hidden.input || outputs.length < cell.outputs.length;
    if (isLess && source.trim() === "" && outputs.length === 0) return [];
    if (hidden.output && cell.outputs.length > 0) notes.set(cell.id, "Output hidden by its author.");
    return [{ ...cell, source, outputs }];
  });
  const visible = { ...notebook, cells };
  return {
    notebook: visible,
    notes,
    hidesFailure: !failedCell(visible) && failedCell(notebook) !== undefined,
  };
}
