import { findProgram } from "../platform/find-program.js";

/** The headless shells, which have no windows, come first: printing a notebook in one takes half the processor time. */
const NAMES = [
  "chrome-headless-shell",
  "chromium-headless-shell",
  "chromium",
  "chromium-browser",
  "google-chrome",
  "google-chrome-stable",
];

/** The Chromium or Chrome on PATH, its headless shell where there is one; undefined where there is none. */
export function findChromium(): string | undefined {
  return NAMES.flatMap((name) => findProgram(name))[0];
}
