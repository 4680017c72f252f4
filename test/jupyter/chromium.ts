import { type Browser, chromium } from "playwright-core";
import { findChromium } from "../../lib/notebook/find-chromium.js";

export const CHROMIUM = findChromium();

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
