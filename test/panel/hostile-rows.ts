import { expect } from "vitest";
import { checkPanel } from "../../lib/panel/check/check-panel.js";
import { openRegistered } from "../../lib/panel/open-panel.js";
import type { RegisteredPanel } from "../../lib/panel/registered-panels.js";
import { dailyBreadth } from "../../lib/panel.js";

/** A name of a column, and a stock, that would end the statement, were it not quoted. */
const HOSTILE = `a"; drop table wrds.daily; --' or '1'='1`;

/** It in a statement: as a name and as a text. */
export const HOSTILE_NAME = `"${HOSTILE.replaceAll('"', '""')}"`;
export const HOSTILE_TEXT = `'${HOSTILE.replaceAll("'", "''")}'`;

/**
 * Opens the panel of a table of three rows, without market values: the hostile stock and b with returns of 0.5 and 0.1 on 1 July 2024, and b with one of
 * -7 on 2 July. Its stocks stand in the hostile column.
 */
export async function expectReadAsTheyAre(
  { fundamentalsTable: _, ...daily }: RegisteredPanel,
  table: string,
): Promise<void> {
  const panel = await openRegistered({ ...daily, table, columns: { id: HOSTILE } });
  const { findings } = await checkPanel(panel);
  expect(findings[0]).toMatchObject({
    rule: "impossible returns",
    rows: 1,
    examples: [{ id: "b", date: "2024-07-02" }],
  });
  expect(findings.flatMap(({ examples }) => examples).map(({ id }) => id)).toContain(HOSTILE);
  const days = await dailyBreadth(panel, { from: "2024-07-01", to: "2024-07-01" });
  expect(days.objects()).toMatchObject([{ n: 2, mean: 0.3, cap_weighted_dispersion: null }]);
  await panel.close();
}
