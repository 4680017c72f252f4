import type { ErrorOutput, JsonObject, MimeBundle, Output } from "../ipynb/notebook.js";
import { LOADER } from "../output-data.js";
import { escapeHtml } from "../show/escape-html.js";
import { ansiHtml, plainText } from "./ansi.js";
import { dataHtml } from "./data-html.js";
import { markdownHtml } from "./markdown-html.js";
import { latexHtml } from "./math/latex-html.js";
import { outputImage } from "./output-image.js";
import type { PageContent } from "./page-content.js";
import { plotlyCalls } from "./plotly/plotly-call.js";
import { PLOTLY_MIME, plotlyHtml } from "./plotly/plotly-html.js";
import { richHtml } from "./rich-html.js";
import { toolInHtml, toolName, toolTable } from "./tool-outputs.js";
import { widgetHtml } from "./widgets/widget-html.js";

/** The cell that an output belongs to. */
export interface OutputContext {
  readonly anchor: string;
  readonly label: string;
  /** Is an error what its author expects of the cell? */
  readonly expectsError?: boolean;
}

/** Images in the order in which they are chosen. */
const IMAGES = [
  "image/svg+xml",
  "image/png",
  "image/jpeg",
  "image/webp",
  "image/gif",
  "image/avif",
  "image/bmp",
];
const DATA_RESOURCE = "application/vnd.dataresource+json";
const WIDGET = "application/vnd.jupyter.widget-view+json";

function text(content: MimeBundle[string] | undefined): string {
  return typeof content === "string" ? content : "";
}

function pre(kind: string, content: string): string {
  const html = ansiHtml(content.replace(/\n$/, ""));
  return html === "" ? "" : `<pre class="cb-out cb-${kind}">${html}</pre>`;
}

/** One form of an output, and whether it is tried. */
type Candidate = readonly [when: boolean, show: () => string];

function first(candidates: readonly Candidate[]): string {
  for (const [when, show] of candidates) {
    const html = when ? show() : "";
    if (html !== "") return html;
  }
  return "";
}

/** What a widget shows, as far as the notebook has saved it. */
function widget(data: MimeBundle, page: PageContent, place: OutputContext): string {
  const { model_id: id } = (data[WIDGET] ?? {}) as JsonObject;
  if (typeof id !== "string") return "";
  return widgetHtml(id, page, {
    label: place.label,
    output: (output) => outputHtml(output, page, place),
    bundle: (bundle) => bundleHtml(bundle, {}, page, place),
  });
}

/** The richest of what an output offers that a page without scripts can show. */
function bundleHtml(data: MimeBundle, metadata: JsonObject, page: PageContent, place: OutputContext): string {
  if (LOADER in data) return "";
  const fallback = `Picture of ${place.label}`;
  const html = text(data["text/html"]);
  const pictures = IMAGES.map(
    (mime): Candidate => [mime in data, () => outputImage(mime, { data, metadata, fallback })],
  );
  const rich: Candidate = ["text/html" in data, () => richHtml(data, page)];
  const plain: Candidate = ["text/plain" in data, () => pre("plain", text(data["text/plain"]))];
  const source = text(data["text/markdown"]);
  const markdown = () => (source === "" ? "" : `<div class="cb-text">${markdownHtml(source, page)}</div>`);
  const hasPicture = IMAGES.some((mime) => mime in data);
  const plotly = Object.keys(data).filter((mime) => PLOTLY_MIME.test(mime));
  const calls = html.includes("Plotly.") && plotly.length === 0 ? plotlyCalls(html) : [];
  const tool = toolName(data);
  const drawer = tool ?? toolInHtml(html);
  const shown = first([
    [true, () => dataHtml(data, page, place.anchor)],
    [WIDGET in data, () => widget(data, page, place)],
    ...plotly.map(
      (mime): Candidate => [
        true,
        () => plotlyHtml(data[mime] ?? null, page, () => first([...pictures, rich])),
      ],
    ),
    [calls.length > 0, () => calls.map((call) => plotlyHtml(call, page, () => "")).join("")],
    // What a tool draws with a script is on no page: its picture is more than the empty box that the script fills.
    ...(tool === undefined ? [] : pictures),
    rich,
    ...pictures.slice(0, 1),
    [!hasPicture, markdown],
    ["text/latex" in data, () => latexHtml(text(data["text/latex"]), page.formulas) ?? ""],
    ...pictures.slice(1),
    [true, markdown],
    [
      drawer !== undefined,
      () =>
        `${needsScript(drawer ?? "", place)}${toolTable(data, page) || plain[1]() || pre("plain", text(data["text/vnd.mermaid"]))}`,
    ],
    [DATA_RESOURCE in data, () => toolTable(data, page)],
    ["application/json" in data, () => pre("json", JSON.stringify(data["application/json"], null, 2))],
    plain,
    [
      "text/latex" in data,
      () => page.formulas.formula(text(data["text/latex"]), { display: true, block: true }),
    ],
  ]);
  const types = Object.keys(data);
  if (shown !== "" || types.length === 0) return shown;
  return `<p class="cb-unshown">An output of ${place.label} needs a live notebook (${escapeHtml(types.join(", "))}).</p>`;
}

function needsScript(tool: string, { label }: OutputContext): string {
  return `<p class="cb-unshown">An output of ${label} is drawn by ${tool}, which needs a live notebook.</p>`;
}

function errorHtml(
  { ename, evalue, traceback }: ErrorOutput,
  { expectsError = false }: OutputContext,
): string {
  const head = `${ename}: ${evalue}`;
  const lines = traceback.join("\n");
  // Most tracebacks begin with what stands above them already.
  const rest = (lines.startsWith(head) ? lines.slice(head.length) : lines).replace(/^\n+/, "");
  // Python's last line says it again, in colours.
  const says = plainText(rest).trim();
  const where = says === "" || says === head ? "" : `<pre class="cb-traceback">${ansiHtml(rest)}</pre>`;
  const label = expectsError ? `<span class="cb-expected">Expected error</span> ` : "";
  const kind = expectsError ? "cb-error cb-as-expected" : "cb-error";
  return `<div class="${kind}"><p>${label}<strong>${ansiHtml(ename)}</strong>: ${ansiHtml(evalue)}</p>${where}</div>`;
}

/** One output of a cell as HTML, "" when a page has nothing to show for it. */
export function outputHtml(output: Output, page: PageContent, place: OutputContext): string {
  switch (output.output_type) {
    case "stream":
      return pre(output.name, output.text);
    case "error":
      return errorHtml(output, place);
    default:
      return bundleHtml(output.data, output.metadata, page, place);
  }
}
