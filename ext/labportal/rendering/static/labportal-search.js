/* The search page: loads the site's index, finds every word by its beginning, and keeps the
   question in the address so that a result can be linked. Nothing leaves the browser. */
(() => {
  "use strict";
  const page = document.querySelector(".lp-search");
  if (!page) return;
  const form = page.querySelector("form");
  const input = form.querySelector("input[type=search]");
  const types = form.querySelector(".lp-search-types");
  const status = page.querySelector(".lp-search-status");
  const results = page.querySelector(".lp-search-results");
  const SHOWN = 60;
  const letters = { ß: "ss", æ: "ae", œ: "oe", ø: "o", đ: "d", ð: "d", þ: "th", ł: "l", ħ: "h", ı: "i", ŋ: "n" };

  const fold = (text) =>
    text.toLowerCase().replace(/[ßæœøđðþłħıŋ]/g, (letter) => letters[letter])
      .normalize("NFKD").replace(/\p{M}/gu, "");
  const wordsOf = (text) => fold(text).match(/[\p{L}\p{N}]{2,}/gu) || [];

  let index = null;

  const load = async () => {
    const response = await fetch(page.dataset.index);
    const data = await response.json();
    index = data.pages.map(([title, address, type, summary, words]) => ({
      title, address, type, summary, folded: ` ${wordsOf(title).join(" ")}`, words: ` ${words}`,
    }));
    addTypes(data.types);
  };

  const addTypes = (labels) => {
    const present = new Set(index.map((entry) => entry.type));
    for (const [type, label] of Object.entries(labels)) {
      if (!present.has(type)) continue;
      const holder = document.createElement("label");
      const box = document.createElement("input");
      box.type = "checkbox";
      box.name = "type";
      box.value = type;
      holder.append(box, ` ${label}`);
      types.append(holder);
    }
    types.hidden = false;
  };

  // A word in the title counts more than one in the text, a whole word more than a beginning.
  const score = (entry, words) => {
    let total = 0;
    for (const word of words) {
      const start = ` ${word}`;
      const inTitle = entry.folded.includes(start);
      if (!inTitle && !entry.words.includes(start)) return 0;
      total += inTitle ? (`${entry.folded} `.includes(`${start} `) ? 12 : 8) : 1;
      if (`${entry.words} `.includes(`${start} `)) total += 1;
    }
    return total + (entry.type === "publication" ? 0 : 0.5);
  };

  const show = () => {
    const words = wordsOf(input.value);
    const chosen = new Set([...types.querySelectorAll("input:checked")].map((box) => box.value));
    results.replaceChildren();
    if (!words.length) {
      status.textContent = "";
      return;
    }
    const found = index
      .filter((entry) => !chosen.size || chosen.has(entry.type))
      .map((entry) => [score(entry, words), entry])
      .filter(([points]) => points > 0)
      .sort((one, other) => other[0] - one[0] || one[1].title.localeCompare(other[1].title));
    const more = found.length > SHOWN ? `, the first ${SHOWN} are shown` : "";
    status.textContent = found.length === 1 ? "1 page found" : `${found.length} pages found${more}`;
    for (const [, entry] of found.slice(0, SHOWN)) results.append(row(entry));
  };

  const row = (entry) => {
    const item = document.createElement("li");
    const link = document.createElement("a");
    link.href = page.dataset.root + entry.address;
    link.textContent = entry.title;
    const type = document.createElement("span");
    type.className = "lp-badge";
    type.textContent = entry.type;
    item.append(link, " ", type);
    if (entry.summary) {
      const summary = document.createElement("p");
      summary.textContent = entry.summary;
      item.append(summary);
    }
    return item;
  };

  const remember = () => {
    const question = new URLSearchParams(new FormData(form));
    if (!input.value) question.delete("q");
    history.replaceState(null, "", question.size ? `?${question}` : location.pathname);
  };

  const start = async () => {
    try {
      await load();
    } catch {
      status.textContent = "The search index could not be loaded.";
      return;
    }
    const asked = new URLSearchParams(location.search);
    input.value = asked.get("q") || "";
    for (const type of asked.getAll("type")) {
      const box = [...types.querySelectorAll("input")].find((one) => one.value === type);
      if (box) box.checked = true;
    }
    form.addEventListener("input", () => { remember(); show(); });
    form.addEventListener("submit", (event) => { event.preventDefault(); remember(); show(); });
    show();
    input.focus();
  };

  start();
})();
