import { didYouMean, nameHint, nearNames } from "../text/near-name.js";
import { shownValue } from "../text/shown-value.js";
import { isCalendarDay } from "./calendar-day.js";

/** What an option may be, and how a message says so after the option's name. */
export interface OptionRule {
  readonly allows: (value: unknown) => boolean;
  readonly wanted: string;
  /** Names to choose from, where the option is a choice. */
  readonly choices?: readonly string[];
  /** Has the option no default? */
  readonly required?: boolean;
}

/** One rule for each option of a function: a missing or superfluous one does not compile. */
export type OptionRules<Options> = { readonly [Name in keyof Options]-?: OptionRule };

const isNumber = (value: unknown): value is number => typeof value === "number";
const isList = (value: unknown) => typeof value === "object" && value !== null && "length" in value;

/** A number above zero. */
export const ABOVE_ZERO: OptionRule = {
  allows: (value) => isNumber(value) && value > 0,
  wanted: "above zero",
};
/** A number of zero or more. */
export const ZERO_OR_MORE: OptionRule = {
  allows: (value) => isNumber(value) && value >= 0,
  wanted: "of zero or more",
};
/** A number that is there. */
export const ANY_NUMBER: OptionRule = {
  allows: (value) => isNumber(value) && !Number.isNaN(value),
  wanted: "as a number",
};
/** For options whose range the function itself checks, with a message of its own. */
export const NUMBER_CHECKED_LATER: OptionRule = { allows: isNumber, wanted: "as a number" };
/** A whole number of zero or more, or as many as there are. */
export const COUNT: OptionRule = {
  allows: (value) =>
    isNumber(value) && value >= 0 && (Number.isInteger(value) || value === Number.POSITIVE_INFINITY),
  wanted: "as a whole number of zero or more",
};
/** A switch. */
export const TRUE_OR_FALSE: OptionRule = {
  allows: (value) => typeof value === "boolean",
  wanted: "to be true or false",
};
/** A list or typed array, whose values the function checks itself. */
export const SERIES: OptionRule = { allows: isList, wanted: "as a series" };
/** One number for every period, or one a period. */
export const NUMBER_OR_SERIES: OptionRule = {
  allows: (value) => isNumber(value) || isList(value),
  wanted: "as a number or a series",
};
/** Two numbers as a list. */
export const NUMBER_PAIR: OptionRule = {
  allows: (value) => Array.isArray(value) && value.length === 2 && value.every(isNumber),
  wanted: "as two numbers",
};
/** An object. */
export const OBJECT: OptionRule = {
  allows: (value) => typeof value === "object" && value !== null,
  wanted: "as an object",
};
/** A function. */
export const FUNCTION: OptionRule = {
  allows: (value) => typeof value === "function",
  wanted: "as a function",
};
/** Text, such as the name of a column. */
export const TEXT: OptionRule = { allows: (value) => typeof value === "string", wanted: "as text" };
/** A day of the calendar. */
export const DAY: OptionRule = {
  allows: isCalendarDay,
  wanted: "as a calendar day, YYYY-MM-DD",
};

/**
 * The rule of an option that is one of several names.
 * @example oneOf("mean", "median").allows("mode") // => false
 */
export function oneOf(...choices: readonly string[]): OptionRule {
  return {
    allows: (value) => choices.includes(value as string),
    wanted: `to be one of ${choices.map((choice) => JSON.stringify(choice)).join(", ")}`,
    choices,
  };
}

/**
 * The same rule for an option without a default.
 * @example required(ABOVE_ZERO).required // => true
 */
export function required(rule: OptionRule): OptionRule {
  return { ...rule, required: true };
}

/**
 * A function's options, in its name. An option that is undefined has its default.
 * @throws TypeError when options are no object; RangeError when an option has a name that the function does not know, one that has no default is not
 *   given, or one is not what its rule allows.
 */
export function requireOptions<Options extends object>(
  options: Options,
  name: string,
  rules: OptionRules<Options>,
): Options {
  if (typeof options !== "object" || options === null || Array.isArray(options)) {
    throw new TypeError(`${name} requires options as an object (got ${shownValue(options)})`);
  }
  for (const option in options) {
    if (!Object.hasOwn(rules, option)) {
      const hint = nameHint(option, Object.keys(rules), { plural: "options" });
      throw new RangeError(`${name} requires options that it knows (got ${JSON.stringify(option)}; ${hint})`);
    }
    const value = options[option];
    if (value !== undefined) requireOption(value, option, name, rules[option]);
  }
  for (const option in rules) {
    const rule = rules[option];
    if (rule.required && options[option] === undefined) requireOption(undefined, option, name, rule);
  }
  return options;
}

/** Throws RangeError, in the name of the function that asks, when a value is not what the rule of the option allows. */
export function requireOption(value: unknown, option: string, name: string, rule: OptionRule): void {
  if (rule.allows(value)) return;
  const [near] = typeof value === "string" ? nearNames(value, rule.choices ?? []) : [];
  const hint = near === undefined ? "" : `; ${didYouMean([near])}`;
  throw new RangeError(`${name} requires ${option} ${rule.wanted} (got ${shownValue(value)}${hint})`);
}
