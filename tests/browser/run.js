// node run.js SITE [PAGE …] [--few PAGE …]: looks at pages of a built site, each a path in its folder, in all views; at those
// behind `--few` in two of them. Without any, it looks at all pages in all views.
//
// Prints each fault as a line: page, width, colour scheme, what. Ends with 0 where there is none, 1 where there are some,
// 2 where it could not look: wrong usage, no browser, or the time is over. CHROMIUM names the browser; LIMIT is the time in
// seconds.

import { readdirSync } from "node:fs";
import { availableParallelism } from "node:os";
import { chromium } from "playwright-core";
import { OPTIONS } from "./options.js";
import { serve } from "./server.js";
import { FEW_VIEWS, VIEWS, visit } from "./visit.js";

/** What to visit: pairs of a page and a view. */
function plan(site, pages) {
  const all = () => readdirSync(site, { recursive: true }).filter((path) => path.endsWith(".html")).sort();
  const mark = pages.includes("--few") ? pages.indexOf("--few") : pages.length;
  const [inAll, inFew] = pages.length ? [pages.slice(0, mark), pages.slice(mark + 1)] : [all(), []];
  const pairs = (some, views) => some.flatMap((page) => views.map((view) => ({ page, view })));
  return [...pairs(inAll, VIEWS), ...pairs(inFew, FEW_VIEWS)];
}

/** The page for what is not there is looked at where it is shown: somewhere deep in the site. */
const addressOf = (base, page) => new URL(page === "404.html" ? "no/such/page" : encodeURI(page), base).href;

/** The lines for one visit. */
async function look(browser, base, { page, view }) {
  const failed = (error) => [`not opened: ${error.message.split("\n")[0]}`];
  const faults = await visit(browser, addressOf(base, page), view, page === "404.html").catch(failed);
  return faults.map((fault) => [page, view.width, view.scheme, fault].join("\t"));
}

/** The lines for all visits, in their order, some visits at a time. */
async function lookAtAll(browser, base, visits) {
  const lines = visits.map(() => []);
  const waiting = visits.entries();
  const work = async () => {
    for (const [place, one] of waiting) lines[place] = await look(browser, base, one);
  };
  await Promise.all(Array.from({ length: Math.min(4, availableParallelism() + 1) }, work));
  return lines.flat();
}

async function main([site, ...pages], { CHROMIUM: executablePath, LIMIT: limit = 1200 }) {
  if (!site || !executablePath) throw new Error("usage: CHROMIUM=/path/to/chromium node run.js SITE [PAGE …] [--few PAGE …]");
  const late = () => {
    console.error(`not done after ${limit} s`);
    process.exit(2);
  };
  setTimeout(late, limit * 1000).unref();
  const visits = plan(site, pages);
  const server = await serve(site);
  const browser = await chromium.launch({ executablePath, args: OPTIONS });
  const faults = await lookAtAll(browser, server.address, visits);
  await browser.close();
  server.close();
  for (const fault of faults) console.log(fault);
  console.error(`${visits.length} visits, ${faults.length} faults`);
  return faults.length ? 1 : 0;
}

try {
  process.exitCode = await main(process.argv.slice(2), process.env);
} catch (error) {
  console.error(error.message);
  process.exit(2);
}
