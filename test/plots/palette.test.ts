import { describe, expect, test } from "vitest";
import { darkColours, ink, palette, withAlpha } from "../../lib/plots/palette.js";

type Rgb = readonly [number, number, number];

/** Linear light of a colour `#rrggbb`, as WCAG 2.2 and sRGB define it. */
function linear(hex: string): Rgb {
  const channel = (start: number) => {
    const value = Number.parseInt(hex.slice(start, start + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return [channel(1), channel(3), channel(5)];
}

const luminance = (hex: string) => {
  const [red, green, blue] = linear(hex);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};

/** WCAG 2.2, contrast ratio. */
function contrast(a: string, b: string): number {
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

/** Machado, Oliveira and Fernandes (2009), severity 1, in linear light. */
const DEFICIENCIES = {
  none: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
} as const;

/** CIE 1976 L*a*b* under D65 of a colour as it is seen with a deficiency. */
function seen(hex: string, matrix: readonly (readonly [number, number, number])[]): Rgb {
  const from = linear(hex);
  const [red, green, blue] = matrix.map((row) =>
    Math.min(1, Math.max(0, row[0] * from[0] + row[1] * from[1] + row[2] * from[2])),
  ) as [number, number, number];
  const f = (t: number) => (t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16 / 116);
  const [x, y, z] = [
    f((0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.95047),
    f(0.2126 * red + 0.7152 * green + 0.0722 * blue),
    f((0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.08883),
  ];
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

const series = ["first", "second", "third", "fourth", "fifth", "neutral"] as const;

describe("palette", () => {
  test("every series stands out from light and dark paper by 3:1, as WCAG asks of graphics", () => {
    const dark = darkColours[ink.paper] as string;
    for (const name of [...series, "positive", "negative"] as const) {
      expect(contrast(palette[name], ink.paper), `${name} on light`).toBeGreaterThanOrEqual(3);
      expect(contrast(palette[name], dark), `${name} on dark`).toBeGreaterThanOrEqual(3);
    }
  });

  test("text and what was stated stand out by 4.5:1 on the paper of their mode", () => {
    for (const colour of [ink.text, ink.muted, palette.stated]) {
      expect(contrast(colour, ink.paper)).toBeGreaterThanOrEqual(4.5);
      expect(
        contrast(darkColours[colour] as string, darkColours[ink.paper] as string),
      ).toBeGreaterThanOrEqual(4.5);
    }
  });

  test.each(Object.entries(DEFICIENCIES))("the series stay apart for eyes with %s", (_, matrix) => {
    for (const [index, a] of series.entries()) {
      for (const b of series.slice(index + 1)) {
        const [p, q] = [seen(palette[a], matrix), seen(palette[b], matrix)];
        const distance = Math.hypot(p[0] - q[0], p[1] - q[1], p[2] - q[2]);
        // A difference of 2.3 is just noticeable (Mahy, Van Eycken and Oosterlinck 1994).
        expect(distance, `${a} and ${b}`).toBeGreaterThan(10);
      }
    }
  });
});

test("withAlpha(colour, alpha) refuses what is no colour or no opacity", () => {
  expect(withAlpha("#000000", 1)).toBe("rgba(0, 0, 0, 1)");
  expect(() => withAlpha("red", 0.5)).toThrow(RangeError);
  expect(() => withAlpha("#000000", 1.5)).toThrow(RangeError);
});
