// Keeps a page of the preview up to date: loads it anew when it or a script has changed, styles alone in place, and shows
// what is wrong with the site over the last version that was not.
"use strict";

(() => {
  const own = document.currentScript.dataset;
  let styles = own.styles;
  let panel = null;

  const restyle = () => {
    for (const link of document.querySelectorAll("link[rel='stylesheet']")) {
      const next = link.cloneNode();
      const address = new URL(link.href);
      address.searchParams.set("v", styles.slice(0, 12));
      next.href = address.href;
      // The old one stays until the new one is there, so that nothing flickers.
      next.addEventListener("load", () => link.remove());
      next.addEventListener("error", () => next.remove());
      link.after(next);
    }
  };

  const tell = (problems) => {
    panel?.remove();
    panel = null;
    if (!problems) return;
    panel = document.createElement("div");
    panel.setAttribute("role", "alert");
    const shade = panel.attachShadow({ mode: "open" });
    const text = document.createElement("pre");
    text.textContent = problems;
    Object.assign(text.style, { margin: 0, whiteSpace: "pre-wrap", overflowWrap: "anywhere", font: "0.875rem/1.5 ui-monospace, Menlo, Consolas, monospace" });
    Object.assign(panel.style, {
      position: "fixed", insetInline: "0", insetBlockEnd: "0", zIndex: "2147483647", maxBlockSize: "60vh", overflow: "auto",
      padding: "1rem 1.5rem", background: "#2a1512", color: "#ffe9e4", borderBlockStart: "4px solid #f2856f",
    });
    shade.append(text);
    document.body.append(panel);
  };

  const changes = new EventSource(`/.hexapla/changes?path=${encodeURIComponent(own.path)}`);
  changes.addEventListener("message", ({ data }) => {
    const state = JSON.parse(data);
    if (state.page !== own.page) {
      changes.close();
      location.reload();
      return;
    }
    if (state.styles !== styles) {
      styles = state.styles;
      restyle();
    }
    tell(state.problems);
  });
})();
