// Adds to pages that are complete without it: colours, the reader's place in the contents, switching editions in place, and
// sorting tables.
"use strict";

// Colours: auto follows the system; light and dark are remembered, and theme.js has set them.
(() => {
  const button = document.getElementById("hx-theme");
  if (!button) return;
  const root = document.documentElement;
  const order = ["auto", "light", "dark"];
  let theme = root.dataset.theme ?? "auto";
  const show = () => {
    if (theme === "auto") delete root.dataset.theme;
    else root.dataset.theme = theme;
    const label = button.dataset[theme];
    button.setAttribute("aria-label", label);
    button.title = label;
  };
  button.addEventListener("click", () => {
    theme = order[(order.indexOf(theme) + 1) % order.length];
    show();
    try {
      localStorage.setItem("hx-theme", theme);
    } catch {
      // It holds for this page only.
    }
  });
  show();
  button.hidden = false;
})();

// The menu of languages closes when the reader turns to something else.
(() => {
  const menu = document.querySelector("details.menu");
  if (!menu) return;
  const close = (event) => {
    if (!menu.contains(event.target)) menu.open = false;
  };
  document.addEventListener("click", close);
  document.addEventListener("focusin", close);
  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !menu.open) return;
    menu.open = false;
    menu.firstElementChild.focus();
  });
})();

// Contents: open where there is a column for them, and the section being read is marked.
(() => {
  const contents = document.getElementById("hx-contents");
  if (!contents) return;
  contents.open = matchMedia("(min-width: 64rem)").matches;

  const links = new Map();
  for (const link of contents.querySelectorAll("a[href^='#']")) {
    const section = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (section) links.set(section, link);
  }
  const column = contents.parentElement;
  const inView = new Set();
  let marked = null;

  const mark = () => {
    // The last section that crosses the line is the innermost one.
    const link = [...links].filter(([section]) => inView.has(section)).pop()?.[1] ?? null;
    if (link === marked) return;
    marked?.removeAttribute("aria-current");
    link?.setAttribute("aria-current", "location");
    marked = link;
    if (!link || column.scrollHeight <= column.clientHeight) return;
    const place = link.getBoundingClientRect();
    const frame = column.getBoundingClientRect();
    if (place.top < frame.top + 40 || place.bottom > frame.bottom - 40) column.scrollTop += place.top - frame.top - frame.height / 3;
  };
  const observer = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) inView[isIntersecting ? "add" : "delete"](target);
    mark();
  }, { rootMargin: "-13% 0px -86% 0px" });
  for (const section of links.keys()) observer.observe(section);
})();

// Other editions open at the section that is being read, or the nearest one around it that they have.
(() => {
  const follow = (event) => {
    const link = event.target.closest?.("a[data-sections]");
    if (!link) return;
    const known = new Map(link.dataset.sections.split(/\s+/).map((pair) => pair.split("=")).map(([here, there]) => [here, there ?? here]));
    const line = innerHeight * 0.14;
    const read = [...document.querySelectorAll("article section[id]")].filter((section) => {
      const { top, bottom } = section.getBoundingClientRect();
      return top <= line && bottom > line;
    });
    link.hash = known.get(read.filter((section) => known.has(section.id)).pop()?.id) ?? "";
  };
  for (const type of ["pointerdown", "focusin", "click"]) document.addEventListener(type, follow);
})();

// Tables can be sorted: by a column up, down, and back in the order of the page.
(() => {
  const text = (cell) => cell?.textContent.trim() ?? "";
  const compare = (column, numeric, lang) => {
    const collator = new Intl.Collator(lang || undefined, { numeric: true });
    return (a, b) => {
      const [left, right] = [a.cells[column], b.cells[column]];
      if (!numeric) return collator.compare(text(left), text(right));
      return Number(left?.dataset.value) - Number(right?.dataset.value);
    };
  };
  const isBlank = (row, column) => text(row.cells[column]) === "";

  for (const table of document.querySelectorAll("table[data-sortable]")) {
    const bodies = [...table.tBodies].map((body) => [body, [...body.rows]]);
    const rows = bodies.flatMap(([, own]) => own.filter((row) => !row.classList.contains("section")));
    const heads = [...table.tHead.rows[0].cells];
    const restore = () => {
      for (const [body, own] of bodies) body.replaceChildren(...own);
    };
    // Sorted rows leave their sections: the titles of these go until the rows are back.
    const sort = (column, numeric, descending) => {
      const order = compare(column, numeric, document.documentElement.lang);
      const sorted = rows.filter((row) => !isBlank(row, column)).sort((a, b) => (descending ? order(b, a) : order(a, b)));
      const blank = rows.filter((row) => isBlank(row, column));
      for (const [body] of bodies) body.replaceChildren();
      bodies[0][0].append(...sorted, ...blank);
    };
    for (const [column, head] of heads.entries()) {
      const numeric = head.dataset.sort === "number";
      const button = document.createElement("button");
      button.type = "button";
      button.append(...head.childNodes);
      head.append(button);
      button.addEventListener("click", () => {
        // Of numbers the largest are looked for first.
        const steps = numeric ? ["descending", "ascending"] : ["ascending", "descending"];
        const next = steps[steps.indexOf(head.getAttribute("aria-sort")) + 1];
        for (const other of heads) other.removeAttribute("aria-sort");
        if (!next) return restore();
        head.setAttribute("aria-sort", next);
        sort(column, numeric, next === "descending");
      });
    }
  }
})();
