import { UserError } from "../../platform/user-error.js";
import { nameHint } from "../../stats/text/near-name.js";
import { uniqueCellIds } from "./cell-ids.js";
import { type Cell, type CodeCell, type Json, type Notebook, tagsOf } from "./notebook.js";
import { type Declaration, declarationsIn } from "./typescript-parser.js";

/** Values for parameters, by name. */
export type Parameters = { readonly [name: string]: Json };

function hasTag(tag: string): (cell: Cell) => boolean {
  return (cell) => cell.cell_type === "code" && tagsOf(cell).includes(tag);
}

/** The parameters of a notebook: what its first cell tagged `parameters` declares, `[]` without one. */
export function parametersOf(notebook: Notebook): Declaration[] {
  const cell = notebook.cells.find(hasTag("parameters"));
  return cell ? declarationsIn(cell.source) : [];
}

function json(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

/** The value that a text stands for, as the parameter's default is written; undefined when it cannot be one. */
function valueFrom(text: string, { kind, annotation = "" }: Declaration): Json | undefined {
  if (text === "null" && /\bnull\b/.test(annotation)) return null;
  switch (kind) {
    case "string":
      return text;
    case "number":
      return text.trim() !== "" && Number.isFinite(Number(text)) ? Number(text) : undefined;
    case "boolean":
      return text === "true" ? true : text === "false" ? false : undefined;
    case "list": {
      const value = json(text);
      return Array.isArray(value) ? value : undefined;
    }
    case "object": {
      const value = json(text);
      return typeof value === "object" && value !== null && !Array.isArray(value) ? value : undefined;
    }
    default:
      return /\bstring\b/.test(annotation) ? text : json(text);
  }
}

const WANTED: { readonly [kind in Declaration["kind"]]: string } = {
  string: "a text",
  number: "a number",
  boolean: "true or false",
  list: 'a JSON list such as "[1, 2]"',
  object: 'a JSON object such as "{\\"name\\": 1}"',
  null: "written as JSON, a text within double quotes",
  other: "written as JSON, a text within double quotes",
};

/**
 * Typed values from texts such as those of a command line, each read as the literal that the notebook has as default.
 * @param where the notebook's name, for messages
 * @throws UserError on a name that the notebook has not, and on a text that cannot be a value of the default's type
 */
export function parseParameters(
  notebook: Notebook,
  texts: { readonly [name: string]: string },
  where: string,
): Parameters {
  if (Object.keys(texts).length === 0) return {};
  const declared = parametersOf(notebook);
  const known = declared.map(({ name }) => name);
  const entries = Object.entries(texts).map(([name, text]): [string, Json] => {
    const declaration = declared.find((one) => one.name === name);
    if (!declaration) {
      throw new UserError(
        known.length === 0
          ? `${where}: the notebook has no parameter ${name}: no cell tagged "parameters" declares any; add one`
          : `${where}: the notebook has no parameter ${name}; ${nameHint(name, known, { plural: "parameters" })}`,
      );
    }
    const value = valueFrom(text, declaration);
    if (value === undefined) {
      const wanted = WANTED[declaration.kind];
      throw new UserError(
        `${where}: parameter ${name} is ${wanted}, which ${JSON.stringify(text)} is not; give another value`,
      );
    }
    return [name, value];
  });
  return Object.fromEntries(entries);
}

/**
 * The notebook with a cell tagged `injected-parameters` after the one tagged `parameters`, as papermill does. A cell that
 * an earlier run injected is replaced, and removed when there is no value to inject: a run is what its command says.
 * @param parameters values for parameters that the notebook declares; see {@link parseParameters}
 */
export function injectParameters(notebook: Notebook, parameters: Parameters): Notebook {
  const isInjected = hasTag("injected-parameters");
  const earlier = notebook.cells.find(isInjected);
  const cells = notebook.cells.filter((cell) => !isInjected(cell));
  if (Object.keys(parameters).length === 0) return earlier ? { ...notebook, cells } : notebook;

  const declared = parametersOf(notebook);
  const lines = Object.entries(parameters).map(([name, value]) => {
    const { keyword, annotation } = declared.find((one) => one.name === name) ?? { keyword: "const" };
    return `${keyword} ${name}${annotation ? `: ${annotation}` : ""} = ${JSON.stringify(value)};`;
  });
  const injected: CodeCell = {
    cell_type: "code",
    id: earlier?.id ?? "injected-parameters",
    metadata: { tags: ["injected-parameters"] },
    source: ["// Parameters", ...lines].join("\n"),
    execution_count: null,
    outputs: [],
  };
  const at = cells.findIndex(hasTag("parameters")) + 1;
  // Last in the list, so that of two equal ids the injected cell's is the one to change.
  const ids = uniqueCellIds([...cells, injected]);
  return { ...notebook, cells: cells.toSpliced(at, 0, { ...injected, id: ids.at(-1) as string }) };
}
