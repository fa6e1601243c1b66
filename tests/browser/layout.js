// Faults of layout. These functions run in the page: each is whole in itself.

/** Whether the page can be scrolled sideways, and what sticks out. */
export function sideways() {
  const root = document.documentElement;
  const extra = root.scrollWidth - root.clientWidth;
  if (extra <= 0) return [];
  const scrolls = (element) => /auto|scroll|hidden|clip/.test(getComputedStyle(element).overflowX);
  const contained = (element) => {
    for (let around = element.parentElement; around && around !== document.body; around = around.parentElement) {
      if (scrolls(around)) return true;
    }
    return false;
  };
  // Text can be wider than its own box.
  const sticksOut = (element) => {
    const { left, right, width } = element.getBoundingClientRect();
    const more = Math.max(0, element.scrollWidth - element.clientWidth);
    const after = getComputedStyle(element).direction === "ltr" ? right + more : right;
    const before = after === right ? left - more : left;
    return width > 0 && !scrolls(element) && (after > root.clientWidth + 0.5 || before < -0.5);
  };
  const out = [...document.body.querySelectorAll("*")].filter((element) => sticksOut(element) && !contained(element));
  // The innermost ones say what it is.
  const inner = out.filter((element) => !out.some((other) => other !== element && element.contains(other)));
  const names = (inner.length ? inner : out).slice(0, 3).map((element) => element.outerHTML.replace(/\s+/g, " ").slice(0, 100));
  return [`horizontal scroll of ${extra} px: ${names.join(" | ")}`];
}

/** Text that is cut off at a side of its box, other than with an ellipsis. */
export function cutOff() {
  const faults = [];
  for (const element of document.body.querySelectorAll("*")) {
    const style = getComputedStyle(element);
    if (!/hidden|clip/.test(style.overflowX) || style.textOverflow === "ellipsis" || style.clipPath !== "none") continue;
    const extra = element.scrollWidth - element.clientWidth;
    if (element.clientWidth > 1 && extra > 1) faults.push(`cut off by ${extra} px: ${element.outerHTML.slice(0, 100)}`);
  }
  return faults;
}

/** Whether the page and its texts run as their languages do. */
export function direction() {
  const faults = [];
  for (const element of document.querySelectorAll("html, article, [lang][dir]")) {
    const locale = new Intl.Locale(element.closest("[lang]")?.lang || "und");
    const wanted = (locale.getTextInfo?.() ?? locale.textInfo).direction;
    const found = getComputedStyle(element).direction;
    if (found !== wanted) faults.push(`direction is ${found}, not ${wanted}: ${element.cloneNode().outerHTML.slice(0, 100)}`);
  }
  return faults;
}

/**
 * Opens what is folded, and lays out what waits for that until it comes into sight: until then it has a room that is only
 * guessed. What lies over the page when it is open, as menus do, is opened only if asked for.
 */
export function unfold(menus) {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync("* { content-visibility: visible !important; }");
  document.adoptedStyleSheets = [sheet];
  for (const details of document.querySelectorAll("details")) {
    const was = details.open;
    details.open = true;
    const over = [...details.children].some((child) => ["absolute", "fixed"].includes(getComputedStyle(child).position));
    if (over) details.open = menus;
    else if (menus) details.open = was;
  }
}
