import { expect, test } from "vitest";
import { givenUp } from "../../lib/sources/given-up.js";

test("givenUp() gives a source up at its second failed file in a row, with the reason of that one", () => {
  const lost = givenUp();
  lost.failed("a", "a.example: slow");
  expect(lost.why("a")).toBeUndefined();
  lost.answered("a");
  lost.failed("a", "a.example: slow");
  lost.failed("b", "b.example: slow");
  expect(lost.why("a", "b")).toBeUndefined();
  lost.failed("a", "a.example: HTTP status 503");
  expect(lost.why("b", "a")).toBe("a.example: HTTP status 503");
});

test("givenUp() gives a host up at once when told to", () => {
  const lost = givenUp();
  lost.giveUp("a.example", "a.example: ECONNREFUSED");
  expect(lost.why("a.example")).toBe("a.example: ECONNREFUSED");
});
