import { readFileSync } from "node:fs";
import path from "node:path";
import { type CellCase, type Expected, gives, notebook, type Step, withFiles } from "../notation.js";

/** The files that the page speaks of. */
const FILES = {
  "../twice.ts": "export const twice = (x: number) => 2 * x;\n",
  "../cfg.json": '{ "k": 1, "list": [1, 2] }\n',
};

function fails(evalue: string): Expected {
  const ename = /\(TS\d+\)$/.test(evalue)
    ? "TypeScriptError"
    : /is not a function$|^Cannot read/.test(evalue)
      ? "TypeError"
      : "Error";
  return { error: { ename, evalue } };
}

/** The cells of a block, which say in comments what they give. */
function stepsOfBlock(block: string): Step[] {
  return block.split(/^\/\/ %%\n/m).map((text): Step => {
    const said = (word: string) =>
      [...text.matchAll(new RegExp(`^// ${word} (.*)$`, "gm"))].map(([, what]) => what as string);
    const [shown] = said("=>");
    const [error] = said("error");
    const printed = said("prints");
    return [
      text.trimEnd(),
      {
        ...(shown === undefined ? {} : gives(shown)),
        ...(printed.length === 0 ? {} : { stdout: `${printed.join("\n")}\n` }),
        ...(error === undefined ? {} : fails(error)),
      },
    ];
  });
}

function code(cell: string): string {
  return /^`(.*)`$/.exec(cell.trim())?.[1] ?? cell.trim();
}

/** The steps of a row whose last column says what its last cell gives. A cell that is refused is the last one that says so. */
function stepsOfRow(columns: readonly string[]): Step[] {
  const cells = columns.slice(0, -1).map(code);
  const last = (columns.at(-1) as string).trim();
  const error = /^error `(.*)`$/.exec(last)?.[1];
  const given = last === "nothing" ? {} : error === undefined ? gives(code(last)) : fails(error);
  return cells.map((cell, index): Step => [cell, index === cells.length - 1 ? given : {}]);
}

function rowsOf(text: string): string[][] {
  const tables = text.split(/\n(?!\|)/).flatMap((part) => {
    const lines = part.split("\n").filter((line) => line.startsWith("|"));
    return lines[0]?.endsWith("| gives |") ? [lines.slice(2)] : [];
  });
  return tables.flat().map((line) => line.slice(1, -1).split(" | "));
}

const TEXT = readFileSync(path.resolve("docs/cells.md"), "utf8");
const BLOCKS = [...TEXT.matchAll(/^```ts\n([\s\S]*?)^```$/gm)].map(([, block]) => block as string);

/** The examples of docs/cells.md. */
export const DOCUMENTED: readonly CellCase[] = [
  ...BLOCKS.map((block, index) =>
    notebook(`block ${index + 1}: ${block.split("\n")[0]}`, ...stepsOfBlock(block)),
  ),
  ...rowsOf(TEXT).map((columns, index) =>
    notebook(`row ${index + 1}: ${columns[0]}`, ...stepsOfRow(columns)),
  ),
].map((one) => withFiles(FILES, one));
