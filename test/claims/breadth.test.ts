import { expect, test } from "vitest";
import { breadth, breadthByWindow } from "../../claims/breadth.js";
import { openStore } from "../../lib/store/open-store.js";
import { changedStore } from "./changed-store.js";
import { evaluated, NOTE, reading, testEveryAsOf } from "./every-as-of.js";
import { rawRows } from "./raw.js";

testEveryAsOf(breadth, ["supported", "supported", "pending", "supported", "supported", "pending"]);

const share = (window: string, universe: string, group = "all") =>
  Number(
    rawRows("cross-section").find(
      (row) => row.window === window && row.universe === universe && row.group === group,
    )?.share_up,
  );

test("each reading is the table's share of rising members, by window and group", () => {
  const now = evaluated(breadth);
  expect(reading(now, "share of all members that rose, 10 to 24 July 2024")).toBe(
    share("2024-07-11..24", "r2000_all"),
  );
  expect(reading(now, "share of loss-making members that rose, 10 to 16 July 2024")).toBe(
    share("2024-07-11..16", "r2000_all", "loss_making"),
  );
  expect(now.estimates.filter(({ comparison }) => !comparison)).toHaveLength(7 * 3);
});

test("the set-back from 17 July, and the S&P 500, are shown and do not decide", () => {
  const beside = evaluated(breadth).estimates.filter(({ comparison }) => comparison);
  expect(beside).toHaveLength(7 + 4);
  const setBack = beside.filter(({ from }) => from === "2024-07-16");
  expect(setBack.every(({ fits }) => !fits)).toBe(true);
});

test("the whole month is not known before it is over", () => {
  const windows = (asOf: string) => new Set(breadthByWindow(openStore({ asOf })).map(({ to }) => to));
  expect(windows(NOTE)).toEqual(new Set(["2024-07-11", "2024-07-16", "2024-07-24"]));
  expect(windows("2024-07-31")).toContain("2024-07-31");
});

test("one group with fewer than three quarters makes it depend, all with fewer contradict it", () => {
  const having = (change: (group: string) => number | null) =>
    breadth.evaluate(
      changedStore(NOTE, {
        "cross-section": (row) => {
          const changed = change(String(row.group));
          return changed === null || row.share_up === null ? row : { ...row, share_up: changed };
        },
      }),
    ).verdict;
  expect(having((group) => (group === "loss_making" ? 0.74 : null))).toBe("depends");
  expect(having(() => 0.74)).toBe("contradicted");
  expect(having(() => 0.75)).toBe("supported");
});

test("a share just short of the bound is not printed as the bound", () => {
  const changed = changedStore(NOTE, {
    "cross-section": (row) => (row.window === "2024-07-11..24" ? { ...row, share_up: 0.7496 } : row),
  });
  expect(breadth.evaluate(changed).reason).toContain("the lowest share was 74.96%");
});
