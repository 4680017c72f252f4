import { findProgram } from "../platform/find-program.js";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/** The Chromium or Chrome on PATH, undefined where there is none. */
export function findChromium(): string | undefined {
  return NAMES.flatMap((name) => findProgram(name))[0];
}
