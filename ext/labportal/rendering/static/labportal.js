/* Chooses light or dark before the page is painted.  The theme does so only when it has been
   read, which flashes, and complains of the choice of a reader who has not made one. */
(() => {
  "use strict";
  const { dataset } = document.documentElement;
  if (!["light", "dark", "auto"].includes(dataset.mode)) dataset.mode = "auto";
  if (!["light", "dark"].includes(dataset.theme) || dataset.mode === "auto") {
    const dark = window.matchMedia("(prefers-color-scheme: dark)").matches;
    dataset.theme = dataset.mode === "dark" || (dataset.mode === "auto" && dark) ? "dark" : "light";
  }
})();
