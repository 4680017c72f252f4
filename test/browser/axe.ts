import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { AxeResults, RunOptions } from "axe-core";
import type { Page } from "playwright-core";

const SOURCE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const OPTIONS: RunOptions = {
  // What passes is told rule by rule only, which takes two thirds of the time.
  resultTypes: ["violations"],
  runOnly: {
    type: "tag",
    values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
  },
};

declare global {
  interface Window {
    axe: { run(within: string, options: RunOptions): Promise<AxeResults> };
  }
}

/**
 * What axe-core finds on a page against WCAG 2.2 AA and good practice: the rule, what it is about, and the first elements that break it.
 * @param choice.within selector of the parts of the page that are looked at
 * @param choice.rule the one rule that is asked about
 */
export async function axeFindings(
  page: Page,
  { within = "html", rule }: { readonly within?: string; readonly rule?: string } = {},
): Promise<string[]> {
  await page.evaluate(SOURCE);
  const options: RunOptions = rule ? { ...OPTIONS, runOnly: [rule] } : OPTIONS;
  const { violations } = await page.evaluate(([where, how]) => window.axe.run(where, how), [
    within,
    options,
  ] as const);
  return violations.map(({ id, help, nodes }) => {
    const where = nodes.slice(0, 4).map(
      ({ html, any, all }) =>
        `${html.slice(0, 160)} ${[...any, ...all]
          .map((c) => c.message)
          .join("; ")
          .slice(0, 200)}`,
    );
    return `${id}: ${help} (${nodes.length})\n  ${where.join("\n  ")}`;
  });
}
