// The tree: a button opens what is below a unit; the first time htmx fetches it, afterwards it is only shown and hidden.
"use strict";

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-tree]");
  if (button) {
    const below = document.getElementById(`below-${button.dataset.tree}`);
    const opens = button.getAttribute("aria-expanded") !== "true";
    button.setAttribute("aria-expanded", String(opens));
    below.hidden = !opens;
  }
  document.querySelectorAll("details.yj-menu[open]").forEach((menu) => { if (!menu.contains(event.target)) menu.open = false; });
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  document.querySelectorAll("details.yj-menu[open]").forEach((menu) => { menu.open = false; menu.querySelector("summary").focus(); });
});
