import { expect, test } from "vitest";
import { claimsCommand } from "../../lib/cli/claims.js";
import { type Days, daysOf, runDays } from "../../lib/cli/options.js";
import { UserError } from "../../lib/platform/user-error.js";

const NOTE = "2024-07-24";

function flags(...args: readonly string[]) {
  const command = claimsCommand();
  command.parseOptions([...args]);
  return command.opts();
}

test.each<[readonly string[], Days]>([
  [[], { asOf: NOTE, askedOn: null }],
  [["--as-of", "2024-12-31"], { asOf: "2024-12-31", askedOn: null }],
  [["--as-of", "latest"], { asOf: null, askedOn: null }],
  [["--as-of", "Latest"], { asOf: null, askedOn: null }],
  [["--asked-on", "2024-12-31"], { asOf: "2024-12-31", askedOn: "2024-12-31" }],
  [["--asked-on", "latest"], { asOf: null, askedOn: "latest" }],
  [["--asked-on", "2024-12-31", "--as-of", "latest"], { asOf: null, askedOn: "2024-12-31" }],
  [["--asked-on", NOTE], { asOf: NOTE, askedOn: null }],
])("%j means %j", (args, days) => {
  expect(daysOf(flags(...args))).toEqual(days);
  expect(runDays(flags(...args))).toEqual(args.length === 0 ? {} : days);
});

test.each([
  [
    "2024-02-30",
    /^--as-of "2024-02-30" is not a calendar day; .*, the last of that month is 2024-02-29, or latest$/,
  ],
  ["2024-7-1", /^--as-of "2024-7-1" is not a calendar day; write 2024-07-01, or latest$/],
  [
    "yesterday",
    /^--as-of "yesterday" is not a calendar day; write YYYY-MM-DD, for example 2024-07-24, or latest$/,
  ],
  ["2024-13-01", /^--as-of "2024-13-01" is not a calendar day; write YYYY-MM-DD/],
  ["", /^--as-of "" is not a calendar day/],
])("the day %j is refused, with what to write", (text, message) => {
  expect(() => flags("--as-of", text)).toThrow(UserError);
  expect(() => flags("--as-of", text)).toThrow(message);
  expect(() => flags("--asked-on", text)).toThrow(/^--asked-on /);
});
