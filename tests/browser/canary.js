// node canary.js SITE [PAGE …]: opens pages of a built site, all where none is named, without any policy that would hold a script back, and tells of what
// ran in them: a script that calls what the sources of the test call, a request to another host, another page, a window.
//
// Prints each as a line: page, what. Ends with 0 where nothing ran, 1 where something did, 2 where it could not look.
// CHROMIUM names the browser; LIMIT is the time in seconds.

import { readdirSync } from "node:fs";
import { chromium } from "playwright-core";
import { OPTIONS } from "./options.js";
import { serve } from "./server.js";

/** What sources would call; the page tells by it that they have. Runs in the page, before all else in it. */
function hear() {
  for (const name of ["alert", "confirm", "prompt", "print"]) window[name] = () => globalThis.canary(name);
}

/** What a reader would do: everything that has a handler hears of the mouse, of the keyboard and of the focus. Runs in the page. */
function touch() {
  const events = ["mouseover", "focus", "click", "keydown", "toggle", "animationstart", "error", "load"];
  for (const element of document.querySelectorAll("body, body *")) {
    const handlers = element.getAttributeNames().some((name) => name.startsWith("on"));
    for (const event of handlers ? events : []) element.dispatchEvent(new Event(event));
  }
  const runs = (element) => /^(javascript|data|vbscript):$/.test(element.protocol ?? "");
  return [...document.querySelectorAll("a, area")].filter(runs).map((element) => element.href.slice(0, 80));
}

const addressOf = (base, page) => new URL(page.split("/").map(encodeURIComponent).join("/"), base).href;

/** Opens some pages in one tab, one after the other. */
async function walk(browser, base, pages, tell) {
  const context = await browser.newContext();
  const tab = await context.newPage();
  let here = "";
  const say = (what) => tell(here, what);
  await tab.exposeFunction("canary", (name) => say(`${name} was called`));
  await tab.addInitScript(hear);
  const { origin } = new URL(base);
  const elsewhere = (url) => url.origin !== origin && url.protocol !== "blob:";
  // They are not let through: the browser knows no other host.
  tab.on("request", (request) => {
    if (elsewhere(new URL(request.url()))) say(`request: ${request.url().slice(0, 80)}`);
  });
  tab.on("dialog", (dialog) => void dialog.dismiss().then(() => say("a dialog")));
  tab.on("popup", () => say("a window"));
  tab.on("framenavigated", (frame) => {
    if (frame.url().startsWith("http") && new URL(frame.url()).pathname !== new URL(addressOf(base, here)).pathname) say(`another page: ${frame.url().slice(0, 80)}`);
  });
  for (const page of pages) {
    here = page;
    const address = addressOf(base, page);
    await tab.goto(address, { waitUntil: "load", timeout: 60_000 });
    const links = await tab.evaluate(touch).catch((error) => [error.message]);
    for (const link of links) say(`a link that runs: ${link}`);
  }
  // What was called in the last page is told of before the tab goes.
  await tab.evaluate(() => new Promise((done) => setTimeout(done, 100)));
  await context.close();
}

async function main([site, ...chosen], { CHROMIUM: executablePath, LIMIT: limit = 600 }) {
  if (!site || !executablePath) throw new Error("usage: CHROMIUM=/path/to/chromium node canary.js SITE [PAGE …]");
  setTimeout(() => (console.error(`not done after ${limit} s`), process.exit(2)), limit * 1000).unref();
  const all = () => readdirSync(site, { recursive: true }).filter((path) => path.endsWith(".html")).sort();
  const pages = chosen.length ? chosen : all();
  const server = await serve(site, null);
  const browser = await chromium.launch({ executablePath, args: OPTIONS });
  const told = new Set();
  const tabs = 4;
  const shares = Array.from({ length: tabs }, (_, own) => pages.filter((_, at) => at % tabs === own));
  await Promise.all(shares.map((share) => walk(browser, server.address, share, (page, what) => told.add(`${page}\t${what}`))));
  await browser.close();
  server.close();
  for (const line of told) console.log(line);
  console.error(`${pages.length} pages, ${told.size} times something ran`);
  return told.size ? 1 : 0;
}

try {
  process.exitCode = await main(process.argv.slice(2), process.env);
} catch (error) {
  console.error(error.message);
  process.exit(2);
}
