import { expect, test } from "vitest";
import { publisherOf } from "../../lib/cli/source-address.js";

test("publisherOf(address, name) splits an address at its host, for a publisher of the name given", () => {
  expect(publisherOf("https://data.example/a/b.csv?id=1&range=all#top", "my-index")).toEqual({
    provider: "my-index",
    host: "data.example",
    base: "https://data.example/",
    path: "a/b.csv",
    query: { id: "1", range: "all" },
  });
  expect(publisherOf("https://data.example/b.csv", "my-index")).toEqual({
    ...{ provider: "my-index", host: "data.example", base: "https://data.example/", path: "b.csv" },
  });
});

test("publisherOf(address) keeps to a publisher that is known, at its own address", () => {
  expect(publisherOf("https://fred.stlouisfed.org/graph/fredgraph.csv?id=DJIA", "my-index")).toEqual({
    provider: "fred",
    host: "fred.stlouisfed.org",
    path: "graph/fredgraph.csv",
    query: { id: "DJIA" },
  });
});

test.each<[string, string, RegExp]>([
  ["what is no address", "closes.csv", /must be an address such as/],
  ["a file's address", "file:///etc/passwd", /must be an address such as/],
  [
    "a password",
    "https://me:secret@data.example/x.csv",
    /holds a key or a password.*lib\/sources\/stooq\.ts/,
  ],
  ["a key", "https://data.example/x.csv?apikey=12345", /holds a key or a password/],
  [
    "a parameter that stands there twice",
    "https://data.example/x.csv?a=1&a=2",
    /a parameter stands there twice/,
  ],
])("publisherOf refuses %s, and shows no secret", (_, address, message) => {
  expect(() => publisherOf(address, "my-index")).toThrow(message);
  expect(() => publisherOf(address, "my-index")).not.toThrow(/12345|secret@/);
});

test("publisherOf refuses to give another publisher's name to an address", () => {
  expect(() => publisherOf("https://data.example/x.csv", "fred")).toThrow(
    /a publisher is called fred already/,
  );
});
