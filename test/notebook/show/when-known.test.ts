import { expect, test } from "vitest";
import { markdown } from "../../../lib/notebook/show/markdown.js";
import { knows, whenKnown } from "../../../lib/notebook/show/when-known.js";
import { kernelOutputs } from "./kernel-outputs.js";

const shown = kernelOutputs();
const needs = { day: "2024-07-24", what: "how the rally ended" };

test("knows(store, day) from that day on, and every day without an as-of", () => {
  expect(["2024-07-23", "2024-07-24", "2024-07-25"].map((asOf) => knows({ asOf }, "2024-07-24"))).toEqual([
    false,
    true,
    true,
  ]);
  expect(knows({ asOf: null }, "2999-12-31")).toBe(true);
});

test("whenKnown shows what is made from the day on", () => {
  whenKnown({ asOf: "2024-07-24" }, needs, () => markdown`Up ${"7%"}.`);
  whenKnown({ asOf: null }, needs, () => markdown`Still up.`);
  expect(shown).toEqual(["Up 7%.", "Still up."]);
});

test("whenKnown says before that day what is not known and from when it is, and makes nothing", () => {
  whenKnown({ asOf: "2020-01-01" }, needs, () => {
    throw new Error("made");
  });
  expect(shown.map((text) => text.replaceAll("\u00a0", " "))).toEqual([
    "Not yet known on 1 January 2020: how the rally ended. It can be told from 24 July 2024 on.",
  ]);
});
