import { expect, test } from "vitest";
import { openStore } from "../../lib/store/open-store.js";
import { sharedStore } from "./shared-store.js";

test.each(["1990-01-31", "2024-07-24", null])("sharedStore as of %s shows what openStore shows", (asOf) => {
  const [shared, own] = [sharedStore({ asOf }), openStore({ asOf })];
  expect([shared.asOf, shared.dir, shared.tables]).toEqual([own.asOf, own.dir, own.tables]);
  for (const name of own.tables) {
    expect(shared.describe(name)).toEqual(own.describe(name));
    expect(shared.read(name).objects()).toEqual(own.read(name).objects());
    const earlier = { asOf: "1985-01-31" };
    expect(shared.read(name, earlier).objects()).toEqual(own.read(name, earlier).objects());
  }
});

test("sharedStore refuses what openStore refuses", () => {
  expect(() => sharedStore({ asOf: "2024-02-30" })).toThrow("2024-02-30");
});
