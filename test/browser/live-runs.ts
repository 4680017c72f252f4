import { Worker as NodeWorker } from "node:worker_threads";
import type { Page } from "playwright-core";
import type { Json, Output } from "../../lib/notebook/ipynb/notebook.js";
import type { CarriedNotebook, LivePage } from "../../lib/notebook/live/live-page.js";
import { readerCell } from "../../lib/notebook/live/page/reader-cell.js";
import { FIGURE } from "../../lib/notebook/output-data.js";

/** Values of parameters, by name. */
export type Values = Readonly<Record<string, Json>>;

/** Opens the live part of a page. */
export async function askAgain(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Ask again" }).click();
  await page.getByRole("region", { name: "Ask this page again" }).waitFor();
}

/** Has the page run, and waits until it has. @returns what it says of it */
export async function run(page: Page): Promise<string> {
  await page.getByRole("button", { name: "Run", exact: true }).click();
  const state = page.locator(".cb-live-state");
  await state.filter({ hasNotText: "Running" }).waitFor();
  return (await state.textContent()) ?? "";
}

/** What a page carries, unpacked: the source of its worker, and the messages by which its cells run in it. */
export interface Carried {
  readonly worker: string;
  readonly messages: readonly object[];
}

/** What the page of a notebook carries to be run with values of its parameters. */
export async function carriedBy(page: Page, values: Values): Promise<Carried> {
  const [worker, json] = await page.evaluate(() => {
    const { claimbookUnpacked: unpacked } = window as unknown as {
      claimbookUnpacked(id: string): Promise<string>;
    };
    return Promise.all(["cb-live-worker", "cb-live-page"].map((id) => unpacked(id)));
  });
  const { modules, files, notebooks } = JSON.parse(json as string) as LivePage;
  const [live] = notebooks as readonly [CarriedNotebook];
  const reader = readerCell(values);
  const cells = live.cells.flatMap((cell) => [
    ...(cell.code ? [cell] : []),
    ...(cell.isParameters ? [reader] : []),
  ]);
  const messages = [
    { type: "open", modules, missing: live.missing, files },
    { type: "run", run: 1, cells, goesOn: false },
  ];
  return { worker: worker as string, messages };
}

type Found = ReadonlyMap<string, readonly Output[]>;
const parsed = (texts: readonly (readonly [id: string, outputs: string])[]): Found =>
  new Map(texts.map(([id, outputs]) => [id, JSON.parse(outputs) as Output[]]));

/** The outputs that the cells of a page give in its own worker, by the cells' ids. */
export async function outputsInPage(page: Page, { worker, messages }: Carried): Promise<Found> {
  const texts = await page.evaluate(
    async ({ source, json }) => {
      const worker = new Worker(URL.createObjectURL(new Blob([source], { type: "text/javascript" })));
      const found: [string, string][] = [];
      await new Promise<void>((resolve, reject) => {
        worker.onerror = ({ message }) => reject(new Error(message));
        worker.onmessage = ({ data }) => {
          if (data.type === "end") resolve();
          else found.push([data.id, data.outputs]);
        };
        for (const message of JSON.parse(json) as readonly object[]) worker.postMessage(message);
      });
      worker.terminate();
      return found;
    },
    { source: worker, json: JSON.stringify(messages) },
  );
  return parsed(texts);
}

/** What a worker of a browser has and Node's has not. */
const AS_IN_BROWSER = `{
  const { parentPort } = require("node:worker_threads");
  let hear;
  Object.defineProperty(globalThis, "onmessage", { configurable: true, set: (listen) => { hear = listen; } });
  globalThis.postMessage = (message) => parentPort.postMessage(message);
  globalThis.addEventListener = () => {};
  parentPort.on("message", (data) => hear({ data }));
}
`;

