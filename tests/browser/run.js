// node run.js SITE [PAGE …]: looks at pages of a built site, each a path in its folder; without any, at all of them.
//
// Prints each fault as a line: page, width, colour scheme, what. Ends with 0 where there is none, 1 where there are some,
// 2 where it could not look: wrong usage, no browser, or the time is over. CHROMIUM names the browser; LIMIT is the time in
// seconds.

import { readdirSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { serve } from "./server.js";
import { VIEWS, visit } from "./visit.js";

const [site, ...chosen] = process.argv.slice(2);
const limit = Number(process.env.LIMIT ?? 600);
if (!site || !process.env.CHROMIUM) {
  console.error("usage: CHROMIUM=/path/to/chromium node run.js SITE [PAGE …]");
  process.exit(2);
}
setTimeout(() => {
  console.error(`not done after ${limit} s`);
  process.exit(2);
}, limit * 1000).unref();

// Nothing leaves this machine; and small ones are enough.
const ALONE = ["--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1", "--disable-gpu", "--disable-dev-shm-usage"];

const all = () => readdirSync(site, { recursive: true }).filter((path) => path.endsWith(".html")).sort();
const pages = chosen.length ? chosen : all();

/** The page for what is not there is looked at where it is shown: somewhere deep in the site. */
const addressOf = (base, page) => new URL(page === "404.html" ? "no/such/page" : encodeURI(page), base).href;

async function look(browser, base) {
  const visits = pages.flatMap((page) => VIEWS.map((view) => [page, view]));
  const lines = visits.map(() => []);
  let next = 0;
  const worker = async () => {
    while (next < visits.length) {
      const place = next++;
      const [page, view] = visits[place];
      const found = await visit(browser, addressOf(base, page), view, page === "404.html").catch((error) => [`not opened: ${error.message.split("\n")[0]}`]);
      lines[place] = found.map((fault) => `${page}\t${view.width}\t${view.scheme}\t${fault}`);
    }
  };
  await Promise.all(Array.from({ length: Math.min(4, availableParallelism() + 1) }, worker));
  return lines.flat();
}

try {
  const server = await serve(join(site));
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: ALONE });
  const faults = await look(browser, server.address);
  await browser.close();
  server.close();
  for (const fault of faults) console.log(fault);
  console.error(`${pages.length} pages in ${VIEWS.length} views: ${faults.length} faults`);
  process.exitCode = faults.length ? 1 : 0;
} catch (error) {
  console.error(error.message);
  process.exit(2);
}
