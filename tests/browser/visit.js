// One page in one view.

import { accessibility, load } from "./accessibility.js";
import { citing } from "./citing.js";
import { cutOff, direction, sideways, unfold } from "./layout.js";
import { watch } from "./watch.js";

/** Each width and each scheme once, widths in pixels: what is seen in all views is seen in one of these, nearly always. */
export const FEW_VIEWS = [{ width: 360, scheme: "dark" }, { width: 1280, scheme: "light" }];

/** Every view that a page can be looked at in: telephones and desks, and between them tablets, where tables have least room. */
export const VIEWS = [...FEW_VIEWS, { width: 360, scheme: "light" }, { width: 820, scheme: "light" }, { width: 1280, scheme: "dark" }];

/** The menus that lie over the page. */
const MENUS = "header details[open], nav details[open]";

/** All faults of an address in a view. `missing` says that nothing is meant to be there. */
export async function visit(browser, address, { width, scheme }, missing) {
  const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme: scheme, reducedMotion: "reduce" });
  try {
    const page = await context.newPage();
    const said = await watch(page, address, missing ? address : null);
    await page.goto(address, { waitUntil: "load", timeout: 30_000 });
    const faults = [...(await page.evaluate(sideways)), ...(await page.evaluate(direction))];
    // Menus first, each state by itself: they lie over what is unfolded.
    await page.evaluate(unfold, true);
    faults.push(...(await page.evaluate(sideways)));
    const heard = said();
    await load(page);
    faults.push(...(await accessibility(page, MENUS)));
    await page.evaluate(unfold, false);
    faults.push(...(await page.evaluate(sideways)), ...(await page.evaluate(cutOff)), ...(await accessibility(page)), ...(await citing(page)));
    return [...new Set([...heard, ...faults])];
  } finally {
    await context.close();
  }
}
