/* A link to a video becomes a button that puts the player in its place. Until it is pressed the
   other site is not asked for anything. Without JavaScript the link leads to the video. */
(() => {
  "use strict";
  for (const holder of document.querySelectorAll(".lp-video[data-frame]")) {
    const link = holder.querySelector("a");
    if (!link) continue;
    const button = Object.assign(document.createElement("button"), {
      type: "button", className: "lp-video-play", textContent: holder.dataset.play,
    });
    const note = Object.assign(document.createElement("span"), {
      className: "lp-video-note", textContent: holder.dataset.note,
    });
    button.addEventListener("click", () => {
      const frame = Object.assign(document.createElement("iframe"), {
        src: holder.dataset.frame, title: link.textContent, allowFullscreen: true,
        allow: "autoplay; fullscreen; picture-in-picture", referrerPolicy: "strict-origin-when-cross-origin",
      });
      holder.replaceChildren(frame);
      holder.classList.add("lp-video-playing");
      frame.focus();
    });
    holder.prepend(button);
    holder.append(note);
    holder.classList.add("lp-video-ready");
  }
})();
