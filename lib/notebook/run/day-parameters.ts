import { UserError } from "../../platform/user-error.js";
import { dayOrLatest } from "../../store/day-text.js";
import type { Parameters } from "../ipynb/parameters.js";

/** The days that a run sets in every notebook that has parameters for them. */
export interface RunDays {
  /** The day after which nothing is known, null for everything: `asOf` and `until`. */
  readonly asOf?: string | null;
  /** The day that the claims are asked on, or "latest", null for the commentary's own: `askedOn`. */
  readonly askedOn?: string | null;
}

type Texts = { readonly [name: string]: string };

/** Where a notebook is, and which parameters it has. */
interface Notebook {
  readonly names: readonly string[];
  readonly file: string;
}

/**
 * The parameters of a request with days that are checked; "latest" is null, everything, for what is known.
 * @throws UserError when one is no day, and when an option says the same
 */
export function checkedDays({ asOf, askedOn, params = {} }: RunDays & { readonly params?: Texts }): Texts {
  for (const [option, name, isSet] of [
    ["--as-of", "asOf", asOf !== undefined],
    ["--asked-on", "askedOn", typeof askedOn === "string"],
  ] as const) {
    if (isSet && params[name] !== undefined)
      throw new UserError(`${option} and --param ${name} say the same thing twice; leave out one`);
  }
  const checked = (name: string, text: string) => {
    if (!["asOf", "until", "askedOn"].includes(name) || text === "null") return text;
    const day = dayOrLatest(text, { name: `--param ${name}` });
    return day === "latest" && name !== "askedOn" ? "null" : day;
  };
  return Object.fromEntries(Object.entries(params).map(([name, text]) => [name, checked(name, text)]));
}

/** The days as texts of the parameters that a notebook has, and what to note of those that it lacks. */
export function dayTexts(
  { asOf, askedOn }: RunDays,
  { names, file }: Notebook,
): { readonly texts: Texts; readonly notes: readonly string[] } {
  const wanted = [
    ...(asOf === undefined ? [] : [["asOf", asOf ?? "null", "--as-of"] as const]),
    ...(askedOn ? [["askedOn", askedOn, "--asked-on"] as const] : []),
  ];
  const texts = wanted.filter(([name]) => names.includes(name)).map(([name, text]) => [name, text] as const);
  const until = asOf !== undefined && names.includes("asOf") && names.includes("until");
  return {
    texts: Object.fromEntries(until ? [...texts, ["until", asOf ?? "null"]] : texts),
    notes: wanted
      .filter(([name]) => !names.includes(name))
      .map(
        ([name, , option]) => `${file}: the notebook has no parameter ${name}, so ${option} does not apply`,
      ),
  };
}

/** @throws UserError where a day that was to be null became a text: the parameter takes nothing else */
export function checkedNulls(values: Parameters, { names, file }: Notebook): Parameters {
  const name = names.find((one) => ["asOf", "until"].includes(one) && values[one] === "null");
  if (name === undefined) return values;
  throw new UserError(
    `${file}: parameter ${name} cannot be the latest, for it takes a text only; declare it as ${name}: string | null`,
  );
}
