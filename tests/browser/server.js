// Serves a folder under a path below the root, with the strictest policy that a host may set, and that `_headers` asks hosts for.

import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize, sep } from "node:path";

/** Where the site stands on its host. */
export const BASE = "/archive/site/";

// Modules of WebAssembly are what the site's own scripts may load; inline scripts and styles are refused.
const POLICY = [
  "default-src 'self'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join("; ");

const TYPES = {
  ".css": "text/css; charset=utf-8",
  ".csv": "text/csv; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
  ".xml": "application/xml",
};

/** The file that an address leads to, if there is one below the folder. */
async function fileAt(folder, url) {
  const path = decodeURIComponent(new URL(url, "http://localhost").pathname);
  if (!path.startsWith(BASE)) return null;
  const file = normalize(join(folder, path.slice(BASE.length), path.endsWith("/") ? "index.html" : ""));
  if (!file.startsWith(normalize(folder + sep))) return null;
  const found = await stat(file).catch(() => null);
  return found?.isFile() ? file : null;
}

async function answer(folder, policy, request, response) {
  const found = await fileAt(folder, request.url).catch(() => null);
  const file = found ?? join(folder, "404.html");
  response.setHeader("Cache-Control", "max-age=600");
  if (policy) response.setHeader("Content-Security-Policy", policy);
  response.setHeader("Content-Type", TYPES[extname(file)] ?? "application/octet-stream");
  response.setHeader("X-Content-Type-Options", "nosniff");
  response.statusCode = found ? 200 : 404;
  createReadStream(file).on("error", () => response.end()).pipe(response);
}

/** Serves a folder on a free port of this machine, under a policy or none: its address, and a function that ends it. */
export async function serve(folder, policy = POLICY) {
  const server = createServer((request, response) => void answer(folder, policy, request, response));
  await new Promise((ready, failed) => server.once("error", failed).listen(0, "127.0.0.1", ready));
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  return { address: `http://127.0.0.1:${server.address().port}${BASE}`, close };
}
