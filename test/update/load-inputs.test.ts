import { expect, test, vi } from "vitest";
import { SourceError } from "../../lib/sources/source-error.js";
import type { Fetch } from "../../lib/sources/source-file.js";
import { loadInputs } from "../../lib/update/load-inputs.js";

const POSITIONS =
  "report_date_as_yyyy_mm_dd,cftc_contract_market_code,open_interest_all,dealer_positions_long_all,dealer_positions_short_all,asset_mgr_positions_long,asset_mgr_positions_short,lev_money_positions_long,lev_money_positions_short\n2024-01-02T00:00:00.000,239742,7,1,2,3,4,5,6\n";

test("loadInputs(names) asks for a file without a key although it was refused with one", async () => {
  vi.stubEnv("CFTC_APP_TOKEN", "t0ken");
  const receive: Fetch = async ({ name, secret }) => {
    if (secret !== undefined || name.endsWith(".zip")) throw new SourceError(`${name}: HTTP status 403`);
    return { name, bytes: Buffer.from(POSITIONS), url: "u", retrieved: "r", sha256: "s" };
  };
  const { inputs, outcomes } = await loadInputs(["positions"], { fetch: receive, year: 2024, graceMs: 0 });
  vi.unstubAllEnvs();
  expect(inputs.positions).toHaveLength(1);
  expect(outcomes.get("positions")?.note).toMatch(/^without CFTC_APP_TOKEN, because .* HTTP status 403$/);
});
