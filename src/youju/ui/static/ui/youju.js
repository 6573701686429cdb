// What pages need besides htmx. Everything works on after htmx has swapped parts in.
"use strict";

const each = (root, selector, act) => {
  if (root.matches?.(selector)) act(root);
  root.querySelectorAll(selector).forEach(act);
};

// Charts: the option stands as JSON beside the box.
const PALETTE = ["#1f5a96", "#1a6b3c", "#b7791f", "#9b1c1c", "#5b3d91", "#3d7f8c", "#7a5200", "#57606a"];
function draw(box) {
  if (!window.echarts || box.dataset.drawn) return;
  box.dataset.drawn = "yes";
  const option = JSON.parse(document.getElementById(box.dataset.chart).textContent);
  const chart = window.echarts.init(box, null, { renderer: "svg" });
  chart.setOption({ color: PALETTE, textStyle: { fontFamily: getComputedStyle(box).fontFamily, fontSize: 14 }, animation: false, ...option });
  new ResizeObserver(() => chart.resize()).observe(box);
  chart.on("click", (event) => { if (event.data?.href) window.location.href = event.data.href; });
}

// A form half filled in is not lost by a slip: leaving asks first.
function guard(form) {
  let changed = false;
  form.addEventListener("input", () => { changed = true; });
  form.addEventListener("submit", () => { changed = false; });
  window.addEventListener("beforeunload", (event) => { if (changed && form.isConnected) event.preventDefault(); });
}

// A button that must not be pressed twice.
function once(form) {
  form.addEventListener("submit", (event) => {
    if (form.dataset.sent) { event.preventDefault(); return; }
    form.dataset.sent = "yes";
    form.querySelectorAll("[type=submit]").forEach((button) => button.setAttribute("aria-disabled", "true"));
    window.setTimeout(() => { delete form.dataset.sent; }, 8000);
  });
}

// <button data-opens="id"> opens a <dialog>; [data-closes] inside it closes it.
function opens(button) {
  button.addEventListener("click", () => document.getElementById(button.dataset.opens).showModal());
}
function closes(button) {
  button.addEventListener("click", () => button.closest("dialog").close());
}

// A select or checkbox that sends its form at once; the form keeps its own button for those without script.
function sends(field) {
  field.addEventListener("change", () => field.form.requestSubmit());
}

function dress(root) {
  each(root, "[data-chart]", draw);
  each(root, "form[data-guard]", guard);
  each(root, "form[method=post]", once);
  each(root, "[data-opens]", opens);
  each(root, "[data-closes]", closes);
  each(root, "[data-sends]", sends);
}

document.addEventListener("DOMContentLoaded", () => {
  dress(document);
  document.querySelectorAll("details.yj-more").forEach((more) => {
    document.addEventListener("click", (event) => { if (!more.contains(event.target)) more.open = false; });
    more.addEventListener("keydown", (event) => { if (event.key === "Escape") { more.open = false; more.querySelector("summary").focus(); } });
  });
});
document.addEventListener("htmx:load", (event) => { if (event.target !== document.body) dress(event.target); });
document.addEventListener("htmx:responseError", () => window.alert("没有办成：网络或服务器出了问题，请再试一次。"));
document.addEventListener("htmx:sendError", () => window.alert("连不上服务器，已填的内容还在，请稍后再试。"));

// "/" goes to the search field, as in other good programs.
document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName)) return;
  const field = document.querySelector("input[type=search]");
  if (field) { event.preventDefault(); field.focus(); }
});
