import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { generatePanel } from "../../lib/panel/generated/generate-panel.js";
import { openRegistered } from "../../lib/panel/open-panel.js";
import type { RegisteredPanel } from "../../lib/panel/registered-panels.js";
import type { StockPanel } from "../../lib/panel/stock-panel.js";

/** A panel of files below a folder. */
export const inFiles = (folder: string, own: Partial<RegisteredPanel> = {}): RegisteredPanel => ({
  name: "generated",
  path: path.join(folder, "daily/*.parquet"),
  fundamentalsPath: path.join(folder, "fundamentals.parquet"),
  columns: {},
  reportLagDays: 1,
  ...own,
});

/** A folder with a generated panel, which is gone after the work. */
export async function withGenerated<T>(
  size: { readonly small: number; readonly large: number; readonly from: string; readonly to: string },
  work: (folder: string) => Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(path.join(tmpdir(), "claimbook-panel-"));
  try {
    await generatePanel({ folder, ...size });
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A panel of daily rows written as CSV, open while the work lasts. */
export async function withCsv<T>(
  lines: readonly string[],
  work: (panel: StockPanel) => Promise<T>,
  own: Partial<RegisteredPanel> & { readonly fundamentals?: readonly string[] } = {},
): Promise<T> {
  const folder = mkdtempSync(path.join(tmpdir(), "claimbook-panel-"));
  const { fundamentals, ...registered } = own;
  try {
    const file = path.join(folder, "daily.csv");
    writeFileSync(file, `${lines.join("\n")}\n`);
    const beside = path.join(folder, "fundamentals.csv");
    if (fundamentals) writeFileSync(beside, `${fundamentals.join("\n")}\n`);
    const panel = await openRegistered({
      name: "written",
      path: file,
      columns: {},
      reportLagDays: 1,
      ...(fundamentals && { fundamentalsPath: beside }),
      ...registered,
    });
    try {
      return await work(panel);
    } finally {
      await panel.close();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
