import { expect, test } from "vitest";
import { VERDICT_WORDS, wordColour } from "../../../lib/notebook/show/verdict-words.js";

type Rgb = readonly number[];
const rgb = (hex: string): Rgb => [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));

function luminance(colour: Rgb): number {
  const [red = 0, green = 0, blue = 0] = colour.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: Rgb, other: Rgb): number {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

/** Text and ground of front ends, and the ground of every second row of their tables. */
const THEMES = [
  ["JupyterLab, light", "#212121", ["#ffffff", "#f5f5f5"]],
  ["JupyterLab, dark", "#dfdfdf", ["#111111", "#212121"]],
  ["VS Code, light", "#3b3b3b", ["#ffffff", "#f8f8f8"]],
  ["VS Code, dark", "#cccccc", ["#1f1f1f", "#181818"]],
] as const;

test.each(THEMES)("wordColour is readable in %s: a contrast of 4.5 for every verdict", (_, text, grounds) => {
  for (const verdict of Object.keys(VERDICT_WORDS) as (keyof typeof VERDICT_WORDS)[]) {
    const [, colour = "", percent = ""] =
      /;color:color-mix\(in srgb,(#\w{6}) (\d+)%,currentcolor\)$/.exec(wordColour(verdict)) ?? [];
    const share = Number(percent) / 100;
    const mixed = rgb(colour).map((part, at) => part * share + (rgb(text)[at] ?? 0) * (1 - share));
    for (const ground of grounds)
      expect(contrast(mixed, rgb(ground)), `${verdict} on ${ground}`).toBeGreaterThan(4.5);
  }
});
