// What a page says and asks for while it is open.

const line = (text) => text.replace(/\s+/g, " ").trim().slice(0, 300);

/**
 * Listens to a page from before it is opened: console messages, errors, requests that fail and requests to other hosts, which
 * are not let through. `missing` is an address at which there is meant to be nothing.
 *
 * Gives the faults so far, in the order in which they came.
 */
export async function watch(page, address, missing) {
  const { origin } = new URL(address);
  const elsewhere = (url) => !["data:", "blob:"].includes(url.protocol) && url.origin !== origin;
  const faults = new Set();
  await page.route(elsewhere, (route) => route.abort());
  page.on("request", (request) => {
    if (elsewhere(new URL(request.url()))) faults.add(`request to another host: ${request.url()}`);
  });
  page.on("response", (response) => {
    if (response.status() >= 400 && response.url() !== missing) faults.add(`status ${response.status()}: ${response.url()}`);
  });
  page.on("requestfailed", (request) => {
    if (!elsewhere(new URL(request.url()))) faults.add(`request failed: ${request.url()} (${request.failure()?.errorText})`);
  });
  page.on("pageerror", (error) => faults.add(`error: ${line(String(error))}`));
  page.on("console", (message) => {
    // The browser itself says that nothing is at that address.
    if (message.location().url === missing && message.text().includes("404")) return;
    faults.add(`console ${message.type()}: ${line(message.text())}`);
  });
  return () => [...faults];
}
