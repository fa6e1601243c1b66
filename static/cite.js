// Citing a part of an article: the place that the address names (#…) gets a button, which shows the citations of that place.
// Citations can be copied.
"use strict";

(() => {
  const block = document.getElementById("hx-cite");
  if (!block) return;
  const { place: label, copy, copied, close } = block.dataset;

  const button = (text, name) => {
    const made = document.createElement("button");
    made.type = "button";
    made.className = name;
    made.textContent = text;
    return made;
  };

  const copying = (within) => {
    if (!navigator.clipboard) return;
    for (const entry of within.querySelectorAll("[data-style]")) {
      const control = button(copy, "copy");
      control.addEventListener("click", async () => {
        try {
          await navigator.clipboard.writeText(entry.textContent);
          control.textContent = copied;
          setTimeout(() => (control.textContent = copy), 2000);
        } catch {
          getSelection().selectAllChildren(entry);
        }
      });
      entry.after(control);
    }
  };

  // What a title needs to stand in a style.
  const written = {
    apa: (text) => text,
    bibtex: (text) => text.replace(/[{}&%$#_]/g, "\\$&"),
    csl: (text) => JSON.stringify(text).slice(1, -1),
  };

  const address = (place) => {
    const known = document.querySelector("link[rel='canonical']")?.href ?? location.href.split("#")[0];
    return `${known}#${encodeURIComponent(place.id)}`;
  };
  const heading = (place) => place.closest("section[id]")?.querySelector(":scope > :is(h1, h2, h3, h4, h5, h6)");
  const title = (place) => {
    const copyOf = heading(place)?.cloneNode(true);
    for (const extra of copyOf?.querySelectorAll("[data-generated], button") ?? []) extra.remove();
    return copyOf?.textContent.trim() ?? "";
  };

  const dialog = document.createElement("dialog");
  dialog.className = "cite-dialog";
  dialog.setAttribute("aria-labelledby", "hx-cite-dialog");
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close();
  });
  document.body.append(dialog);

  const show = (place) => {
    const part = title(place);
    const shown = block.cloneNode(true);
    shown.removeAttribute("id");
    shown.removeAttribute("aria-labelledby");
    for (const control of shown.querySelectorAll(".copy, .note")) control.remove();
    const head = shown.querySelector("h2");
    head.id = "hx-cite-dialog";
    if (part) head.append(": ", Object.assign(document.createElement("span"), { textContent: part, lang: document.querySelector("article").lang }));
    for (const entry of shown.querySelectorAll("[data-style]")) {
      const style = entry.dataset.style;
      if (part) entry.textContent = entry.dataset.part.replace("HXTITLE", () => written[style](part)).replace("HXADDRESS", () => address(place));
    }
    copying(shown);
    const end = button(close, "action");
    end.addEventListener("click", () => dialog.close());
    dialog.replaceChildren(shown, end);
    dialog.showModal();
  };

  const control = button(label, "cite-here");
  control.dataset.generated = "";
  let place = null;
  control.addEventListener("click", () => show(place));
  const follow = () => {
    control.remove();
    place = null;
    try {
      place = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    } catch {
      // Not an address of ours.
    }
    if (!place?.closest("article")) return;
    if (place.matches("section")) heading(place)?.append(control);
    else (place.closest("p, li, td, th, dd") ?? place).append(control);
  };
  copying(block);
  addEventListener("hashchange", follow);
  follow();
})();
