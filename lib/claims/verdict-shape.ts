import type { Shape } from "../platform/shape.js";
import type { Verdict } from "./claim.js";

const VERDICTS: { readonly [verdict in Verdict]: true } = {
  supported: true,
  depends: true,
  contradicted: true,
  pending: true,
  untestable: true,
  opinion: true,
  "would-hold": true,
  "would-depend": true,
  "would-not-hold": true,
};

/** Whether a value that was read from outside is a verdict. */
export const isVerdict: Shape<Verdict> = (value): value is Verdict =>
  typeof value === "string" && Object.hasOwn(VERDICTS, value);
