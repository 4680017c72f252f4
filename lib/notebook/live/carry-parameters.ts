import type { Json, Notebook } from "../ipynb/notebook.js";
import { tagsOf } from "../ipynb/notebook.js";
import { parametersOf } from "../ipynb/parameters.js";
import { declarationsIn } from "../ipynb/typescript-parser.js";
import type { CarriedParameter } from "./live-page.js";

/** The value that a literal stands for; undefined for what is computed. */
function literal(source: string | undefined): Json | undefined {
  if (source === undefined) return undefined;
  const quoted = /^'([^'\\"]*)'$/.exec(source)?.[1];
  try {
    return quoted ?? (JSON.parse(source) as Json);
  } catch {
    return undefined;
  }
}

/** What the comment behind a declaration says. */
function comment(source: string, name: string): string {
  const line = source.split("\n").find((one) => new RegExp(`^\\s*(?:const|let|var)\\s+${name}\\b`).test(one));
  return /\/\/\s*(.*)$/.exec(line ?? "")?.[1]?.trim() ?? "";
}

/** The parameters of an executed notebook that a reader can set, with the values that it ran with. Those that are computed are none. */
export function carryParameters(notebook: Notebook): readonly CarriedParameter[] {
  const sourceOf = (tag: string) => notebook.cells.find((cell) => tagsOf(cell).includes(tag))?.source ?? "";
  const source = sourceOf("parameters");
  const injected = new Map(
    declarationsIn(sourceOf("injected-parameters")).map((one) => [one.name, one.source]),
  );
  return parametersOf(notebook).flatMap(({ name, kind, annotation = "", source: written }) => {
    const value = literal(injected.get(name) ?? written);
    if (value === undefined) return [];
    // A parameter that may be a text and is null by default takes texts.
    const shown = kind === "null" && /\bstring\b/.test(annotation) ? "string" : kind;
    const isNullable = kind === "null" || /\bnull\b/.test(annotation);
    return [{ name, kind: shown, isNullable, value, about: comment(source, name) }];
  });
}
