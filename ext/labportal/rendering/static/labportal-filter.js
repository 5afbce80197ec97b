/* Long lists of publications can be narrowed: by words, year, type, code and open access. What is
   chosen stands in the address, so that a narrowed list can be linked. Without JavaScript the whole
   list is there. */
(() => {
  "use strict";
  const FEW = 12;
  const list = [...document.querySelectorAll(".lp-list-publication")]
    .find((found) => found.querySelectorAll(".lp-publication").length > FEW);
  if (!list) return;
  const words = document.currentScript ? document.currentScript.dataset : {};
  const text = (name, otherwise) => words[name] || otherwise;
  const letters = { ß: "ss", æ: "ae", œ: "oe", ø: "o", đ: "d", ð: "d", þ: "th", ł: "l", ħ: "h", ı: "i", ŋ: "n" };
  const fold = (value) => value.toLowerCase().replace(/[ßæœøđðþłħıŋ]/g, (letter) => letters[letter])
    .normalize("NFKD").replace(/\p{M}/gu, "");
  const entries = [...list.querySelectorAll(".lp-publication")].map((item) => ({
    item, folded: fold(item.textContent), year: item.dataset.year, kind: item.dataset.kind,
    has: (item.dataset.has || "").split(" "), label: item.dataset.label || item.dataset.kind,
  }));

  const make = (tag, settings, ...children) => {
    const element = Object.assign(document.createElement(tag), settings);
    element.append(...children);
    return element;
  };
  const form = make("form", { className: "lp-filter" });
  form.setAttribute("role", "search");
  form.setAttribute("aria-label", text("title", "Narrow the list"));
  const field = (label, control) => form.append(make("label", {}, make("span", { textContent: label }), control));
  const input = make("input", { type: "search", name: "q", autocomplete: "off" });
  field(text("words", "Words"), input);
  const choice = (name, label, values) => {
    if (values.length < 2) return null;
    const select = make("select", { name }, make("option", { value: "", textContent: text("all", "All") }));
    for (const [value, shown] of values) select.append(make("option", { value, textContent: shown }));
    field(label, select);
    return select;
  };
  const unique = (pairs) => [...new Map(pairs.filter(([value]) => value)).entries()];
  const year = choice("year", text("year", "Year"), unique(entries.map((entry) => [entry.year, entry.year])));
  const kind = choice("type", text("type", "Type"), unique(entries.map((entry) => [entry.kind, entry.label])));
  const boxes = [["code", text("code", "with code")], ["open", text("open", "open access")]]
    .filter(([value]) => entries.some((entry) => entry.has.includes(value)))
    .map(([value, label]) => {
      const box = make("input", { type: "checkbox", name: "has", value });
      form.append(make("label", { className: "lp-filter-box" }, box, ` ${label}`));
      return box;
    });
  const status = make("p", { className: "lp-filter-status" });
  status.setAttribute("role", "status");
  list.before(form, status);

  const apply = () => {
    const wanted = fold(input.value).split(/\s+/).filter(Boolean);
    const needed = boxes.filter((box) => box.checked).map((box) => box.value);
    let shown = 0;
    for (const entry of entries) {
      const fits = wanted.every((word) => entry.folded.includes(word))
        && (!year || !year.value || entry.year === year.value)
        && (!kind || !kind.value || entry.kind === kind.value)
        && needed.every((value) => entry.has.includes(value));
      entry.item.hidden = !fits;
      shown += fits;
    }
    for (const part of list.querySelectorAll(".lp-part")) {
      part.hidden = !part.querySelector(".lp-publication:not([hidden])");
    }
    status.textContent = shown === entries.length ? "" : `${shown} / ${entries.length}`;
  };
  const remember = () => {
    const chosen = new URLSearchParams([...new FormData(form)].filter(([, value]) => value));
    history.replaceState(null, "", (chosen.size ? `?${chosen}` : location.pathname) + location.hash);
  };
  const asked = new URLSearchParams(location.search);
  input.value = asked.get("q") || "";
  if (year) year.value = asked.get("year") || "";
  if (kind) kind.value = asked.get("type") || "";
  for (const box of boxes) box.checked = asked.getAll("has").includes(box.value);
  form.addEventListener("input", () => { apply(); remember(); });
  form.addEventListener("submit", (event) => event.preventDefault());
  apply();
})();
