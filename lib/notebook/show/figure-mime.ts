/** A figure as JSON, as a kernel gives it to a runner that draws. */
export const UNDRAWN_FIGURE = "application/vnd.claimbook.figure+json";
