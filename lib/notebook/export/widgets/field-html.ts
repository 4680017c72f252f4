import type { Json, JsonObject } from "../../ipynb/notebook.js";
import { objectOf } from "../../ipynb/object-of.js";
import { escapeHtml } from "../../show/escape-html.js";

function list(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? value : [];
}

/** A description as plain text: it may be HTML. */
function plain(value: Json | undefined): string {
  return typeof value === "string" ? value.replace(/<\/?[a-z][^<>]*>/gi, "").trim() : "";
}

function numberText(value: Json | undefined): string {
  return typeof value === "number"
    ? String(Number(value.toPrecision(12)))
    : typeof value === "string"
      ? value
      : "";
}

function dateText(value: Json | undefined): string {
  const two = (part: Json | undefined) => String(part ?? 0).padStart(2, "0");
  const { year, month, date, hours, minutes } = objectOf(value);
  // Months count from 0 in JavaScript, and so in the saved state.
  const day = typeof year === "number" ? `${year}-${two(Number(month) + 1)}-${two(date)}` : "";
  const time = typeof hours === "number" ? `${two(hours)}:${two(minutes)}` : "";
  return [day, time].filter(Boolean).join(" ");
}

function box(text: string): string {
  return `<span class="cb-field">${escapeHtml(text) || "&nbsp;"}</span>`;
}

function range(state: JsonObject): string {
  const { min = 0, max = 100, value } = state;
  const ends = list(value).length === 2 ? list(value) : [value];
  const [low, high] = [Number(min), Number(max)];
  const share = (end: Json | undefined) => {
    const at = high > low ? ((Number(end) - low) / (high - low)) * 100 : 0;
    return Number(Math.min(100, Math.max(0, at || 0)).toFixed(2));
  };
  const marks = ends.map((end) => `<span class="cb-mark-at" style="left:${share(end)}%"></span>`).join("");
  return `<span class="cb-track" aria-hidden="true">${marks}</span><span class="cb-value">${escapeHtml(ends.map(numberText).join(" – "))}</span>`;
}

/** A slider whose value is a power: what it shows is the power's result. */
function logRange(state: JsonObject): string {
  const { base = 10, value } = state;
  const exponent = Math.log(Number(value)) / Math.log(Number(base));
  const track = range({ ...state, value: exponent }).replace(/<span class="cb-value">.*$/, "");
  return `${track}<span class="cb-value">${escapeHtml(numberText(value))}</span>`;
}

function progress({ min = 0, max = 100, value }: JsonObject): string {
  const [low, high] = [Number(min), Number(max)];
  const at = Math.max(0, Number(value) - low) || 0;
  return `<progress class="cb-progress" max="${high - low || 1}" value="${at}">${escapeHtml(numberText(value))}</progress>`;
}

function chosen({ _options_labels, options, index, value }: JsonObject): string[] {
  const labels = list(_options_labels ?? options).map((one) => plain(one) || numberText(one));
  const at = Array.isArray(index) ? index : [index];
  const found = at.flatMap((one: Json | undefined) => (typeof one === "number" ? (labels[one] ?? []) : []));
  return found.length > 0 || index !== undefined
    ? found
    : list(value).length > 0
      ? list(value).map(numberText)
      : [numberText(value)];
}

function choices(state: JsonObject): string {
  const labels = list(state._options_labels ?? state.options).map((one) => plain(one));
  const picked = new Set(chosen(state));
  const items = labels.map((label) => {
    const isPicked = picked.has(label);
    return `<span class="cb-choice"${isPicked ? ' data-chosen=""' : ""}>${isPicked ? "● " : "○ "}${escapeHtml(label)}</span>`;
  });
  return `<span class="cb-choices">${items.join("")}</span>`;
}

function tick(state: JsonObject): string {
  return `<span class="cb-tick">${state.value === true ? "☑" : "☐"}</span> ${escapeHtml(plain(state.description))}`;
}

function button(state: JsonObject): string {
  return `<span class="cb-press">${escapeHtml(plain(state.description) || plain(state.tooltip) || "button")}</span>`;
}

function colour({ value }: JsonObject): string {
  const own = typeof value === "string" && /^(?:#[0-9a-f]{3,8}|[a-z]{3,20})$/i.test(value) ? value : "";
  return `<span class="cb-swatch"${own && ` style="background:${own}"`}></span>${box(numberText(value))}`;
}

type Show = (state: JsonObject) => string;

const number: Show = ({ value }) => box(numberText(value));
const select: Show = (state) => box(chosen(state).join(", "));

const FIELDS: Readonly<Record<string, Show>> = {
  IntSlider: range,
  FloatSlider: range,
  IntRangeSlider: range,
  FloatRangeSlider: range,
  FloatLogSlider: logRange,
  SelectionSlider: select,
  SelectionRangeSlider: select,
  Dropdown: select,
  Select: choices,
  SelectMultiple: choices,
  RadioButtons: choices,
  ToggleButtons: choices,
  IntProgress: progress,
  FloatProgress: progress,
  Play: number,
  Text: number,
  Textarea: number,
  Combobox: number,
  IntText: number,
  FloatText: number,
  BoundedIntText: number,
  BoundedFloatText: number,
  NaiveDatetimePicker: ({ value }) => box(dateText(value)),
  DatetimePicker: ({ value }) => box(dateText(value)),
  DatePicker: ({ value }) => box(dateText(value)),
  TimePicker: ({ value }) => box(dateText(value)),
  ColorPicker: colour,
  TagsInput: ({ value }) => box(list(value).map(numberText).join(", ")),
  ColorsInput: ({ value }) => box(list(value).map(numberText).join(", ")),
  IntsInput: ({ value }) => box(list(value).map(numberText).join(", ")),
  FloatsInput: ({ value }) => box(list(value).map(numberText).join(", ")),
  // What was typed there is nobody's business.
  Password: () => box("••••••"),
  FileUpload: (state) => button({ ...state, description: plain(state.description) || "Upload" }),
};

/** Widgets that carry their description themselves. */
const WHOLE: Readonly<Record<string, Show>> = {
  Checkbox: tick,
  Valid: (state) => `${escapeHtml(plain(state.description))} ${state.value === true ? "✓" : "✗"}`,
  ToggleButton: (state) => `${button(state)}${state.value === true ? " (on)" : ""}`,
  Button: button,
};

/** A widget that holds one value, as its reader would find it, without a script; undefined for every other kind. */
export function fieldHtml(kind: string, state: JsonObject): string | undefined {
  if (Object.hasOwn(WHOLE, kind)) return `<div class="cb-widget">${WHOLE[kind]?.(state)}</div>`;
  if (!Object.hasOwn(FIELDS, kind)) return undefined;
  const description = plain(state.description);
  const label = description === "" ? "" : `<span class="cb-label">${escapeHtml(description)}</span> `;
  return `<div class="cb-widget">${label}${FIELDS[kind]?.(state)}</div>`;
}
