/* A link to the abstract of a publication opens it under the line of the list, and closes it
   again. It is fetched from the publication's page, so a list weighs no more. Where that fails, or
   without JavaScript, the link leads to the page. */
(() => {
  "use strict";
  const fetched = async (address) => {
    const response = await fetch(address);
    if (!response.ok) throw new Error(response.statusText);
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    return page.getElementById("abstract").parentElement.querySelectorAll("p");
  };
  const open = async (link) => {
    const box = Object.assign(document.createElement("div"), { className: "lp-abstract" });
    link.abstract = box;
    try {
      box.append(...await fetched(link.href));
      link.closest("ul").after(box);
      link.setAttribute("aria-expanded", "true");
    } catch {
      location.assign(link.href);
    }
  };
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a.lp-to-abstract");
    if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    if (!link.abstract) {
      open(link);
    } else if (link.abstract.isConnected) {
      link.abstract.hidden = !link.abstract.hidden;
      link.setAttribute("aria-expanded", String(!link.abstract.hidden));
    }
  });
})();
