// What axe-core finds: WCAG 2.2 at level AA and the practices that axe holds best.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"];

/** Puts axe into a page; the policy of the page does not hold for it. */
export const load = (page) => page.evaluate(AXE);

/** The faults of a page, or of the parts of it that a selector finds: one for each rule that is broken. */
export async function accessibility(page, selector) {
  const run = async ([within, tags]) => {
    if (within && !document.querySelector(within)) return [];
    const options = { runOnly: tags, resultTypes: ["violations"], preload: false, iframes: false };
    const { violations } = await globalThis.axe.run(within ?? document, options);
    return violations.map(({ id, nodes }) => [id, nodes.length, nodes[0].html, nodes[0].any[0]?.message ?? ""]);
  };
  const found = await page.evaluate(run, [selector, RULES]);
  const line = (text) => text.replace(/\s+/g, " ").slice(0, 160);
  return found.map(([id, count, html, why]) => `axe ${id}, ${count}×: ${line(html)} ${line(why)}`.trim());
}
