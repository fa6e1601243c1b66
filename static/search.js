// The page for searching: asks the index, and shows sections with what was found in them.
"use strict";

(() => {
  const form = document.getElementById("hx-seek");
  const list = document.getElementById("hx-results");
  if (!form || !list) return;
  const field = form.elements.q;
  const status = document.getElementById("hx-found");
  const more = document.getElementById("hx-more");
  const { root, index, endings, count, none, failed } = list.dataset;
  const step = 10;

  let engine = null;
  const load = () => {
    engine ??= import(new URL(`${index}pagefind.js`, document.baseURI).href).then(async (pagefind) => {
      await pagefind.options({ excerptLength: 36 });
      await pagefind.init();
      return pagefind;
    });
    return engine;
  };

  // Words are found by their beginnings: an ending that a reader typed would hide the word with another one.
  const known = endings.split(" ").filter(Boolean).sort((a, b) => b.length - a.length);
  const stem = (word) => {
    if (!/^\p{Script=Hangul}{3,}$/u.test(word)) return word;
    const ending = known.find((ending) => word.endsWith(ending) && word.length - ending.length >= 2);
    return ending ? word.slice(0, -ending.length) : word;
  };
  const prepared = (query) => query.normalize("NFC").trim().split(/\s+/u).map(stem).join(" ");

  // Of a word that stands nowhere the index gives the sections with its first letters: those are not what was asked for.
  const plain = (text) => text.normalize("NFC").toLowerCase().replace(/[\u200b,，]/gu, "");
  const has = (text, word) => {
    if (text.includes(word)) return true;
    // Endings of words in letters vary; what is set solid may stand a little apart.
    if (/^\p{Script=Latin}+$/u.test(word)) return text.includes(word.slice(0, Math.max(3, word.length - 3)));
    const pairs = [...word].slice(1).map((letter, at) => [...word][at] + letter);
    return !/\d/u.test(word) && pairs.filter((pair) => text.includes(pair)).length * 2 >= Math.max(1, pairs.length);
  };
  const answers = (query) => ({ meta, content }) => {
    const text = plain(`${meta.title} ${meta.work} ${content}`);
    return plain(query).split(/[\s"“”「」]+/u).filter((word) => /[\p{L}\p{N}]/u.test(word)).every((word) => has(text, word));
  };

  // An excerpt is text with marks in it; nothing else in it is taken for HTML.
  const marked = (excerpt) => excerpt.split(/(<mark>.*?<\/mark>)/u).map((piece) => {
    const inside = /^<mark>(.*)<\/mark>$/u.exec(piece);
    if (!inside) return document.createTextNode(piece);
    const mark = document.createElement("mark");
    mark.textContent = inside[1];
    return mark;
  });

  const item = ({ raw_url: url, meta, excerpt }) => {
    const entry = document.createElement("li");
    const link = document.createElement("a");
    link.href = root + url.replace(/^\/+/u, "");
    link.textContent = meta.title;
    const place = document.createElement("span");
    place.className = "meta";
    place.textContent = [meta.work, meta.edition].filter(Boolean).join(" · ");
    const text = document.createElement("p");
    // An excerpt may begin behind a word, with what ended its sentence.
    text.append(...marked(excerpt.replace(/^[\u200b\s，。、；：！？）」』,.;:!?)]+/u, "")));
    entry.append(link, " ", place, text);
    return entry;
  };

  let asked = 0;
  const show = async (found, query, ask) => {
    const shown = await Promise.all(found.splice(0, step).map((result) => result.data()));
    if (ask !== asked) return;
    const fitting = shown.filter(answers(query));
    const first = list.childElementCount;
    list.append(...fitting.map(item));
    more.hidden = found.length === 0 || fitting.length === 0;
    const number = list.childElementCount + (more.hidden ? 0 : found.length);
    status.textContent = number ? count.replace("#", number.toLocaleString(document.documentElement.lang)) : none;
    more.onclick = async () => {
      await show(found, query, ask);
      list.children[first + fitting.length]?.querySelector("a").focus();
    };
  };

  const search = async () => {
    const ask = ++asked;
    const query = prepared(field.value);
    const address = new URL(location.href);
    address.searchParams.set("q", field.value.trim());
    if (!query) address.searchParams.delete("q");
    history.replaceState(null, "", address);
    try {
      const found = query ? [...(await (await load()).search(query)).results] : [];
      if (ask !== asked) return;
      list.replaceChildren();
      more.hidden = true;
      status.textContent = "";
      if (query) await show(found, query, ask);
    } catch {
      engine = null;
      if (ask === asked) status.textContent = failed;
    }
  };

  let waiting = 0;
  const soon = () => {
    clearTimeout(waiting);
    waiting = setTimeout(search, 200);
  };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(waiting);
    search();
  });
  field.addEventListener("input", (event) => {
    if (!event.isComposing) soon();
  });
  field.addEventListener("compositionend", soon);
  field.value = new URL(location.href).searchParams.get("q") ?? "";
  if (field.value) search();
  else field.focus({ preventScroll: true });
})();
