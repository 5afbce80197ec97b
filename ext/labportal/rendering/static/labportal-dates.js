/* A page says what is past on the day of its build.  This corrects it on the days after, until
   the next build: what has passed gets its badge, and moves from the list of what is to come to
   the list of what is past, if the page has one. */
(() => {
  "use strict";
  const now = new Date();
  const two = (number) => String(number).padStart(2, "0");
  const today = `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;

  const typeOf = (list) => [...list.classList].find((name) => name.startsWith("lp-list-"));

  // A list of lines shows a name and a day, whatever the card showed.
  const lineOf = (item) => {
    const line = document.createElement("li");
    line.className = "lp-name";
    const title = document.createElement("span");
    title.className = "lp-card-title";
    title.append(item.querySelector(".lp-card-title a, .lp-card-title span").cloneNode(true));
    line.append(title);
    const when = item.querySelector(".lp-when");
    if (when) {
      const day = document.createElement("span");
      day.className = "lp-card-line";
      day.append(when.cloneNode(true));
      line.append(" ", day);
    }
    return line;
  };

  const leave = (item, list) => {
    const past = [...document.querySelectorAll('[data-lp-phase="past"]')]
      .find((other) => typeOf(other) === typeOf(list));
    const items = past && past.querySelector(".lp-items");
    if (items) {
      const alike = past.classList.contains("lp-as-cards") === list.classList.contains("lp-as-cards")
        && !past.classList.contains("lp-as-compact");
      items.prepend(alike ? item.cloneNode(true) : lineOf(item));
    }
    item.remove();
    if (list.querySelector(".lp-items > li")) return;
    const empty = list.querySelector(".lp-empty");
    const section = list.closest(".lp-section");
    if (empty) empty.hidden = false;
    else (section || list).hidden = true;
  };

  for (const item of document.querySelectorAll("[data-lp-until]")) {
    if (item.dataset.lpUntil >= today) continue;
    for (const badge of item.querySelectorAll("[data-lp-past]")) {
      badge.hidden = false;
      badge.parentElement.hidden = false;
    }
    const list = item.closest("[data-lp-phase]");
    if (list) {
      if (list.dataset.lpPhase === "present") leave(item, list);
      continue;
    }
    if (!item.classList.contains("lp-header")) continue;
    for (const text of document.querySelectorAll(".lp-before")) text.classList.add("lp-not-now");
    for (const text of document.querySelectorAll(".lp-after")) text.classList.remove("lp-not-now");
  }
})();
