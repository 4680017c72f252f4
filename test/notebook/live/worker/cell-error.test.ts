import { expect, test } from "vitest";
import { errorOutput } from "../../../../lib/notebook/live/worker/cell-error.js";

test("errorOutput(thrown, where) has the name, the message and where it was thrown", () => {
  expect(errorOutput(new RangeError("too far"), "line 3")).toEqual({
    output_type: "error",
    ename: "RangeError",
    evalue: "too far",
    traceback: ["RangeError: too far", "", "line 3"],
  });
  expect(errorOutput(5, "").traceback).toEqual(["Uncaught: 5"]);
});

test("errorOutput(thrown) cuts a message that nobody would read to its end", () => {
  const { evalue } = errorOutput(new Error("z".repeat(1_000_000)), "");
  expect(evalue).toMatch(/^z{10000} …$/);
});

test("errorOutput(thrown) reads what it can of what throws when it is read", () => {
  const closed = new Proxy(
    {},
    {
      get() {
        throw 1;
      },
      getPrototypeOf() {
        throw 2;
      },
    },
  );
  const message = Object.defineProperty(new Error("hidden"), "message", {
    get() {
      throw 3;
    },
  });
  expect(errorOutput(closed, "").evalue).toBe("a value without a text");
  expect(errorOutput(Object.create(null), "").evalue).toBe("a value without a text");
  expect(errorOutput(message, "")).toMatchObject({ ename: "Error", evalue: "a value without a text" });
});
