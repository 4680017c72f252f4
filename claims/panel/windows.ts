import type { Holding, StockPanel } from "claimbook/panel";

/** A window of the rally as `cross-section` names it. */
export interface RallyWindow extends Holding {
  readonly window: string;
}

const WINDOWS: readonly RallyWindow[] = [
  { window: "2024-07-01..31", base: "2024-06-28", end: "2024-07-31" },
  { window: "2024-07-11", base: "2024-07-10", end: "2024-07-11" },
  { window: "2024-07-11..16", base: "2024-07-10", end: "2024-07-16" },
  { window: "2024-07-11..24", base: "2024-07-10", end: "2024-07-24" },
  { window: "2024-07-17..24", base: "2024-07-16", end: "2024-07-24" },
];

/** The windows of which a panel has both ends. */
export async function windowsOf(panel: StockPanel): Promise<readonly RallyWindow[]> {
  const sessions = new Set(await panel.sessions());
  return WINDOWS.filter(({ base, end }) => sessions.has(base) && sessions.has(end));
}