/** The same of the page's worker in Node, whose engine is the kernel's. */
export async function outputsInNode({ worker: source, messages }: Carried): Promise<Found> {
  const worker = new NodeWorker(AS_IN_BROWSER + source, { eval: true });
  const found: [string, string][] = [];
  try {
    await new Promise<void>((resolve, reject) => {
      worker.on("error", reject);
      worker.on("message", (data) => {
        if (data.type === "end") resolve();
        else found.push([data.id, data.outputs]);
      });
      for (const message of messages) worker.postMessage(message);
    });
  } finally {
    await worker.terminate();
  }
  return parsed(found);
}

/** What the kernel makes of a figure and the page draws itself. */
const OF_FIGURE: ReadonlySet<string> = new Set(["text/html", "image/svg+xml"]);

/** An output as it is compared: of a figure its data, traces as JSON; not the hash of its drawing. */
function compared(output: Output): unknown {
  if (!("data" in output) || !(FIGURE in output.data)) return output;
  const {
    id: _,
    plotly,
    ...figure
  } = output.data[FIGURE] as { readonly id: string; readonly plotly: string };
  const data = Object.entries(output.data).filter(([type]) => !OF_FIGURE.has(type));
  return {
    ...output,
    data: { ...Object.fromEntries(data), [FIGURE]: { ...figure, plotly: JSON.parse(plotly) } },
  };
}

/**
 * The share by which numbers of two engines may differ: their powers, exponentials and logarithms differ in the last of sixteen digits, and what is
 * computed of them by a few times as much.
 */
export const ENGINES_APART = 1e-13;

/** What the language leaves to its engine, and what it does not, of a thousand numbers: names, and results in all their digits. */
export function engineArithmetic(): Record<"defined" | "approximate", Record<string, readonly number[]>> {
  const numbers = Array.from({ length: 1000 }, (_, at) => 0.001 + at * 0.0137);
  return {
    defined: {
      "sum, product, quotient": numbers.map((x, at) => (x * x + 0.1) / (at + 3)),
      root: numbers.map(Math.sqrt),
      square: numbers.map((x) => x ** 2),
      rounding: numbers.map((x) => Number(x.toFixed(2)) + Number(x.toPrecision(3))),
    },
    approximate: {
      power: numbers.map((x) => x ** 12),
      exponential: numbers.map((x) => Math.exp(-x)),
      logarithm: numbers.map((x) => Math.log(x)),
    },
  };
}

/** Two numbers that are no further apart than a share of the greater one. */
const isNear = (one: number, other: number, tolerance: number) =>
  one === other || Math.abs(one - other) <= tolerance * Math.max(Math.abs(one), Math.abs(other));

function differencesOf(one: unknown, other: unknown, at: string, tolerance: number): string[] {
  if (typeof one === "number" && typeof other === "number" && isNear(one, other, tolerance)) return [];
  const areObjects = [one, other].every((value) => typeof value === "object" && value !== null);
  if (!areObjects) return one === other ? [] : [`${at}: ${String(one)} for ${String(other)}`.slice(0, 300)];
  const [left, right] = [one, other] as [Record<string, unknown>, Record<string, unknown>];
  const keys = new Set([...Object.keys(left), ...Object.keys(right)]);
  return [...keys].flatMap((key) => differencesOf(left[key], right[key], `${at}.${key}`, tolerance));
}

/** An output without what its metadata note of the tables that were read. */
function withoutReads(output: Output): Output {
  return "metadata" in output ? { ...output, metadata: {} } : output;
}

/**
 * Where outputs differ: texts in any character, numbers by more than a share of the greater one.
 * @param options.withReads whether the tables that were read are compared as well
 */
export function differences(
  page: readonly Output[],
  kernel: readonly Output[],
  {
    at,
    withReads,
    tolerance,
  }: { readonly at: string; readonly withReads: boolean; readonly tolerance: number },
): string[] {
  const seen = (outputs: readonly Output[]) =>
    (withReads ? outputs : outputs.map(withoutReads)).map(compared);
  return differencesOf(seen(page), seen(kernel), at, tolerance);
}
