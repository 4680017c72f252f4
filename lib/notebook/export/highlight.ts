import hljs from "highlight.js/lib/core";
import { escapeHtml } from "../show/escape-html.js";
import { LANGUAGES } from "./highlight-languages.js";

for (const [name, language] of Object.entries(LANGUAGES)) hljs.registerLanguage(name, language);

/** Names that kernels, magics and writers of Markdown have for these languages. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  ipython: "python",
  ipython2: "python",
  ipython3: "python",
  pypy3: "python",
  sage: "python",
  "c++11": "cpp",
  "c++14": "cpp",
  "c++17": "cpp",
  "c++20": "cpp",
  octave: "matlab",
  scilab: "matlab",
  svg: "xml",
  script: "bash",
  system: "bash",
  shell: "bash",
};

/** The name under which a language is known here; undefined for one that is not. `{r}` and `{python}` are as R Markdown writes them. */
function known(name: string): string | undefined {
  const plain = name
    .trim()
    .toLowerCase()
    .replace(/^\{/, "")
    .split(/[\s,}]/, 1)[0] as string;
  const own = Object.hasOwn(OTHER_NAMES, plain) ? (OTHER_NAMES[plain] as string) : plain;
  return hljs.getLanguage(own) ? own : undefined;
}

/** The longest code, in characters, whose parts are marked: the time that highlight.js takes can grow with the square of the length. */
const MAX_MARKED = 20_000;
/** A word or a space of this length costs highlight.js more than the rest of the code. */
const LONG_RUN = /\w{1000}|\s{1000}/;

/**
 * Code as HTML with its parts marked by classes `hljs-*`. Only escaped are code in a language that is not known here, code of more than
 * 20,000 characters, and code with a word of a thousand letters.
 * @param name of the language, or usual short form, such as `ts`
 * @example highlight("x < 1", "cobol") // => "x &lt; 1"
 */
export function highlight(code: string, name: string): string {
  const language = known(name);
  return language === undefined || code.length > MAX_MARKED || LONG_RUN.test(code)
    ? escapeHtml(code)
    : hljs.highlight(code, { language, ignoreIllegals: true }).value;
}

/**
 * The code of a cell as HTML. A magic at its top, such as `%%bash` or `%%sql`, says in which language the rest is.
 * @param language of the notebook
 */
export function highlightCell(code: string, language: string): string {
  const [, magic, name = ""] = /^(%%(\S+).*)/.exec(code) ?? [];
  if (magic === undefined) return highlight(code, language);
  const file = /^%%(?:writefile|file)\s/.test(magic) ? /\.(\w+)$/.exec(magic.trimEnd())?.[1] : undefined;
  const rest = known(file ?? name) ?? (name === "writefile" || name === "file" ? "" : language);
  return `<span class="hljs-meta">${escapeHtml(magic)}</span>${highlight(code.slice(magic.length), rest)}`;
}
