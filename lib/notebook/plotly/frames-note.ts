import { wholeText } from "../../platform/text/number-text.js";

/**
 * What a reader is told of an animation, of which the first state is all that is shown; "" without frames.
 * @example framesNote([{}, {}]) // => "Its 2 frames are not played."
 */
export function framesNote(frames: unknown): string {
  const count = Array.isArray(frames) ? frames.length : 0;
  return count === 0 ? "" : `Its ${wholeText(count)} ${count === 1 ? "frame is" : "frames are"} not played.`;
}
