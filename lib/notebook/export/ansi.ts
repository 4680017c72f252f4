import { escapeHtml } from "../show/escape-html.js";

const COLOURS = ["black", "red", "green", "yellow", "blue", "magenta", "cyan", "white"];
/** Every escape sequence of a terminal; of these only colours and weights mean anything on a page. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: escape sequences are made of control characters
const SEQUENCE = /\u001b(?:\[([0-?]*)[ -/]*([@-~])|\][^\u0007\u001b]*(?:\u0007|\u001b\\)|[@-_])/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: what a terminal does not show, a page does not either
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g;

interface Style {
  readonly colour?: string;
  readonly bold?: boolean;
}

function next(style: Style, code: number): Style {
  const { colour, ...rest } = style;
  if (code === 0) return {};
  if (code === 1) return { ...style, bold: true };
  if (code === 22) return { ...style, bold: false };
  if (code === 39) return rest;
  const name = COLOURS[code >= 90 ? code - 90 : code - 30];
  return name === undefined ? style : { ...style, colour: name };
}

/** A progress bar writes its line again and again after a carriage return: what counts is how it ends. */
function overwritten(text: string): string {
  return text.replace(/\r+(?=\n|$)/g, "").replace(/[^\n]*\r/g, "");
}

/** The text of a terminal as HTML: colours and bold as classes `cb-ansi-*`, every other sequence dropped. */
export function ansiHtml(text: string): string {
  let style: Style = {};
  let at = 0;
  let html = "";
  const plain = overwritten(text);
  const add = (piece: string) => {
    if (piece === "") return;
    const classes = [style.bold && "cb-ansi-bold", style.colour && `cb-ansi-${style.colour}`].filter(Boolean);
    const escaped = escapeHtml(piece.replace(CONTROL, ""));
    html += classes.length ? `<span class="${classes.join(" ")}">${escaped}</span>` : escaped;
  };
  for (const match of plain.matchAll(SEQUENCE)) {
    add(plain.slice(at, match.index));
    at = match.index + match[0].length;
    if (match[2] !== "m") continue;
    const codes = (match[1] || "0").split(";").map(Number);
    // 38 and 48 take their colour from the numbers behind them, which are no codes of their own.
    const end = codes.findIndex((code) => code === 38 || code === 48);
    style = codes.slice(0, end < 0 ? undefined : end).reduce(next, style);
  }
  add(plain.slice(at));
  return html;
}
