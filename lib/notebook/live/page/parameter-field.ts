import type { Json } from "../../ipynb/notebook.js";
import type { CarriedParameter } from "../live-page.js";
import { element } from "./element.js";

/** A parameter as the reader sets it. */
export interface ParameterField {
  readonly name: string;
  readonly node: HTMLElement;
  /** @throws SyntaxError where what is written is no value of the parameter */
  value(): Json;
  set(value: Json): void;
}

/** The days from and to which the page's data reach. */
export interface DayRange {
  readonly from: string;
  readonly to: string;
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const DAYS: ReadonlySet<string> = new Set(["asOf", "until", "askedOn"]);
/** What null stands for in the parameters that books have. */
const NULLS: Readonly<Record<string, string>> = {
  asOf: "everything in the data",
  until: "the newest in the data",
  askedOn: "the note's own day",
};

/** A name as a label: "asOf" as "As of". */
function label(name: string): string {
  const words = name
    .replace(/([a-z0-9])([A-Z])/g, "$1 $2")
    .replaceAll("_", " ")
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** What is said of a parameter, without what is said of null, which the field calls otherwise. */
const aboutValue = (about: string) =>
  about
    .split(/;\s*/)
    .filter((part) => !/\bnull\b/.test(part))
    .join("; ");

const isDay = ({ name, kind, value }: CarriedParameter) =>
  DAYS.has(name) || (kind === "string" && typeof value === "string" && DAY.test(value));

/** A choice between what is no day, such as "everything", and a day of the calendar. */
function dayInput({ name, isNullable, value }: CarriedParameter, id: string, { from, to }: DayRange) {
  const choice = element("select", { id, name });
  // The published day is one that can be chosen, wherever the data end.
  const days = [from, to, ...(typeof value === "string" && DAY.test(value) ? [value] : [])].sort();
  const [min, max] = [days.find((one) => one !== ""), days.at(-1)];
  const day = element("input", { type: "date", "aria-label": `${label(name)}: day`, min, max });
  const choices = [
    ["day", "a day"],
    ...(isNullable ? [["null", NULLS[name] ?? "none"]] : []),
    ...(name === "askedOn" ? [["latest", "the latest day"]] : []),
  ] as const;
  choice.append(...choices.map(([value, text]) => element("option", { value }, text ?? "")));
  const fit = () => {
    day.hidden = choice.value !== "day";
    day.required = !day.hidden;
  };
  choice.addEventListener("change", fit);
  return {
    nodes: [choice, day],
    value: (): Json => (choice.value === "null" ? null : choice.value === "day" ? day.value : choice.value),
    set(value: Json) {
      choice.value = value === null ? "null" : value === "latest" ? "latest" : "day";
      day.value = typeof value === "string" && DAY.test(value) ? value : "";
      fit();
    },
  };
}

function booleanInput({ name }: CarriedParameter, id: string) {
  const box = element("input", { type: "checkbox", id, name });
  return {
    nodes: [box],
    value: (): Json => box.checked,
    set(value: Json) {
      box.checked = value === true;
    },
  };
}

/** Of what is neither day, text nor number the reader writes JSON. */
function textInput({ name, kind, isNullable }: CarriedParameter, id: string) {
  const isNumber = kind === "number";
  const text = element("input", {
    id,
    name,
    type: isNumber ? "number" : "text",
    step: isNumber ? "any" : undefined,
    placeholder: isNullable ? "none" : undefined,
    // No letters are a text, and no number.
    required: isNullable || kind === "string" ? undefined : "",
  });
  const isJson = !["string", "number"].includes(kind);
  return {
    nodes: [text],
    value(): Json {
      if (text.value === "" && isNullable) return null;
      if (isNumber) return Number(text.value);
      return isJson ? (JSON.parse(text.value) as Json) : text.value;
    },
    set(value: Json) {
      text.value = value === null ? "" : isJson ? JSON.stringify(value) : String(value);
    },
  };
}

/** A labelled field for a parameter, with the value that the page was published with. */
export function parameterField(
  parameter: CarriedParameter,
  { days, id }: { readonly days: DayRange; readonly id: string },
): ParameterField {
  const { name, kind, value } = parameter;
  const about = aboutValue(parameter.about);
  const input = isDay(parameter)
    ? dayInput(parameter, id, days)
    : kind === "boolean"
      ? booleanInput(parameter, id)
      : textInput(parameter, id);
  input.set(value);
  const node = element(
    "div",
    { class: "cb-live-field" },
    element("label", { for: id }, label(name)),
    element("div", { class: "cb-live-inputs" }, ...input.nodes),
  );
  if (about !== "") {
    node.append(element("p", { class: "cb-live-about", id: `${id}-about` }, about));
    input.nodes[0]?.setAttribute("aria-describedby", `${id}-about`);
  }
  return { name, node, value: input.value, set: input.set };
}
