import { darkColours, ink, palette } from "../../plots/palette.js";
import { fontFamily } from "../../plots/theme.js";
import { VERDICT_WORDS } from "../show/verdict-words.js";

const turned = (colour: string) => darkColours[colour] ?? colour;

function tokens(pick: (colour: string) => string, tone: string): string {
  const colours = {
    ...ink,
    accent: palette.second,
    green: palette.third,
    orange: palette.first,
    red: palette.negative,
  };
  const lines = Object.entries(colours).map(([name, colour]) => `--${name}:${pick(colour)}`);
  return [...lines, tone].join(";");
}

/**
 * The colours of the figures as custom properties of the page. Dark is for screens, so that paper is always light.
 * `--tint` is how much of itself a colour keeps where it sets text, `--tone` what it is mixed with to stand out.
 */
export function themeCss(): string {
  const dark = `color-scheme:dark;${tokens(turned, "--tint:62%;--tone:#fff")}`;
  const verdicts = Object.entries(VERDICT_WORDS).map(
    ([verdict, { colour }]) => `[data-verdict="${verdict}"]{--verdict:${colour}}`,
  );
  return [
    `:root{--font:${fontFamily};color-scheme:light;${tokens((colour) => colour, "--tint:86%;--tone:#000")}}`,
    `@media screen and (prefers-color-scheme:dark){:root:not([data-theme="light"]){${dark}}}`,
    `@media screen{:root[data-theme="dark"]{${dark}}}`,
    ...verdicts,
  ].join("\n");
}
