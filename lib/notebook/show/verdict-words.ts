import type { Verdict } from "../../claims/claim.js";

interface VerdictWords {
  readonly sign: string;
  readonly word: string;
  readonly colour: string;
}

/** How a verdict reads; sign, word and colour say the same, so that none is needed. */
export const VERDICT_WORDS: Readonly<Record<Verdict, VerdictWords>> = {
  supported: { sign: "✓", word: "Supported", colour: "#0b8a5f" },
  depends: { sign: "◐", word: "Depends on the reading", colour: "#b7791f" },
  contradicted: { sign: "✕", word: "Contradicted", colour: "#c2452d" },
  pending: { sign: "◷", word: "Pending", colour: "#6b7480" },
  untestable: { sign: "?", word: "Cannot be tested", colour: "#6b7480" },
  opinion: { sign: "“", word: "Opinion", colour: "#6b7480" },
  "would-hold": { sign: "✓", word: "Would hold", colour: "#0b8a5f" },
  "would-depend": { sign: "◐", word: "Would depend on the reading", colour: "#b7791f" },
  "would-not-hold": { sign: "✕", word: "Would not hold", colour: "#c2452d" },
};

/**
 * A verdict's colour for its word, as CSS: mixed with the colour of the text around it, so that it is readable on a light ground and on a
 * dark one. Where a front end knows no mixing, the colour itself.
 */
export function wordColour(verdict: keyof typeof VERDICT_WORDS): string {
  const { colour } = VERDICT_WORDS[verdict];
  return `color:${colour};color:color-mix(in srgb,${colour} 60%,currentcolor)`;
}

/** A verdict's sign, which a screen reader passes over, and its word, as HTML. */
export function signedWordHtml(verdict: keyof typeof VERDICT_WORDS): string {
  const { sign, word } = VERDICT_WORDS[verdict];
  return `<span aria-hidden="true">${sign}</span> ${word}`;
}
