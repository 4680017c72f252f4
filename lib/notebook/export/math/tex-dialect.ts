import { argumentAt } from "./tex-definitions.js";

/** Macros that MathJax and LaTeX's usual packages have and temml has not. */
export const MORE_MACROS: Readonly<Record<string, string>> = {
  "\\mbox": "\\text{#1}",
  "\\mathds": "\\mathbb{#1}",
  "\\mathbbm": "\\mathbb{#1}",
  "\\ensuremath": "{#1}",
  "\\cssId": "{#2}",
  "\\hfill": "\\quad",
};

const ENVIRONMENTS: Readonly<Record<string, string>> = {
  flalign: "align",
  "flalign*": "align*",
  dmath: "equation",
  "dmath*": "equation*",
  multlined: "gathered",
};
/** Environments that only say that there is a formula. */
const WRAPPERS = /\\(?:begin|end)\s*\{(?:displaymath|math|subequations)\}/g;
const EQNARRAY = /\\(begin|end)\s*\{eqnarray(\*?)\}/g;
/** The middle column of an eqnarray with its two ampersands. */
const RELATION = /&((?:[^&\\]|\\[a-zA-Z])*)&/g;

/** `\cases{a & b \cr c & d}`, which plain TeX has and MathJax with it. */
function withoutBraces(tex: string, command: string, environment: string): string {
  let out = "";
  let at = 0;
  const pattern = new RegExp(`\\\\${command}\\s*(?=\\{)`, "g");
  for (const match of tex.matchAll(pattern)) {
    if (match.index < at) continue;
    const body = argumentAt(tex, match.index + match[0].length);
    if (!body) continue;
    const rows = body.text.replace(/\\cr(?![a-zA-Z])/g, "\\\\");
    out += `${tex.slice(at, match.index)}\\begin{${environment}}${rows}\\end{${environment}}`;
    at = body.end;
  }
  return out + tex.slice(at);
}

/** TeX with every eqnarray as an align. */
function withoutEqnarrays(tex: string): string {
  let out = "";
  let at = 0;
  let open: { readonly end: number; readonly star: string } | undefined;
  for (const { 0: whole, 1: edge, 2: star = "", index } of tex.matchAll(EQNARRAY)) {
    const end = index + whole.length;
    if (edge === "begin" && !open) {
      out += tex.slice(at, index);
      open = { end, star };
      at = index;
    } else if (edge === "end" && open?.star === star) {
      const rows = tex.slice(open.end, index).replace(RELATION, (_, relation) => `&${relation} `);
      out += `\\begin{align${star}}${rows}\\end{align${star}}`;
      open = undefined;
      at = end;
    }
  }
  return out + tex.slice(at);
}

/** TeX as MathJax takes it, in the words that temml knows. */
export function forTemml(tex: string): string {
  const renamed = withoutEqnarrays(tex)
    .replace(/\\(begin|end)\s*\{([a-z]+\*?)\}/g, (whole, edge, name) =>
      Object.hasOwn(ENVIRONMENTS, name) ? `\\${edge}{${ENVIRONMENTS[name]}}` : whole,
    )
    .replace(WRAPPERS, "")
    .replace(/(\\begin\s*\{(?:aligned|gathered|split)\})\s*\[[tcb]\]/g, "$1")
    .replace(/\\vspace\*?\s*\{[^{}]*\}/g, "")
    .replace(/\\bbox\s*\[[^[\]]*\]/g, "")
    .replace(/\\(?:short)?intertext\s*(\{[^{}]*\})/g, "\\text$1 \\\\")
    .replace(/\\unicode\s*\{x([0-9a-fA-F]{1,6})\}/g, (whole, hex) => {
      const code = Number.parseInt(hex, 16);
      return code > 0x1f && code <= 0x10ffff ? `\\text{${String.fromCodePoint(code)}}` : whole;
    });
  return withoutBraces(withoutBraces(renamed, "cases", "cases"), "eqalign", "aligned");
}
