import * as linkedom from "linkedom";
import { answerRequests } from "../../../platform/workers/answer-requests.js";
import type { Figure } from "../../../plots/figure.js";
import { figureOutput } from "../figure-output.js";
import { loadDrawing } from "./draw-plot.js";

// A process of its own: draws the figures of all notebooks of a run, so that plotly is loaded once.

answerRequests(() => {
  const { save: warm } = loadDrawing(linkedom);
  return { answer: (figure: string) => figureOutput(JSON.parse(figure) as Figure).mime, warm };
});
