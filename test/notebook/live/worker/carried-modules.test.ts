import { expect, test } from "vitest";
import { carriedModules } from "../../../../lib/notebook/live/worker/carried-modules.js";

const CODE = {
  "dist/config.js": 'exports.default = { name: require("./claims/a.js").name };',
  "dist/claims/a.js":
    'const { add } = require("engine"); exports.name = "a" + add(1, 2); globalThis.loads = (globalThis.loads ?? 0) + 1;',
  "dist/claims/index.js": 'exports.a = require("./a.js");',
};

test("carriedModules loads the book's modules once, when they are asked for, with the engine's by name", () => {
  const { modules, book } = carriedModules(
    {
      code: CODE,
      packages: { "my-book": "dist/claims/index.js" },
      config: "dist/config.js",
    },
    ["absent"],
    { engine: { add: (a: number, b: number) => a + b } },
  );
  const shared = globalThis as { loads?: number };
  expect(shared.loads).toBeUndefined();
  expect(modules.get("my-book")?.()).toEqual({ a: { name: "a3" } });
  expect(book()).toEqual({ name: "a3" });
  expect(shared.loads).toBe(1);
  delete shared.loads;
  expect(modules.get("absent")?.()).toEqual({ __esModule: true });
  expect([...modules.keys()].sort()).toEqual(["absent", "engine", "my-book"]);
});

test("carriedModules names a module that the page does not carry", () => {
  const { book } = carriedModules(
    { code: { "c.js": 'require("./d.js");' }, packages: {}, config: "c.js" },
    [],
    {},
  );
  expect(() => book()).toThrow("this page does not carry the module d.js");
});
