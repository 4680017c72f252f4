import { closingBrace } from "./braces.js";

/** A macro with an argument that may be left out, which temml does not know. */
export interface OptionalMacro {
  readonly name: string;
  /** How many arguments it takes, with the one that may be left out. */
  readonly count: number;
  readonly standard: string;
  readonly body: string;
}

/** TeX apart from the macros that it defines. */
export interface Definitions {
  readonly rest: string;
  /** Each as a definition that outlives its formula, in their order. */
  readonly definitions: readonly string[];
  readonly optional: readonly OptionalMacro[];
}

const COMMAND =
  /\\(?:(?:re|provide)?newcommand|renewcommand|providecommand|DeclareMathOperator|DeclareRobustCommand|[gex]?def|let|require|usepackage|newenvironment|renewenvironment)(?![a-zA-Z])\*?/g;
const NAME = /\s*(?:\{\s*(\\(?:[a-zA-Z]+|.))\s*\}|(\\(?:[a-zA-Z]+|.)))/y;
const COUNT = /\s*\[(\d)\]/y;
const STANDARD = /\s*\[([^\]]*)\]/y;
const PARAMETERS = /[^{}\\$]*/y;
const TARGET = /\s*(?:=\s*)?(\\(?:[a-zA-Z]+|.)|\S)/y;

function match(pattern: RegExp, source: string, at: number): RegExpExecArray | undefined {
  pattern.lastIndex = at;
  return pattern.exec(source) ?? undefined;
}

/** The content of the braces that open at a position, or the one token there; undefined where they do not close. */
export function argumentAt(
  source: string,
  from: number,
): { readonly text: string; readonly end: number } | undefined {
  const at = from + (/^\s*/.exec(source.slice(from, from + 50))?.[0].length ?? 0);
  if (source[at] !== "{") {
    const token = /^(?:\\(?:[a-zA-Z]+|.)|[^\s}])/s.exec(source.slice(at, at + 50))?.[0];
    return token === undefined ? undefined : { text: token, end: at + token.length };
  }
  const end = closingBrace(source, at);
  return end === undefined ? undefined : { text: source.slice(at + 1, end), end: end + 1 };
}

const parameters = (count: number) => Array.from({ length: count }, (_, at) => `#${at + 1}`).join("");

interface Read {
  readonly end: number;
  readonly definition?: string;
  readonly optional?: OptionalMacro;
}

function readNew(source: string, at: number): Read | undefined {
  const name = match(NAME, source, at);
  if (!name) return undefined;
  const macro = (name[1] ?? name[2]) as string;
  let end = at + name[0].length;
  const count = match(COUNT, source, end);
  end += count?.[0].length ?? 0;
  const standard = count && match(STANDARD, source, end);
  end += standard?.[0].length ?? 0;
  const body = argumentAt(source, end);
  if (!body) return undefined;
  if (standard) {
    const optional = { name: macro, count: Number(count?.[1]), standard: standard[1] ?? "", body: body.text };
    return { end: body.end, optional };
  }
  return { end: body.end, definition: `\\gdef${macro}${parameters(Number(count?.[1] ?? 0))}{${body.text}}` };
}

function readOperator(source: string, at: number, star: string): Read | undefined {
  const name = match(NAME, source, at);
  const body = name && argumentAt(source, at + name[0].length);
  if (!name || !body) return undefined;
  const macro = name[1] ?? name[2];
  return { end: body.end, definition: `\\gdef${macro}{\\operatorname${star}{${body.text}}}` };
}

function readDef(source: string, at: number): Read | undefined {
  const name = match(NAME, source, at);
  if (!name) return undefined;
  const start = at + name[0].length;
  const pattern = match(PARAMETERS, source, start)?.[0] ?? "";
  const body =
    source[start + pattern.length] === "{" ? argumentAt(source, start + pattern.length) : undefined;
  return body && { end: body.end, definition: `\\gdef${name[1] ?? name[2]}${pattern}{${body.text}}` };
}

function readLet(source: string, at: number): Read | undefined {
  const name = match(NAME, source, at);
  const target = name && match(TARGET, source, at + name[0].length);
  if (!name || !target) return undefined;
  const end = at + name[0].length + target[0].length;
  return { end, definition: `\\global\\let${name[1] ?? name[2]}=${target[1]}` };
}

function read(source: string, command: string, at: number): Read | undefined {
  const star = command.endsWith("*") ? "*" : "";
  const name = command.slice(1, star ? -1 : undefined);
  if (name === "require" || name === "usepackage") {
    const argument = argumentAt(source, at);
    return argument && { end: argument.end };
  }
  if (name === "let") return readLet(source, at);
  if (name.endsWith("def")) return readDef(source, at);
  if (name === "DeclareMathOperator") return readOperator(source, at, star);
  return name.endsWith("environment") ? undefined : readNew(source, at);
}

/**
 * Takes the definitions of macros out of TeX: `\newcommand` and its kin, `\def`, `\let`, `\DeclareMathOperator`. In MathJax,
 * and so in Jupyter, they hold for all formulas that follow.
 * @example takeDefinitions("\\newcommand{\\E}{\\mathbb{E}} \\E").definitions // => ["\\gdef\\E{\\mathbb{E}}"]
 */
export function takeDefinitions(tex: string): Definitions {
  const definitions: string[] = [];
  const optional: OptionalMacro[] = [];
  let rest = "";
  let at = 0;
  for (const { 0: command, index } of tex.matchAll(COMMAND)) {
    if (index < at) continue;
    const found = read(tex, command, index + command.length);
    if (!found) continue;
    if (found.definition !== undefined) definitions.push(found.definition);
    if (found.optional) optional.push(found.optional);
    rest += tex.slice(at, index);
    at = found.end;
  }
  return { rest: rest + tex.slice(at), definitions, optional };
}
