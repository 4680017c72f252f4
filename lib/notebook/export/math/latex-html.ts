import { escapeHtml } from "../../show/escape-html.js";
import { mathAt } from "./find-math.js";
import type { Formulas } from "./formulas.js";

/** The formulas of LaTeX and the text between them. */
function parts(source: string): (string | { readonly tex: string; readonly display: boolean })[] {
  const found: (string | { readonly tex: string; readonly display: boolean })[] = [];
  let text = "";
  for (let at = 0; at < source.length; ) {
    const math = mathAt(source, at);
    if (math) {
      found.push(text, math);
      text = "";
      at = math.end;
    } else {
      text += source[at] === "\\" ? source.slice(at, at + 2) : source[at];
      at += source[at] === "\\" ? 2 : 1;
    }
  }
  return [...found, text];
}

/**
 * The LaTeX of an output as HTML; text around its formulas stays text. LaTeX without any delimiter is one formula.
 * @returns undefined when a formula has an error, so that something else of the output can be shown
 */
export function latexHtml(latex: string, formulas: Formulas): string | undefined {
  const source = latex.trim();
  const all = parts(source);
  if (all.length === 1) return formulas.attempt(source, { display: true, block: true });
  // What a kernel shows alone stands alone, as it does in Jupyter for `$\displaystyle …$`.
  const isAlone = all.every((part, at) => (typeof part === "string" ? part.trim() === "" : at === 1));
  const html = all.map((part) => {
    if (typeof part === "string") return escapeHtml(part);
    const display = part.display || isAlone;
    return formulas.attempt(part.tex, { display, block: display });
  });
  if (html.includes(undefined)) return undefined;
  const whole = html.join("");
  return isAlone || whole.trim() === "" ? whole.trim() : `<div class="cb-latex">${whole}</div>`;
}
