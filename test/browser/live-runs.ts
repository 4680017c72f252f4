import type { Page } from "playwright-core";
import type { Json, Output } from "../../lib/notebook/ipynb/notebook.js";
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

/** The outputs, as JSON, that the cells of a page give in its own worker, by the cells' ids. */
export async function outputsInPage(
  page: Page,
  values: Values,
): Promise<ReadonlyMap<string, readonly Output[]>> {
  const texts = await page.evaluate(async (json) => {
    const given = JSON.parse(json) as Record<string, unknown>;
    const { claimbookUnpacked: unpacked } = window as unknown as {
      claimbookUnpacked(id: string): Promise<string>;
    };
    const { modules, files, notebooks } = JSON.parse(await unpacked("cb-live-page"));
    const [live] = notebooks;
    const source = await unpacked("cb-live-worker");
    const worker = new Worker(URL.createObjectURL(new Blob([source], { type: "text/javascript" })));
    const names = Object.keys(given);
    const set = names.map((name) => `${name} = ${JSON.stringify(given[name])};`).join("");
    const reader = {
      id: "reader",
      mayFail: false,
      code: {
        code: `(function ($cell) { ${set} })`,
        imports: [],
        lines: [],
        declared: names.map((name) => [name, 0]),
        ambient: [],
      },
    };
    const at = live.cells.findIndex((cell: { isParameters: boolean }) => cell.isParameters) + 1;
    const cells = live.cells.toSpliced(at, 0, reader).filter((cell: { code?: unknown }) => cell.code);
    const found: [string, string][] = [];
    await new Promise<void>((resolve, reject) => {
      worker.onerror = ({ message }) => reject(new Error(message));
      worker.onmessage = ({ data }) => {
        if (data.type === "end") resolve();
        else found.push([data.id, data.outputs]);
      };
      worker.postMessage({ type: "open", modules, missing: live.missing, files });
      worker.postMessage({ type: "run", run: 1, cells, goesOn: false });
    });
    worker.terminate();
    return found;
  }, JSON.stringify(values));
  return new Map(texts.map(([id, outputs]) => [id, JSON.parse(outputs) as Output[]]));
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

/** Two engines' powers differ in the last of sixteen digits, and what is computed of them a little more. */
const TOLERANCE = 1e-9;

const isNear = (one: number, other: number) =>
  one === other || Math.abs(one - other) <= TOLERANCE * Math.max(Math.abs(one), Math.abs(other));

function differencesOf(one: unknown, other: unknown, at: string): string[] {
  if (typeof one === "number" && typeof other === "number" && isNear(one, other)) return [];
  const areObjects = [one, other].every((value) => typeof value === "object" && value !== null);
  if (!areObjects) return one === other ? [] : [`${at}: ${String(one)} for ${String(other)}`.slice(0, 300)];
  const [left, right] = [one, other] as [Record<string, unknown>, Record<string, unknown>];
  const keys = new Set([...Object.keys(left), ...Object.keys(right)]);
  return [...keys].flatMap((key) => differencesOf(left[key], right[key], `${at}.${key}`));
}

/** An output without what its metadata note of the tables that were read. */
function withoutReads(output: Output): Output {
  return "metadata" in output ? { ...output, metadata: {} } : output;
}

/**
 * Where outputs differ: texts in any character, numbers by more than a billionth.
 * @param options.withReads whether the tables that were read are compared as well
 */
export function differences(
  page: readonly Output[],
  kernel: readonly Output[],
  { at, withReads }: { readonly at: string; readonly withReads: boolean },
): string[] {
  const seen = (outputs: readonly Output[]) =>
    (withReads ? outputs : outputs.map(withoutReads)).map(compared);
  return differencesOf(seen(page), seen(kernel), at);
}
