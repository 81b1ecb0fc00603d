"use strict";

// Asks every half second whether anything has changed, and puts only what has in its place: whoever reads
// further down, or has the keyboard in a frame, is not disturbed.

const EVERY = 500;

const revision = () => document.querySelector("[data-revision]").dataset.revision;

const address = () => {
  const asked = new URL(location.href);
  asked.hash = "";
  asked.searchParams.set("since", revision());
  return asked;
};

// A frame of HTML is of this origin and runs nothing, so that its place can be kept; a PDF keeps its own.
const scrolled = (frame) => {
  try { return frame.contentWindow.scrollY; } catch { return 0; }
};

const keepPlace = (old, fresh) => {
  const top = scrolled(old);
  fresh.addEventListener("load", () => {
    try { fresh.contentWindow.scrollTo(0, top); } catch { /* a PDF */ }
  }, { once: true });
};

const replace = (old, fresh) => {
  const hadFocus = document.activeElement === old;
  if (old.tagName === "IFRAME" && fresh.tagName === "IFRAME") keepPlace(old, fresh);
  old.replaceWith(fresh);
  if (hadFocus) fresh.focus();
};

// A live region is read aloud when its text changes, and only if it is the same element as before.
const tell = (region, text) => {
  if (region.textContent !== text) region.textContent = text;
};

const update = (fresh) => {
  for (const part of fresh.querySelectorAll("[data-part]")) {
    const old = document.querySelector(`[data-part="${part.dataset.part}"]`);
    if (!old || old.isEqualNode(part)) continue;
    if (old.getAttribute("role") === "status") {
      old.dataset.revision = part.dataset.revision;
      tell(old, part.textContent);
    } else {
      replace(old, document.importNode(part, true));
    }
  }
  document.title = fresh.title;
};

const look = async () => {
  try {
    const answer = await fetch(address(), { cache: "no-store" });
    if (answer.status === 200) update(new DOMParser().parseFromString(await answer.text(), "text/html"));
  } catch {
    tell(document.querySelector("[data-revision]"), document.body.dataset.ended);
  }
  setTimeout(look, EVERY);
};

setTimeout(look, EVERY);
