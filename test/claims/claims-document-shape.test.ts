import { describe, expect, test } from "vitest";
import { parseClaimsDocument } from "../../lib/claims/claims-document-shape.js";
import { claim, document } from "./diff/small-document.js";

const whole = document([claim("a"), claim("b")]);
const parse = (value: unknown) => parseClaimsDocument(JSON.stringify(value), "run/claims.json");

describe("parseClaimsDocument(text, name)", () => {
  test("is the document that was written", () => {
    expect(parse(whole)).toEqual(whole);
  });

  test.each([
    ["a list, as before there were versions", whole.claims, /is a list of claims without a version/],
    ["of another version", { ...whole, version: 2 }, /is of version 2, and this claimbook reads version 1; /],
    ["some other JSON", { resources: [] }, /is no document of claims; .* or name the claims.json of a site/],
    ["null", null, /is no document of claims/],
    [
      "with a damaged claim",
      { ...whole, claims: [claim("a"), { ...claim("b"), verdict: "likely" }] },
      /is damaged at its claim number 2; /,
    ],
    ["without its book", { ...whole, book: {} }, /is damaged; write it again/],
    ["with a claim twice", document([claim("a"), claim("a")]), /has the claim a twice/],
  ])("refuses what is %s, with the file and a remedy", (_, value, message) => {
    expect(() => parse(value)).toThrow(message);
    expect(() => parse(value)).toThrow(/^run\/claims\.json is .*"npx claimbook claims --json"/);
  });

  test("refuses what is no JSON", () => {
    expect(() => parseClaimsDocument("<html>", "a.html")).toThrow(/^a\.html is not JSON \(/);
  });
});
