import { dayText } from "../platform/text/day-text.js";
import type { Due } from "./claim.js";

/**
 * To wait for the close of a trading day.
 * @example closeOf("2024-07-24").event // => "The close of 24 July 2024"
 */
export const closeOf = (day: string): Due => ({ day, event: `The close of ${dayText(day)}` });

/**
 * To wait for the end of a day, which need not have a close.
 * @example endOf("2024-06-30").event // => "The end of 30 June 2024"
 */
export const endOf = (day: string): Due => ({ day, event: `The end of ${dayText(day)}` });
