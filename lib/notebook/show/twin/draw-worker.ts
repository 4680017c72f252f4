import type { Figure } from "../../../plots/figure.js";
import { figureOutput } from "../figure-output.js";

// A process of its own: draws the figures of all notebooks of a run, so that plotly is loaded once.

process.on("message", ({ id, request }: { readonly id: number; readonly request: string }) => {
  try {
    process.send?.({ id, answer: figureOutput(JSON.parse(request) as Figure).mime });
  } catch (error) {
    const { name, message } = error as Error;
    process.send?.({ id, error: { name, message } });
  }
});
process.on("disconnect", () => process.exit());
