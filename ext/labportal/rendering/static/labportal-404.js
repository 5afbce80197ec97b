/* The page for addresses that lead nowhere: near addresses of this site, from a list that is part
   of it.  Nothing leaves the site. */
(() => {
  "use strict";
  const page = document.querySelector(".lp-not-found");
  if (!page || !window.fetch) return;
  const box = page.querySelector(".lp-near");
  const list = new URL(page.dataset.list, location.href);
  const top = new URL(".", list).pathname;
  const SHOWN = 5;
  const ALIKE = 0.5;

  const plain = (text) => decodeURIComponent(text).toLowerCase().normalize("NFKD")
    .replace(/\p{M}/gu, "").replace(/(index)?\.(html?|php|aspx|md)$/, "").replace(/[^\p{L}\p{N}/]+/gu, "-")
    .replace(/^\/+|\/+$/g, "");
  /* How alike two texts are: shared pairs of letters, from 0 to 1. */
  const pairs = (text) => {
    const found = new Map();
    for (let place = 0; place < text.length - 1; place += 1) {
      const pair = text.slice(place, place + 2);
      found.set(pair, (found.get(pair) || 0) + 1);
    }
    return found;
  };
  const alike = (one, other) => {
    if (one === other) return 1;
    const first = pairs(one);
    const second = pairs(other);
    let shared = 0;
    for (const [pair, count] of first) shared += Math.min(count, second.get(pair) || 0);
    return (2 * shared) / (Math.max(one.length, 2) + Math.max(other.length, 2) - 2);
  };
  const last = (path) => path.slice(path.lastIndexOf("/") + 1);

  const show = (found) => {
    const items = found.map(([address, title]) => {
      const item = document.createElement("li");
      const link = document.createElement("a");
      link.href = top + address;
      link.textContent = title;
      const where = document.createElement("small");
      where.textContent = ` /${address}`;
      item.append(link, where);
      return item;
    });
    box.querySelector("ul").replaceChildren(...items);
    box.hidden = items.length === 0;
  };

  const wanted = (() => {
    try {
      const path = location.pathname;
      return plain(path.startsWith(top) ? path.slice(top.length) : path);
    } catch {
      return "";
    }
  })();
  const words = page.querySelector("input[type=search]");
  if (words) words.value = last(wanted).replace(/-/g, " ");
  if (!wanted) return;
  fetch(list).then((answer) => answer.json()).then((known) => {
    const titles = new Map(known.pages);
    const rows = known.pages.map(([address, title]) => [address, title, plain(address)]);
    for (const [address, page_] of known.old) rows.push([page_, titles.get(page_) || page_, plain(address)]);
    for (const key of known.publications.split(" ").filter(Boolean)) {
      const address = known.publication.replace("KEY", key);
      rows.push([address, key, plain(address)]);
    }
    const best = new Map();
    for (const [address, title, path] of rows) {
      /* The same name in another folder is nearer than another name in the same one. */
      const value = Math.max(alike(wanted, path), 0.95 * alike(last(wanted), last(path)));
      if (value > ALIKE && value > (best.get(address)?.[0] || 0)) best.set(address, [value, title]);
    }
    const found = [...best].sort((one, other) => other[1][0] - one[1][0] || (one[0] < other[0] ? -1 : 1));
    show(found.slice(0, SHOWN).map(([address, [, title]]) => [address, title]));
  }).catch(() => {});
})();
