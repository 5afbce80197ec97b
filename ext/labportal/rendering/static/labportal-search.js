/* The search page.  Of the site's index it fetches the parts that a question needs: the words that
   begin like those typed, and what the first results show.  Words are found by their beginning,
   without regard to case and marks, and with a slip of the finger.  The question stands in the
   address, so that a result can be linked.  Nothing leaves the site. */
(() => {
  "use strict";
  const page = document.querySelector(".lp-search");
  if (!page) return;
  const form = page.querySelector("form");
  const input = form.querySelector("input[type=search]");
  const types = form.querySelector(".lp-search-types");
  const status = page.querySelector(".lp-search-status");
  const results = page.querySelector(".lp-search-results");
  const more = page.querySelector(".lp-search-more");
  const texts = page.dataset;
  const SHOWN = 20;
  const PASSAGE = 220;
  const LEAD = 40;
  const letters = { ß: "ss", æ: "ae", œ: "oe", ø: "o", đ: "d", ð: "d", þ: "th", ł: "l", ħ: "h", ı: "i", ŋ: "n" };

  const fold = (text) => text.toLowerCase().replace(/[ßæœøđðþłħıŋ]/g, (letter) => letters[letter])
    .normalize("NFKD").replace(/\p{M}/gu, "");
  const wordsOf = (text) => [...new Set(fold(text).match(/[\p{L}\p{N}]{2,}/gu) || [])];
  const number = (value) => value.toLocaleString(document.documentElement.lang || undefined);
  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
  const make = (tag, settings, ...children) => {
    const element = Object.assign(document.createElement(tag), settings);
    element.append(...children);
    return element;
  };

  // The index -------------------------------------------------------------------------------

  let index = null;
  const parts = new Map();

  const part = (name) => {
    if (!parts.has(name)) {
      const address = `${page.dataset.index.replace(/\.json.*$/, "")}/${name}.json?v=${index.version}`;
      const loaded = fetch(address).then((response) => {
        if (!response.ok) throw new Error(address);
        return response.json();
      });
      loaded.catch(() => parts.delete(name));
      parts.set(name, loaded);
    }
    return parts.get(name);
  };

  // Every known word from *first* to before *last*, with its pages.
  const between = async (first, last) => {
    const { firsts } = index;
    const wanted = firsts.map((_, at) => at)
      .filter((at) => firsts[at] < last && (at + 1 === firsts.length || firsts[at + 1] > first));
    const found = await Promise.all(wanted.map((at) => part(`words-${at}`)));
    return found.flatMap((words) => Object.entries(words));
  };

  const startingWith = async (start) =>
    (await between(start, `${start}\uffff`)).filter(([word]) => word.startsWith(start));

  // Letters to change, add, leave out or swap to make the beginning of *word* from what was typed.
  const slips = (typed, word, most) => {
    let before = null;
    let row = Array.from({ length: word.length + 1 }, (_, at) => at);
    for (let at = 1; at <= typed.length; at += 1) {
      const next = [at];
      for (let to = 1; to <= word.length; to += 1) {
        const same = typed[at - 1] === word[to - 1];
        let cost = Math.min(row[to] + 1, next[to - 1] + 1, row[to - 1] + (same ? 0 : 1));
        if (before && typed[at - 1] === word[to - 2] && typed[at - 2] === word[to - 1]) {
          cost = Math.min(cost, before[to - 2] + 1);
        }
        next.push(cost);
      }
      if (Math.min(...next) > most) return most + 1;
      [before, row] = [row, next];
    }
    return Math.min(...row.slice(Math.max(0, typed.length - most)));
  };

  const nearTo = async (typed) => {
    const most = typed.length < 4 ? 0 : typed.length < 8 ? 1 : 2;
    if (!most) return [];
    const known = await between(typed[0], `${typed[0]}\uffff`);
    const near = known.map(([word, levels]) => ({ word, levels, far: slips(typed, word, most) }))
      .filter(({ far }) => far <= most);
    const nearest = Math.min(...near.map(({ far }) => far));
    return near.filter(({ far }) => far === nearest)
      .sort((one, other) => pagesOf(other.levels) - pagesOf(one.levels))
      .slice(0, 6).map(({ word, levels }) => [word, levels]);
  };

  const pagesOf = (levels) => levels.reduce((sum, level) => sum + (level ? level.length : total()), 0);

  // A word in the title counts more than one in the names, and that more than one in the text.
  const WEIGHTS = [10, 4, 1];

  const lookUp = async (typed) => {
    let found = await startingWith(typed);
    const exact = found.length > 0;
    if (!exact) found = await nearTo(typed);
    const pages = new Map();
    let everywhere = false;
    for (const [word, levels] of found) {
      const like = word === typed ? 1 : exact ? 0.7 : 0.5;
      levels.forEach((level, at) => {
        if (level === 0) { everywhere = true; return; }
        let id = 0;
        for (const step of level) {
          id += step;
          const points = WEIGHTS[at] * like;
          const known = pages.get(id);
          if (!known || known.points < points) pages.set(id, { points, inTitle: at === 0 });
        }
      });
    }
    const rare = Math.log(1 + total() / (pages.size || 1));
    return { typed, pages, rare, everywhere, instead: exact || !found.length ? "" : found[0][0], words: found.map(([word]) => word) };
  };

  const total = () => index.types.reduce((sum, [, , , count]) => sum + count, 0);

  const typeOf = (id) => {
    let end = 0;
    for (const type of index.types) {
      end += type[3];
      if (id < end) return type;
    }
    return index.types[index.types.length - 1];
  };

  // What has all words, or if nothing has, what has most of them.  Words that are everywhere rule
  // nothing out.
  const search = (found) => {
    const points = new Map();
    for (const { pages, rare, everywhere } of found) {
      for (const [id, hit] of pages) {
        const sum = points.get(id) || { id, points: 0, words: 0, titles: 0 };
        sum.points += hit.points * rare;
        sum.words += !everywhere;
        sum.titles += hit.inTitle;
        points.set(id, sum);
      }
    }
    const needed = found.filter(({ everywhere }) => !everywhere).length;
    if (!needed) {
      for (let id = 0; id < total(); id += 1) {
        points.set(id, { id, points: 1, titles: 0, ...points.get(id), words: found.length });
      }
    }
    const sums = [...points.values()];
    const most = sums.reduce((highest, sum) => Math.max(highest, sum.words), 0);
    const hits = sums.filter((sum) => sum.words >= Math.min(needed, most));
    for (const hit of hits) {
      if (hit.titles === found.length) hit.points *= 1.5;
      // There are fewer people and projects than publications, and they lead to these.
      if (typeOf(hit.id)[0] !== "publication") hit.points *= 1.3;
    }
    hits.sort((one, other) => other.points - one.points || one.id - other.id);
    return { hits, all: most >= needed };
  };

  // Results ---------------------------------------------------------------------------------

  let asked = 0;
  let shown = [];
  let found = [];

  const marks = (typed, word) => {
    const folded = fold(word);
    return typed.findIndex((one) => folded.startsWith(one.typed) || (one.instead && one.words.includes(folded)));
  };

  // Text with what was searched for marked; adds the numbers of the words that were met.
  const marked = (text, typed, met = new Set()) => {
    const pieces = [];
    let end = 0;
    for (const match of text.matchAll(/[\p{L}\p{N}\p{M}]+/gu)) {
      const which = marks(typed, match[0]);
      if (which < 0) continue;
      met.add(which);
      pieces.push(text.slice(end, match.index), make("mark", { textContent: match[0] }));
      end = match.index + match[0].length;
    }
    return [...pieces, text.slice(end)];
  };

  // The part of a text in which most of the words stand.
  const passage = (text, typed) => {
    const places = [...text.matchAll(/[\p{L}\p{N}\p{M}]+/gu)]
      .map((match) => [match.index, marks(typed, match[0])]).filter(([, which]) => which >= 0);
    if (!places.length) return "";
    let best = [0, 0];
    places.forEach(([start], at) => {
      const inside = new Set(places.slice(at, at + 40)
        .filter(([place]) => place < start + PASSAGE - LEAD - 30).map(([, which]) => which));
      if (inside.size > best[0]) best = [inside.size, start];
    });
    let start = Math.max(0, best[1] - LEAD);
    if (start) start = text.indexOf(" ", start) + 1;
    let end = start + PASSAGE;
    if (end < text.length) end = text.lastIndexOf(" ", end);
    return `${start ? "… " : ""}${text.slice(start, end)}${end < text.length ? " …" : ""}`;
  };

  const NOT_TEXT = "script, style, nav, pre, form, h1, .headerlink, .lp-list, .lp-chart, "
    + ".lp-header, .lp-buttons-small, .lp-facts";

  const textOf = async (address) => {
    const response = await fetch(page.dataset.root + address);
    const read = new DOMParser().parseFromString(await response.text(), "text/html");
    const body = read.querySelector("article") || read.querySelector("main") || read.body;
    for (const element of body.querySelectorAll(NOT_TEXT)) element.remove();
    for (const element of body.querySelectorAll("p, li, dt, dd")) element.append(" ");
    for (const element of body.querySelectorAll("h2, h3, h4, h5, h6")) element.append(": ");
    return body.textContent.replace(/\s+/g, " ").trim();
  };

  // A result that does not show all of its words fetches its page when it comes into sight.
  const watcher = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) {
      if (!isIntersecting) continue;
      watcher.unobserve(target);
      const { address, typed } = target.question;
      textOf(address).then((text) => {
        const piece = passage(text, typed);
        if (piece) target.replaceChildren(...marked(piece, typed)); else target.remove();
      }).catch(() => target.remove());
    }
  }, { rootMargin: "200px" });

  const rowOf = ({ id, words }, [title, address, summary], typed) => {
    const met = new Set();
    const link = make("a", { href: page.dataset.root + address }, ...marked(title, typed, met));
    const type = make("span", { className: "lp-badge", textContent: typeOf(id)[1] });
    const item = make("li", {}, make("p", { className: "lp-search-title" }, link, " ", type));
    if (summary) item.append(make("p", { className: "lp-search-summary" }, ...marked(summary, typed, met)));
    if (met.size < words) {
      const excerpt = make("p", { className: "lp-search-excerpt" });
      excerpt.question = { address, typed };
      item.append(excerpt);
      watcher.observe(excerpt);
    }
    return item;
  };

  const showMore = async () => {
    const mine = asked;
    const typed = found;
    const next = shown.slice(results.children.length, results.children.length + SHOWN);
    const blocks = await Promise.all(next.map(({ id }) => part(`rows-${Math.floor(id / index.block)}`)));
    if (mine !== asked) return null;
    const first = results.children.length;
    results.append(...next.map((hit, at) => rowOf(hit, blocks[at][hit.id % index.block], typed)));
    more.hidden = results.children.length >= shown.length;
    return results.children[first];
  };

  const showTypes = (hits) => {
    const counts = new Map(index.types.map(([name]) => [name, 0]));
    for (const { id } of hits) counts.set(typeOf(id)[0], counts.get(typeOf(id)[0]) + 1);
    for (const label of types.querySelectorAll("label")) {
      const count = counts.get(label.firstElementChild.value);
      label.querySelector(".lp-count").textContent = input.value ? number(count) : "";
    }
  };

  const say = (hits, all) => {
    const count = number(hits.length);
    const parts = found.filter(({ instead }) => instead)
      .map(({ typed, instead }) => fill(texts.instead, { word: typed, other: instead }));
    if (!hits.length) parts.push(texts.nothing);
    else if (!all) parts.push(fill(texts.some, { count }));
    else parts.push(hits.length === 1 ? texts.one : fill(texts.many, { count }));
    status.textContent = parts.join(" ");
  };

  const show = async () => {
    asked += 1;
    const mine = asked;
    const words = wordsOf(input.value);
    if (!words.length) {
      results.replaceChildren();
      status.textContent = "";
      more.hidden = true;
      showTypes([]);
      return;
    }
    try {
      const looked = await Promise.all(words.map(lookUp));
      if (mine !== asked) return;
      const { hits, all } = search(looked);
      const chosen = new Set([...types.querySelectorAll("input:checked")].map((box) => box.value));
      const telling = looked.filter(({ everywhere }) => !everywhere);
      found = (telling.length ? telling : looked).filter(({ pages }) => pages.size);
      shown = chosen.size ? hits.filter(({ id }) => chosen.has(typeOf(id)[0])) : hits;
      showTypes(hits);
      say(shown, all);
      watcher.disconnect();
      results.replaceChildren();
      await showMore();
    } catch {
      if (mine === asked) status.textContent = texts.failed;
    }
  };

  // Controls --------------------------------------------------------------------------------

  const addTypes = () => {
    for (const [name, , plural] of index.types) {
      const box = make("input", { type: "checkbox", name: "type", value: name });
      types.append(make("label", { className: "lp-filter-flag" }, box, plural, " ",
        make("span", { className: "lp-count" })));
    }
    types.hidden = false;
  };

  const remember = () => {
    const question = new URLSearchParams(new FormData(form));
    if (!input.value) question.delete("q");
    history.replaceState(null, "", question.size ? `?${question}` : location.pathname);
  };

  const links = () => [...results.querySelectorAll("li a")];

  page.addEventListener("keydown", (event) => {
    const at = links().indexOf(document.activeElement);
    const inResults = at >= 0;
    if (event.key === "ArrowDown" && (inResults || event.target === input)) {
      (links()[at + 1] || document.activeElement).focus();
    } else if (event.key === "ArrowUp" && inResults) {
      (links()[at - 1] || input).focus();
    } else if (event.key === "Escape" && inResults) {
      input.focus();
    } else {
      return;
    }
    event.preventDefault();
  });

  more.addEventListener("click", async () => {
    const first = await showMore();
    first?.querySelector("a").focus();
  });

  const start = async () => {
    try {
      const response = await fetch(page.dataset.index, { cache: "no-cache" });
      index = await response.json();
    } catch {
      status.textContent = texts.failed;
      return;
    }
    addTypes();
    const question = new URLSearchParams(location.search);
    input.value ||= question.get("q") || "";
    for (const box of types.querySelectorAll("input")) {
      box.checked = question.getAll("type").includes(box.value);
    }
    let waiting = 0;
    form.addEventListener("input", () => {
      remember();
      clearTimeout(waiting);
      waiting = setTimeout(show, 80);
    });
    form.addEventListener("submit", (event) => { event.preventDefault(); remember(); show(); });
    input.focus();
    show();
  };

  start();
})();
