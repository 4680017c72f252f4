import { types } from "node:util";
import type { JsonObject, MimeBundle } from "../ipynb/notebook.js";
import { isDated } from "./dated-rows.js";
import { displayed } from "./displayed.js";
import { UNDRAWN_FIGURE } from "./figure-mime.js";
import { data } from "./inspect/descriptors.js";
import { takeReads } from "./reads.js";
import { isColumnTable, isDanfoData, isDisplayable, isFigure, isPlotlyFigure, isSheet } from "./recognise.js";
import { areRecords } from "./records.js";
import { show } from "./show.js";
import { valueText } from "./value-text.js";

/** The method by which an object says how it is displayed, as in Deno's kernel. */
const DISPLAY = Symbol.for("Jupyter.display");

/** What a trace of a figure has at least one of. */
const TRACE_KEYS = ["type", "x", "y", "z", "values"];

const textBundle = (value: unknown): MimeBundle => ({ "text/plain": valueText(value) });

function isAny(value: unknown): value is object {
  return typeof value === "object" && value !== null && !types.isProxy(value);
}

/** An object with `data` and `layout` can be anything until its data are traces, and so can objects in an array until they are records. */
function isToBeShown(value: unknown): boolean {
  if (isDisplayable(value) || isFigure(value) || isColumnTable(value) || isDanfoData(value)) return true;
  if (!isPlotlyFigure(value)) return isPlainTable(value);
  const isTrace = (one: object) => TRACE_KEYS.some((key) => Object.hasOwn(one, key));
  return Boolean(value.layout) && value.data.length > 0 && value.data.every(isTrace);
}

/** Values of JavaScript that are tables: they keep their text beside. */
function isPlainTable(value: unknown): boolean {
  return areRecords(value) || isDated(value);
}

/** The bundle that a display method gave, with a text where it has none. */
function completed(value: unknown, given: unknown): MimeBundle {
  if (!isAny(given)) return textBundle(value);
  const entries = Object.entries(given).filter(([type, content]) => type.includes("/") && content != null);
  if (entries.length === 0) return textBundle(value);
  const bundle = Object.fromEntries(entries) as MimeBundle;
  return "text/plain" in bundle ? bundle : { ...bundle, ...textBundle(value) };
}

/** What an object's own display method gives; undefined when it has none. */
function ownBundle(value: unknown): MimeBundle | Promise<MimeBundle> | undefined {
  const display = isAny(value) ? data(value, DISPLAY) : undefined;
  if (typeof display !== "function") return undefined;
  try {
    const given: unknown = display.call(value);
    return given instanceof Promise
      ? given.then(
          (bundle) => completed(value, bundle),
          () => textBundle(value),
        )
      : completed(value, given);
  } catch {
    return textBundle(value);
  }
}

function shownBundle(value: unknown): MimeBundle | undefined {
  if (!isToBeShown(value)) return undefined;
  try {
    const mime = displayed(value)?.mime as MimeBundle | undefined;
    if (mime === undefined) return undefined;
    // An undrawn figure gets its text when it is drawn.
    const isWhole = ("text/plain" in mime && !isPlainTable(value)) || UNDRAWN_FIGURE in mime;
    return isWhole ? mime : { ...mime, ...textBundle(value) };
  } catch (error) {
    return { "text/plain": `${(error as Error).message}\n${valueText(value)}` };
  }
}

/**
 * What a front end gets of the value of a cell's last expression: of a figure, a table, or what `table`, `verdictCard` and `markdown` return the
 * same as from `show`, of an array of plain objects and of a series on days with their text; what the object's own `Symbol.for("Jupyter.display")` method returns, as in Deno; else its text. A figure that cannot be
 * drawn is its text, with the reason above; a display method that fails is passed over.
 * @param value anything, made by whichever copy of a package
 * @returns undefined for undefined; a promise only where a display method gives one
 * @example valueBundle(5) // => { "text/plain": "5" }
 */
export function valueBundle(value: unknown): MimeBundle | Promise<MimeBundle> | undefined {
  if (value === undefined) return undefined;
  return ownBundle(value) ?? shownBundle(value) ?? textBundle(value);
}

/**
 * Shows a tear sheet that is the value of a cell's last expression, as `show` does: its parts are outputs of their own, which no one bundle holds.
 * @returns whether the value was one
 * @throws as `show`
 */
export function showSheet(value: unknown): boolean {
  if (!isSheet(value)) return false;
  show(value);
  return true;
}

/** The metadata that belongs to {@link valueBundle}, as from `show`: the tables read since the last output. */
export function valueMetadata(value: unknown): JsonObject {
  if (!isToBeShown(value)) return {};
  const claimbook = takeReads() as JsonObject;
  return Object.keys(claimbook).length > 0 ? { claimbook } : {};
}
