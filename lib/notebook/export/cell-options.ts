import type { Cell } from "../ipynb/notebook.js";

/** What comments at the top of a code cell say of its page; what they do not mention is undefined. */
export interface CellOptions {
  readonly echo?: boolean;
  readonly output?: boolean;
  readonly include?: boolean;
  readonly warning?: boolean;
}

/** `#| echo: false` in Python, R and Julia, `//| echo: false` in TypeScript, `--| ` in SQL, `%| ` in Matlab. */
const OPTION = /^\s*(?:#|\/\/|--|%)\|\s*(echo|output|include|warning)\s*:\s*["']?([\w-]+)/;
const COMMENT = /^\s*(?:#|\/\/|--|%|$)/;
/** nbdev's directives, which stand alone. */
const DIRECTIVE = /^\s*(?:#|\/\/)\|\s*(hide|hide[_-]input|hide[_-]output)\s*$/;

/**
 * Options of a code cell as Quarto reads them from comments at its top. `#| hide` and its kin, which nbdev knows, count too.
 * @example cellOptions({ cell_type: "code", source: "#| echo: false" }) // => { echo: false }
 */
export function cellOptions({ cell_type, source }: Pick<Cell, "cell_type" | "source">): CellOptions {
  const options: Record<string, boolean> = {};
  if (cell_type !== "code") return options;
  for (const line of source.split("\n")) {
    if (!COMMENT.test(line)) break;
    const [, name, value = ""] = OPTION.exec(line) ?? [];
    if (name) options[name] = !/^(?:false|no|off)$/i.test(value);
    const directive = DIRECTIVE.exec(line)?.[1]?.replace("_", "-");
    if (directive === "hide") options.include = false;
    if (directive === "hide-input") options.echo = false;
    if (directive === "hide-output") options.output = false;
  }
  return options;
}
