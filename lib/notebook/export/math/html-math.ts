import { mathAt } from "./find-math.js";
import type { MathRenderer } from "./markdown-math.js";

/** What of HTML holds no formulas: tags, comments, and elements whose text is code. */
const TAG =
  /<!--[\s\S]*?(?:-->|$)|<(script|style|pre|code|textarea|svg)\b[\s\S]*?(?:<\/\1\s*>|$)|<\/?[a-z](?:[^<>"']|"[^"]*"|'[^']*')*>/gi;
const START = /[$\\]/g;

const ENTITIES: Readonly<Record<string, string>> = {
  "&lt;": "<",
  "&gt;": ">",
  "&amp;": "&",
  "&#39;": "'",
  "&#x27;": "'",
  "&quot;": '"',
  "&nbsp;": " ",
};

function inText(text: string, { formula }: MathRenderer): string {
  let html = "";
  let at = 0;
  START.lastIndex = 0;
  for (let start = START.exec(text); start; start = START.exec(text)) {
    const found = mathAt(text, start.index);
    if (!found) {
      // A backslash hides what is after it.
      if (start[0] === "\\") START.lastIndex += 1;
      continue;
    }
    const tex = found.tex.replace(
      /&(?:lt|gt|amp|quot|nbsp|#39|#x27);/g,
      (entity) => ENTITIES[entity] as string,
    );
    html += text.slice(at, start.index) + formula(tex, { display: found.display });
    at = found.end;
    START.lastIndex = at;
  }
  return html + text.slice(at);
}

/**
 * HTML in whose text every formula is rendered, as MathJax does it in Jupyter; none in code, and none across tags.
 * @param renderer gives HTML, or what stands for it until the rest has been sanitised
 */
export function mathInHtml(html: string, renderer: MathRenderer): string {
  if (!/[$]|\\[([b\\]/.test(html)) return html;
  let out = "";
  let at = 0;
  for (const match of html.matchAll(TAG)) {
    out += inText(html.slice(at, match.index), renderer) + match[0];
    at = match.index + match[0].length;
  }
  return out + inText(html.slice(at), renderer);
}
