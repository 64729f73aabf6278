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

  const said = () => {
    const count = document.querySelector("#found .count"), status = document.getElementById("said");
    if (count && status) status.textContent = count.textContent;
  };
  document.addEventListener("htmx:after:swap", said);
  document.documentElement.classList.add("js");
})();
