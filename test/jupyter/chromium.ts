import { type Browser, chromium } from "playwright-core";
import { findProgram } from "../../lib/notebook/find-program.js";

export const CHROMIUM = ["chromium", "chromium-browser", "google-chrome"].flatMap((name) =>
  findProgram(name),
)[0];

/** A headless Chromium with a profile of its own. */
export function launchChromium(): Promise<Browser> {
  if (!CHROMIUM) throw new Error("there is no Chromium");
  return chromium.launch({
    executablePath: CHROMIUM,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
}
