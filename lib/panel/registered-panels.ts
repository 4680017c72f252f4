import { readFileSync } from "node:fs";
import path from "node:path";
import { panelFolder } from "../platform/run-files.js";
import { isNumber, isText, objectShape, optional, recordOf } from "../platform/shape.js";
import { writeFileAtomic } from "../platform/write-file-atomic.js";
import { nameHint } from "../stats/text/near-name.js";
import { PanelError } from "./panel-error.js";

/** A panel as the user registered it. It lies in the book's untracked state, and holds no password. */
export interface RegisteredPanel {
  readonly name: string;
  /** Parquet or CSV files of the daily rows: a file, a folder's pattern such as `daily/*.parquet`. */
  readonly path?: string;
  readonly fundamentalsPath?: string;
  /** The address of a database without its password, and its tables. */
  readonly database?: string;
  readonly table?: string;
  readonly fundamentalsTable?: string;
  /** By the layout's name, the column's in the source, where it is another. */
  readonly columns: Readonly<Record<string, string>>;
  readonly reportLagDays: number;
}

const isPanel = objectShape<RegisteredPanel>({
  name: isText,
  path: optional(isText),
  fundamentalsPath: optional(isText),
  database: optional(isText),
  table: optional(isText),
  fundamentalsTable: optional(isText),
  columns: recordOf(isText),
  reportLagDays: isNumber,
});

const fileOf = (root: string) => path.join(panelFolder(root), "panels.json");

/** The panels of a book, by name. @throws PanelError when their file cannot be read */
export function registeredPanels(root: string): Readonly<Record<string, RegisteredPanel>> {
  const file = fileOf(root);
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return {};
    throw error;
  }
  try {
    const panels: unknown = JSON.parse(text);
    if (recordOf(isPanel)(panels)) return panels;
  } catch {
    // As below.
  }
  throw new PanelError(`${file} cannot be read; remove it and register the panels again`);
}

/** Writes the panels of a book. */
export function writePanels(root: string, panels: Readonly<Record<string, RegisteredPanel>>): void {
  writeFileAtomic(fileOf(root), `${JSON.stringify(panels, null, 2)}\n`);
}

/** A panel of the book. @throws PanelError when there is none of that name */
export function registeredPanel(root: string, name: string): RegisteredPanel {
  const panels = registeredPanels(root);
  const found = Object.hasOwn(panels, name) ? panels[name] : undefined;
  if (found !== undefined) return found;
  throw new PanelError(
    `there is no panel ${JSON.stringify(name)}; ${nameHint(name, Object.keys(panels), { plural: "panels" })}; "claimbook panel add" registers one`,
  );
}
