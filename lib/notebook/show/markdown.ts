import type { Displayable } from "./displayable.js";
import { writeOutput } from "./kernel-output.js";
import { takeReads } from "./reads.js";

/** A piece of markdown, ready to be shown or to stand inside another piece. */
export interface Markdown extends Displayable {
  readonly markdown: string;
}

type Value = string | number | boolean | null | undefined | Markdown;

const entity = (character: string) => `&#${character.charCodeAt(0)};`;

/** Everything that markdown, HTML or TeX could take for a command, as an entity: entities never begin one. */
function literal(text: string): string {
  return (
    text
      .replace(/\s+/g, (blanks) => (blanks.includes("\n") ? " " : blanks))
      // Four blanks at the start of a line would make code.
      .replace(/^[ \t]+/, " ")
      .replace(/[&<>*_`[\]\\$~|#^=@]/g, entity)
      .replace(/^[-+](?=[-+\s]|$)/, entity)
      .replace(/^(\d+)([.)])(?= |$)/, (_, digits: string, sign: string) => digits + entity(sign))
      .replaceAll("://", "&#58;//")
      .replace(/\bwww\./gi, (match) => `${match.slice(0, 3)}&#46;`)
  );
}

function render(value: Value): string {
  if (value === null || value === undefined || Number.isNaN(value)) return "n/a";
  if (typeof value === "object") return value.markdown;
  return literal(String(value));
}

/** The number of a list's item at the start of a line, of digits and of marks that stand for values; list and quote marks may come first. */
const ORDINAL =
  /^([ \t>]*(?:(?:[-*+]|\d+[.)])[ \t]+)*)((?:\d|\uE000\d+\uE001)*\uE000\d+\uE001(?:\d|\uE000\d+\uE001)*)([.)])(?=[ \t]|$)/gm;

/** The common indent of the template's lines is the cell's, not the text's: four spaces would make it code. */
function dedent(text: string): string {
  const lines = text.trimEnd().split("\n");
  const indents = lines
    .slice(1)
    .filter((line) => line.trim() !== "")
    .map((line) => line.search(/\S/));
  const indent = indents.length ? indents.reduce((least, one) => Math.min(least, one)) : 0;
  return [(lines[0] ?? "").trimStart(), ...lines.slice(1).map((line) => line.slice(indent))]
    .join("\n")
    .trimStart();
}

/**
 * Tag that returns a piece of markdown with the values set in as plain text: no character of a value acts as markdown,
 * HTML or TeX. A value that is itself a piece keeps its markdown; null, undefined and NaN read "n/a".
 * Do not set values inside backticks: code shows entities as they are.
 * @example markdown`Up ${percent(0.0123)}`.markdown // => "Up 1.2%"
 */
export function markdown(texts: TemplateStringsArray, ...values: readonly Value[]): Markdown {
  // Marks stand in for the values while the indent is taken off, so that a value cannot change it.
  // Raw, so that TeX keeps its backslashes; only what a template cannot do without is unescaped.
  const pieces = texts.raw.map((text) => text.replace(/\\(`|\$\{)/g, "$1"));
  const marked = dedent(
    pieces.map((text, index) => (index === 0 ? text : `\uE000${index - 1}\uE001${text}`)).join(""),
  );
  const filled = (part: string) =>
    part.replace(/\uE000(\d+)\uE001/g, (_, index) => render(values[Number(index)]));
  // A number that ends a sentence and happens to stand at the start of a line is no item of a list.
  const text = filled(
    marked.replace(ORDINAL, (whole, before: string, number: string, sign: string) =>
      /^\d+$/.test(filled(number)) ? `${before}${number}${entity(sign)}` : whole,
    ),
  );
  const plain = text.replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)));
  return { markdown: text, mime: { "text/markdown": text, "text/plain": plain } };
}

/**
 * Tag that shows computed markdown as the cell's output at once; see {@link markdown} for what happens to the values.
 * @throws Error outside a tslab kernel
 */
export function md(texts: TemplateStringsArray, ...values: readonly Value[]): void {
  writeOutput(markdown(texts, ...values), takeReads());
}
