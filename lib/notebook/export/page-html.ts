import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { currentBook } from "../../book/current-book.js";
import { fromBase64 } from "../../platform/base64.js";
import { toBase85 } from "../../platform/base85.js";
import { bundledPath } from "../../platform/package-root.js";
import { darkColours } from "../../plots/palette.js";
import { asset } from "../assets.js";
import { escapeHtml, scriptJson } from "../show/escape-html.js";
import { plotlyPayload, plotlySource } from "../show/plotly-payload.js";
import { type ReviewedClaim, reviewGraph } from "./claim-review.js";
import type { SearchData } from "./front/search-data.js";
import { themeCss } from "./theme-css.js";

/** What a page carries to be asked again by its reader. */
export interface LiveParts {
  /** The script that runs when the reader asks for it. */
  readonly script: string;
  /** HTML of elements that nothing runs or shows. */
  readonly blocks: string;
}

export interface Page {
  readonly title: string;
  readonly description: string;
  /** Where the word at the top of the page leads; nowhere when undefined. */
  readonly home?: string | undefined;
  /** Table of contents, "" for none. */
  readonly contents: string;
  /** `wide` has room for a column of contents, `front` for a table. */
  readonly width: "wide" | "plain" | "front";
  readonly main: string;
  readonly footer: string;
  /** Are there figures to draw? */
  readonly figures: boolean;
  /** Is there code to unfold? */
  readonly code: boolean;
  /** What its search looks through, where it has one. */
  readonly search?: SearchData;
  /** The claims that it reviews, which it says to machines as well. */
  readonly reviews: readonly ReviewedClaim[];
  /** Its own address on the web; without it, the links that machines read are relative. */
  readonly address?: string | undefined;
  /** Where the claims lie as JSON, relative to it; nowhere when undefined. */
  readonly claims?: string | undefined;
  /** What the page carries to be asked again; default none. */
  readonly live?: LiveParts | undefined;
}

const hashes = new Map<string, string>();

/** What allows a script; all pages have the same few. */
function hash(script: string): string {
  const known = hashes.get(script) ?? `'sha256-${createHash("sha256").update(script).digest("base64")}'`;
  hashes.set(script, known);
  return known;
}

/**
 * Nothing may be loaded from anywhere, and no script runs but the page's own, each known by its hash. Where the page is asked again, its cells run
 * in a worker that the page makes itself; arquero makes functions of their expressions, for which a worker needs the page's leave.
 */
function policy(scripts: readonly string[], isLive: boolean): string {
  return [
    "default-src 'none'",
    `script-src ${scripts.map(hash).join(" ")}${isLive ? " 'unsafe-eval'" : ""}`,
    ...(isLive ? ["worker-src blob:"] : []),
    "style-src 'unsafe-inline'",
    "img-src data: blob:",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
}

function button(name: string, label: string): string {
  return `<button type="button" class="cb-button" data-action="${name}" hidden>${label}</button>`;
}

function version(): string {
  return (createRequire(import.meta.url)("claimbook/package.json") as { version: string }).version;
}

/** What tells a machine where the claims are. */
const claimsLink = (href: string | undefined) =>
  href === undefined
    ? ""
    : `<link rel="alternate" type="application/json" title="Claims" href="${escapeHtml(href)}">\n`;

/** Reviews as JSON-LD, which no browser runs and no policy stops; "" without reviews. */
function reviewScript(reviews: readonly ReviewedClaim[], page: string | undefined): string {
  if (reviews.length === 0) return "";
  const graph = reviewGraph(reviews, { book: currentBook(), page });
  return `<script type="application/ld+json">${scriptJson(graph)}</script>\n`;
}

let plotly: string | undefined;

/** plotly.js, gzipped, in base 85: a sixteenth less than in base 64. */
function packedPlotly(): string {
  plotly ??= toBase85(fromBase64(plotlyPayload()));
  return plotly;
}

/** Sorts, filters and searches a front page: bundled with the library that searches. */
function frontScript(): string {
  return readFileSync(bundledPath("front-page.js"), "utf8");
}

/**
 * A page as one HTML file that needs nothing beside it and no network.
 * @param options.styles a style sheet of its own, after that of all pages; default none
 */
export function pageHtml(page: Page, { styles = "" }: { readonly styles?: string } = {}): string {
  const { title, description, home, contents, width, main, footer, figures, code, search, reviews } = page;
  const { address, claims, live } = page;
  const explored = main.includes(`<details class="cb-explore"`);
  const early = asset("page-head.js");
  const plots = `window.claimbookDarkColours=${scriptJson(darkColours)};\n${asset("figure.js")}${asset("page-figures.js")}`;
  const late = `${asset("scoreboard.js")}${asset("page.js")}${explored ? asset("explore-readings.js") : ""}${search ? frontScript() : ""}${figures || live ? asset("unpack.js") : ""}${figures ? plots : ""}${live ? asset("live.js") : ""}`;
  const scripts = [early, late, ...(figures ? [plotlySource()] : []), ...(live ? [live.script] : [])];
  const name = home === undefined ? "<span>Claimbook</span>" : `<a href="${escapeHtml(home)}">Claimbook</a>`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy(scripts, live !== undefined)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<meta name="description" content="${escapeHtml(description)}">
<meta name="generator" content="claimbook ${version()}">
${claimsLink(claims)}<title>${escapeHtml(title)}</title>
<style>${themeCss()}
${asset("page.css")}${explored ? asset("explore-readings.css") : ""}${live ? asset("live.css") : ""}${search ? asset("front-page.css") : ""}${styles}</style>
<script>${early}</script>
${reviewScript(reviews, address)}</head>
<body class="cb-${width}">
<a class="cb-skip" href="#cb-main">Skip to the text</a>
<header class="cb-top"><p class="cb-name">${name}</p><div class="cb-buttons">${live ? button("live", "Ask again") : ""}${code ? button("code", "Show code") : ""}${button("theme", "Dark")}</div></header>
<div class="cb-page">
${contents}
<main id="cb-main" tabindex="-1">
${main}</main>
</div>
<footer class="cb-foot">${footer}${claims === undefined ? "" : `<p><a href="${escapeHtml(claims)}">The claims as JSON</a></p>`}</footer>
${search ? `<script type="application/json" id="cb-search">${scriptJson(search)}</script>\n` : ""}${figures ? `<script type="text/plain" id="cb-plotly">${packedPlotly()}</script>\n` : ""}${live?.blocks ?? ""}<script>${late}</script>
</body>
</html>
`;
}
