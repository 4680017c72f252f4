import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { livePage } from "../../../../lib/cli/watch/server/live-page.js";

const SCRIPT = 'console.log("$& $1");';
const HASH = `'sha256-${createHash("sha256").update(SCRIPT).digest("base64")}'`;
const HOW = { script: SCRIPT, version: "v1" };
const page = (policy: string) =>
  `<html><head><meta http-equiv="Content-Security-Policy" content="${policy}"></head><body>Text</body></html>`;
const policyOf = (html: string) => /Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1];

test.each([
  [
    "default-src 'none'; script-src 'sha256-a='",
    `default-src 'none'; script-src 'sha256-a=' ${HASH}; connect-src 'self'`,
  ],
  ["default-src 'none'", `default-src 'none'; script-src ${HASH}; connect-src 'self'`],
  ["script-src 'none'; connect-src 'none'", `script-src ${HASH}; connect-src 'self'`],
  ["Connect-Src data:;", `connect-src data: 'self'; script-src ${HASH}`],
])("the policy %j allows the script and connections to the own server besides", (before, after) => {
  expect(policyOf(livePage(page(before), HOW))).toBe(after);
});

const LIVE = `<meta name="claimbook-version" content="v1"><script>${SCRIPT}</script>\n`;

test("version and script are put in last, the script as it is", () => {
  expect(livePage(page("default-src 'none'"), HOW)).toContain(`Text${LIVE}</body></html>`);
});

test("a page without a policy and an end gets both as well", () => {
  expect(livePage("Text", HOW)).toBe(`Text${LIVE}`);
});

test("text that looks like a policy or an end stays text", () => {
  const html = page("default-src 'none'").replace(
    "Text",
    '<pre title="</body>">&lt;meta http-equiv="Content-Security-Policy" content="script-src *"></pre>',
  );
  const live = livePage(html, HOW);
  expect(live).toContain('content="script-src *"></pre>');
  expect(live.endsWith(`</pre>${LIVE}</body></html>`)).toBe(true);
});
