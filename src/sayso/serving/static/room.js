// Small helps for pages that work without it: the chain stays in sight, Escape takes it away, and filters say how much they found.
"use strict";

(() => {
  let shown = null;
  const show = (words) => {
    if (shown) shown.classList.remove("on");
    shown = words;
    if (shown) shown.classList.add("on");
    document.documentElement.classList.toggle("chain-shown", shown !== null);
  };
  const words = (event) => (event.target instanceof Element ? event.target.closest("a.w") : null);
  document.addEventListener("mouseover", (event) => { const at = words(event); if (at) show(at); });
  document.addEventListener("focusin", (event) => { const at = words(event); if (at) show(at); });
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") show(null); });

  // Keys of the review: they act on the entry that has the focus, and on nothing else.
  document.addEventListener("keydown", (event) => {
    const at = event.target instanceof Element ? event.target : null;
    if (!at || event.ctrlKey || event.metaKey || event.altKey || at.matches("input, select, textarea")) return;
    const item = at.closest(".item");
    if (!item) return;
    const items = [...document.querySelectorAll(".item")];
    const next = { j: 1, k: -1 }[event.key];
    const undo = event.key === "u" && document.querySelector('.done [data-key="u"]');
    const deed = undo || (["a", "r", "c"].includes(event.key) && item.querySelector(`[data-key="${event.key}"]`));
    if (next) items[items.indexOf(item) + next]?.focus();
    else if (deed) deed.click();
    else return;
    event.preventDefault();
  });
  if (document.querySelector(".done")) document.querySelector(".item")?.focus({ preventScroll: true });

  const said = () => {
    const count = document.querySelector("#found .count"), status = document.getElementById("said");
    if (count && status) status.textContent = count.textContent;
  };
  document.addEventListener("htmx:after:swap", said);
  document.documentElement.classList.add("js");
})();
