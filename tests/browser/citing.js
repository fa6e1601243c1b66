// Whether the first section of an article can be cited: by the button at the place that the address names.

import { accessibility } from "./accessibility.js";

/** What the citations of the shown place lack. Runs in the page. */
function shown([title, id]) {
  const dialog = document.querySelector("dialog[open]");
  if (!dialog) return ["citing: no citation is shown"];
  const text = (style) => dialog.querySelector(`[data-style="${style}"]`)?.textContent ?? "";
  const address = `#${encodeURIComponent(id)}`;
  const faults = ["apa", "bibtex", "csl"]
    .filter((style) => !text(style).includes(address) || !text(style).includes(title))
    .map((style) => `citing: ${style} does not name the section: ${text(style).slice(0, 120)}`);
  try {
    JSON.parse(text("csl"));
  } catch (error) {
    faults.push(`citing: ${error.message}`);
  }
  return faults;
}

/** The faults of citing a section, on pages that have one to cite. axe must be in the page. */
export async function citing(page) {
  const section = await page.evaluate(() => {
    const first = document.querySelector("article > section[id]");
    const heading = first?.querySelector("h2")?.cloneNode(true);
    for (const extra of heading?.querySelectorAll("[data-generated]") ?? []) extra.remove();
    return document.getElementById("hx-cite") && heading ? [heading.textContent.trim(), first.id] : null;
  });
  if (!section) return [];
  await page.evaluate((id) => (location.hash = id), section[1]);
  const button = page.locator(".cite-here");
  await button.click({ timeout: 5_000 });
  const faults = [...(await page.evaluate(shown, section)), ...(await accessibility(page, "dialog[open]"))];
  await page.keyboard.press("Escape");
  return (await page.locator("dialog[open]").count()) ? [...faults, "citing: Escape does not close it"] : faults;
}
