import { expect, test } from "vitest";
import { carryFiles } from "../../../lib/notebook/live/carry-files.js";
import { readManifest } from "../../../lib/store/manifest.js";
import { smallFolder } from "../../store/small-folder.js";
import { codeCell, notebookOf } from "../notebook-of.js";

const reads = (inputs: Readonly<Record<string, string>>) =>
  notebookOf(
    codeCell("show()", {
      outputs: [{ output_type: "display_data", data: {}, metadata: { claimbook: { inputs } } }],
    }),
  );

test("carryFiles(dir, notebook) has the manifest and the tables that were read, and no others", () => {
  const dir = smallFolder();
  const days = readManifest(dir).find(({ info }) => info.name === "days");
  const found = carryFiles(dir, reads({ days: days?.info.hash as string }));
  expect("files" in found && Object.keys(found.files)).toEqual(["datapackage.json", "days.csv"]);
});

test("carryFiles(dir, notebook) says that tables have changed since they were read, or are gone", () => {
  const found = carryFiles(smallFolder(), reads({ days: "sha256:0", gone: "sha256:1" }));
  expect(found).toEqual({
    because: "the data have changed since it ran (days and gone); run it again",
  });
});
