import type { LanguageFn } from "highlight.js";
import javascript from "highlight.js/lib/languages/javascript";
import json from "highlight.js/lib/languages/json";
import typescript from "highlight.js/lib/languages/typescript";

/** The languages whose code a page highlights that is run again, by name: those of its cells. */
export const LANGUAGES: Readonly<Record<string, LanguageFn>> = { javascript, json, typescript };
