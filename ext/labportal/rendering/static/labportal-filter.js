/* Long lists of publications can be narrowed: by words, and by the facets that the page brings as
   numbers.  What is chosen stands in the address, so that a narrowed list can be linked and the
   way back works.  Without JavaScript the whole list is there, and no form. */
(() => {
  "use strict";
  const MANY_CHOICES = 12;
  const letters = { ß: "ss", æ: "ae", œ: "oe", ø: "o", đ: "d", ð: "d", þ: "th", ł: "l", ħ: "h", ı: "i", ŋ: "n" };
  const fold = (text) => text.toLowerCase().replace(/[ßæœøđðþłħıŋ]/g, (letter) => letters[letter])
    .normalize("NFKD").replace(/\p{M}/gu, "");
  const number = (value) => value.toLocaleString(document.documentElement.lang || undefined);
  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
  const make = (tag, settings, ...children) => {
    const element = Object.assign(document.createElement(tag), settings);
    element.append(...children);
    return element;
  };

  const start = (form) => {
    const list = form.closest(".lp-list");
    const { prefix } = form.dataset;
    const input = form.elements[`${prefix}q`];
    const status = form.querySelector(".lp-filter-status");
    const chips = form.querySelector(".lp-filter-chosen");
    const reset = form.querySelector(".lp-filter-reset");
    const items = [...list.querySelectorAll(".lp-publication")];
    const shown = new Uint8Array(items.length).fill(1);
    const facets = JSON.parse(list.querySelector(':scope > script[type="application/json"]').textContent)
      .map((facet) => ({
        ...facet,
        field: prefix + facet.name,
        choices: facet.choices.map((choice) => Array.isArray(choice) ? choice : [choice, choice]),
        of: facet.of.map((numbers) => Array.isArray(numbers) ? numbers : [numbers]),
        chosen: new Set(),
        counts: new Uint32Array(facet.choices.length),
        boxes: [],
        details: form.querySelector(`details[data-facet="${facet.name}"]`),
      }));
    const parts = [...list.querySelectorAll(".lp-part")].map((part) => {
      const { id } = part.querySelector(".lp-part-title");
      const link = [...list.querySelectorAll(".lp-jump a")].find((found) => found.hash === `#${id}`);
      return { part, elements: link ? [part, link.parentElement] : [part], items: [] };
    });
    const places = new Map(items.map((item, place) => [item, place]));
    [...list.querySelectorAll(".lp-part")].forEach((part, at) => {
      parts[at].items = [...part.querySelectorAll(".lp-publication")].map((item) => places.get(item));
    });

    // What an entry says, and what its people, projects and keywords are called in full.
    let texts = null;
    const textOf = (place) => fold([items[place].textContent, ...facets.flatMap((facet) =>
      facet.of[place].map((choice) => facet.choices[choice][1]))].join(" "));

    const fits = (facet, place) => {
      const numbers = facet.of[place];
      if (!facet.every) return numbers.some((choice) => facet.chosen.has(choice));
      for (const choice of facet.chosen) if (!numbers.includes(choice)) return false;
      return true;
    };

    // An entry that only one facet rules out still counts for the other choices of that facet.
    const apply = () => {
      const words = fold(input.value).split(/\s+/).filter(Boolean);
      if (words.length && !texts) texts = items.map((_, place) => textOf(place));
      const asked = facets.filter((facet) => facet.chosen.size);
      for (const facet of facets) facet.counts.fill(0);
      let count = 0;
      for (let place = 0; place < items.length; place += 1) {
        let out = words.every((word) => texts[place].includes(word)) ? 0 : 2;
        let ruling = null;
        for (const facet of asked) {
          if (out > 1) break;
          if (fits(facet, place)) continue;
          out += facet.every ? 2 : 1;
          ruling = facet;
        }
        for (const facet of out === 0 ? facets : out === 1 ? [ruling] : []) {
          for (const choice of facet.of[place]) facet.counts[choice] += 1;
        }
        count += out === 0;
        if (shown[place] !== +(out === 0)) {
          shown[place] = +(out === 0);
          items[place].hidden = out !== 0;
        }
      }
      for (const { part, elements, items: inside } of parts) {
        const left = inside.reduce((sum, place) => sum + shown[place], 0);
        for (const element of elements) if (element.hidden !== !left) element.hidden = !left;
        part.style.setProperty("--lp-entries", left);
      }
      // A decade is there as long as one of its years is.
      for (const decade of list.querySelectorAll(".lp-jump li:has(> details)")) {
        decade.hidden = !decade.querySelector("li:not([hidden])");
      }
      const said = { shown: number(count), all: number(items.length) };
      const text = !count ? "none" : count === items.length ? "all" : "some";
      status.textContent = fill(form.dataset[text], said);
      showChosen();
      for (const facet of facets) showCounts(facet);
    };

    // Controls -------------------------------------------------------------------------------

    const choose = (facet, choice, on) => {
      if (on) facet.chosen.add(choice); else facet.chosen.delete(choice);
      apply();
      remember(true);
    };

    const showChosen = () => {
      const chosen = facets.flatMap((facet) => [...facet.chosen].map((choice) => [facet, choice]));
      chips.replaceChildren(...chosen.map(([facet, choice]) => {
        const label = facet.choices[choice][1];
        const chip = make("button", { type: "button", className: "lp-chip", textContent: label });
        const said = facet.details ? `${facet.heading}: ${label}` : label;
        chip.setAttribute("aria-label", fill(form.dataset.remove, { choice: said }));
        chip.addEventListener("click", () => {
          const place = [...chips.children].indexOf(chip.parentElement);
          choose(facet, choice, false);
          // The focus stays here: on what is now in this place, or else on the words.
          (chips.children[Math.min(place, chips.children.length - 1)]?.firstChild || input).focus();
        });
        return make("li", {}, chip);
      }));
      chips.hidden = !chosen.length;
      reset.hidden = !chosen.length && !input.value;
      for (const { details, chosen: some } of facets) {
        if (details) details.classList.toggle("lp-chosen", some.size > 0);
      }
    };

    const showCounts = (facet) => {
      if (facet.details && !facet.details.open) return;
      facet.boxes.forEach(({ box, count, row }, choice) => {
        const found = facet.counts[choice];
        box.checked = facet.chosen.has(choice);
        count.textContent = number(found);
        row.classList.toggle("lp-nothing", !found && !box.checked);
        box.disabled = !found && !box.checked;
      });
    };

    const addBox = (facet, choice, row, box, count) => {
      facet.boxes[choice] = { row, box, count };
      box.addEventListener("change", () => choose(facet, choice, box.checked));
    };

    const rowOf = (facet, choice) => {
      const [value, label] = facet.choices[choice];
      const box = make("input", { type: "checkbox", value });
      const count = make("span", { className: "lp-count" });
      const row = make("li", {}, make("label", {}, box, make("span", { textContent: label }), " ", count));
      addBox(facet, choice, row, box, count);
      return row;
    };

    const finderOf = (facet, rows) => {
      const label = fill(form.dataset.find, { facet: facet.heading });
      const finder = make("input", { type: "search", className: "lp-facet-find", placeholder: label });
      finder.setAttribute("aria-label", label);
      const names = facet.choices.map(([, name]) => fold(name));
      finder.addEventListener("input", (event) => {
        event.stopPropagation();
        const words = fold(finder.value).split(/\s+/).filter(Boolean);
        rows.forEach((row, choice) => {
          row.hidden = !words.every((word) => names[choice].includes(word));
        });
      });
      finder.addEventListener("keydown", (event) => {
        if (event.key !== "Enter") return;
        event.preventDefault();
        facet.boxes.find(({ row, box }) => !row.hidden && !box.disabled)?.box.click();
      });
      return finder;
    };

    const build = (facet) => {
      if (facet.boxes.length) return;
      const rows = facet.choices.map((_, choice) => rowOf(facet, choice));
      const group = make("fieldset", { className: "lp-facet-panel" },
        make("legend", { textContent: facet.heading }), make("ul", {}, ...rows));
      if (rows.length > MANY_CHOICES) group.querySelector("legend").after(finderOf(facet, rows));
      facet.details.append(group);
    };

    const open = (facet) => {
      build(facet);
      for (const { details } of facets) if (details && details !== facet.details) details.open = false;
      showCounts(facet);
    };

    for (const facet of facets) {
      if (facet.details) {
        // Before it opens, so that the next key finds it filled.
        facet.details.firstElementChild.addEventListener("click", () => build(facet));
        facet.details.addEventListener("toggle", () => { if (facet.details.open) open(facet); });
      } else {
        for (const box of form.querySelectorAll(`.lp-filter-flag input[name="${facet.field}"]`)) {
          const choice = facet.choices.findIndex(([value]) => value === box.value);
          const row = box.closest("label");
          addBox(facet, choice, row, box, row.querySelector(".lp-count"));
        }
      }
    }

    const close = (except) => {
      for (const { details } of facets) if (details && details !== except) details.open = false;
    };
    document.addEventListener("pointerdown", (event) => {
      if (!event.target.closest?.("details.lp-facet")) close();
    });
    form.addEventListener("focusout", (event) => {
      const { relatedTarget } = event;
      if (relatedTarget) close(relatedTarget.closest("details.lp-facet"));
    });
    form.addEventListener("keydown", (event) => {
      const details = event.target.closest("details.lp-facet");
      if (event.key !== "Escape" || !details?.open) return;
      event.preventDefault();
      details.open = false;
      details.querySelector("summary").focus();
    });

    // State in the address -------------------------------------------------------------------

    let typing = false;

    // Each choice is a step of the history; a word is one step, however many letters it has.
    const remember = (step) => {
      const asked = new URLSearchParams(location.search);
      asked.delete(`${prefix}q`);
      if (input.value) asked.set(`${prefix}q`, input.value);
      for (const facet of facets) {
        asked.delete(facet.field);
        for (const choice of facet.chosen) asked.append(facet.field, facet.choices[choice][0]);
      }
      const search = asked.toString() ? `?${asked}` : "";
      if (search === location.search) return;
      history[step ? "pushState" : "replaceState"](null, "", location.pathname + search + location.hash);
    };

    const restore = () => {
      const asked = new URLSearchParams(location.search);
      input.value = asked.get(`${prefix}q`) || "";
      for (const facet of facets) {
        const values = new Set(asked.getAll(facet.field));
        facet.chosen.clear();
        facet.choices.forEach(([value], choice) => { if (values.has(value)) facet.chosen.add(choice); });
      }
      typing = false;
      apply();
      list.classList.remove("lp-waiting");
    };

    input.addEventListener("input", () => { apply(); remember(!typing); typing = true; });
    input.addEventListener("change", () => { typing = false; });
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("reset", (event) => {
      event.preventDefault();
      input.value = "";
      for (const facet of facets) facet.chosen.clear();
      apply();
      remember(true);
      input.focus();
    });
    window.addEventListener("popstate", restore);
    // What was typed before this script ran counts, too.
    const early = input.value;
    restore();
    if (early && !input.value) { input.value = early; apply(); remember(false); }
    for (const facet of facets) if (facet.details?.open) open(facet);
  };

  document.querySelectorAll(".lp-filter").forEach(start);
})();
