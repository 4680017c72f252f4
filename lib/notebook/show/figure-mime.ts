/** A figure as JSON text, as a kernel gives it to a runner that draws; no notebook has it. */
export const UNDRAWN_FIGURE = "application/vnd.claimbook.undrawn-figure+json";
