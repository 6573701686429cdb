// 校核: drop a file, jump between text and list, filter, choose fixes. The file stays in this page's form.
"use strict";

const $$ = (root, selector) => [...root.querySelectorAll(selector)];

// ---- what is given
function give(form) {
  const drop = form.querySelector("[data-drop]");
  const file = drop.querySelector("input");
  const told = drop.querySelector("[data-file]");
  const text = form.elements.text;
  drop.classList.add("has-script");
  const tell = () => {
    const chosen = file.files[0];
    const isLarge = chosen && chosen.size > told.dataset.largest * 2 ** 20;
    told.hidden = !chosen;
    told.classList.toggle("is-wrong", Boolean(isLarge));
    told.textContent = !chosen ? "" : isLarge ? `“${chosen.name}”超过${told.dataset.largest}MB，请换小一些的文件。` : `已选：${chosen.name}`;
    if (isLarge) file.value = "";
  };
  file.addEventListener("change", () => { tell(); if (file.files.length) { text.value = ""; form.requestSubmit(); } });
  text.addEventListener("input", () => { if (text.value && file.files.length) { file.value = ""; tell(); } });
  ["dragenter", "dragover"].forEach((name) => drop.addEventListener(name, () => drop.classList.add("is-over")));
  ["dragleave", "drop"].forEach((name) => drop.addEventListener(name, () => drop.classList.remove("is-over")));
  // youju.js keeps a form from being sent twice in a row; here it may be, once the answer is there
  document.addEventListener("htmx:afterRequest", () => { delete form.dataset.sent; });
}

// ---- the result
const names = (piece) => piece.dataset.names.split(" ");
const tab = (result) => result.querySelector("[role=tab][aria-selected=true]").id.slice(4);
const still = () => (matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth");

function light(result, name) {
  $$(result, ".is-lit").forEach((each) => each.classList.remove("is-lit"));
  const pieces = $$(result, "[data-names]").filter((each) => names(each).includes(name));
  pieces.forEach((each) => each.classList.add("is-lit"));
  return pieces;
}

function toText(result, name) {
  const pieces = light(result, name);
  pieces[0]?.scrollIntoView({ block: "center", behavior: still() });
}

function toList(result, name) {
  light(result, name);
  const item = result.querySelector(`[data-name="${name}"]`);
  if (!item) return;
  item.classList.add("is-lit");
  item.scrollIntoView({ block: "nearest", behavior: still() });
  item.focus({ preventScroll: true });
}

function choose(result, button) {
  $$(result, "[role=tab]").forEach((each) => {
    const chosen = each === button;
    each.setAttribute("aria-selected", String(chosen));
    each.tabIndex = chosen ? 0 : -1;
    document.getElementById(each.getAttribute("aria-controls")).hidden = !chosen;
  });
  result.querySelector(".in-text").dataset.show = button.id.slice(4);
  $$(result, ".is-lit").forEach((each) => each.classList.remove("is-lit"));
}

function narrow(result) {
  const wanted = new Set($$(result, "[data-severity-filter]").filter((each) => each.checked).map((each) => each.value));
  const family = result.querySelector("[data-family-filter]")?.value || "";
  const seen = new Set();
  $$(result, "#pane-d .in-item").forEach((item) => {
    const shown = wanted.has(item.dataset.severity) && (!family || item.dataset.family === family);
    item.hidden = !shown;
    const box = item.querySelector("input[name=fix]");
    if (box) box.disabled = !shown; // what is not seen is not changed
    if (shown) seen.add(item.dataset.name);
  });
  $$(result, "[data-names]").forEach((piece) => {
    const of = names(piece).filter((name) => name[0] === "d");
    if (of.length) piece.classList.toggle("is-off", !of.some((name) => seen.has(name)));
  });
  $$(result, ".in-no").forEach((each) => each.classList.toggle("is-off", !seen.has(each.hash.slice(1))));
  const none = result.querySelector("[data-none]");
  if (none) none.hidden = seen.size > 0;
}

// ---- fixes
const boxes = (result) => $$(result, "input[name=fix]");

function mend(result) {
  const text = document.getElementById("text");
  const signs = Array.from(text.value);
  const fixes = boxes(result).filter((box) => box.checked && !box.disabled).map((box) => ({ place: box.value.split(":").map(Number), by: box.dataset.fix }));
  fixes.sort((a, b) => b.place[0] - a.place[0]).forEach(({ place, by }) => signs.splice(place[0], place[1] - place[0], by));
  text.value = signs.join("");
  document.getElementById("inspect").requestSubmit();
}

function save(form) {
  const action = form.getAttribute("action");
  form.action = document.querySelector("[data-fix-file]").getAttribute("formaction");
  form.submit(); // not by htmx: the answer is a file
  if (action) form.action = action; else form.removeAttribute("action");
}

function result(part) {
  $$(part, "[data-names]").forEach((piece) => names(piece).forEach((name) => piece.classList.add(`is-${name[0]}`)));
  const tabs = $$(part, "[role=tab]");
  choose(part, tabs[0]);
  tabs.forEach((each, index) => {
    each.addEventListener("click", () => choose(part, each));
    each.addEventListener("keydown", (event) => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (!step) return;
      const next = tabs[(index + step + tabs.length) % tabs.length];
      next.focus();
      choose(part, next);
    });
  });
  part.querySelector(".in-text").addEventListener("click", (event) => {
    const piece = event.target.closest("[data-names]");
    const number = event.target.closest(".in-no");
    if (number) event.preventDefault();
    const name = number ? number.hash.slice(1) : piece && names(piece).reverse().find((each) => each[0] === tab(part));
    if (name) toList(part, name);
  });
  part.addEventListener("click", (event) => {
    const jump = event.target.closest("[data-jump]");
    if (jump) { event.preventDefault(); toText(part, jump.dataset.jump); }
    if (event.target.closest("[data-fix-text]")) mend(part);
    if (event.target.closest("[data-fix-file]")) { event.preventDefault(); save(document.getElementById("inspect")); }
    const all = event.target.closest("[data-fix-all]");
    if (all) {
      const on = !boxes(part).every((box) => box.checked);
      boxes(part).forEach((box) => { box.checked = on; });
      all.setAttribute("aria-pressed", String(on));
    }
  });
  part.addEventListener("change", (event) => {
    if (event.target.matches("[data-severity-filter], [data-family-filter]")) narrow(part);
    if (event.target.name === "fix") part.querySelector("[data-fix-all]").setAttribute("aria-pressed", String(boxes(part).every((box) => box.checked)));
  });
}

const dressInspect = (root) => {
  $$(root, "[data-inspect]").forEach(give);
  const found = root.matches?.("[data-result]") ? [root] : $$(root, "[data-result]");
  found.forEach(result);
};
document.addEventListener("DOMContentLoaded", () => dressInspect(document));
document.addEventListener("htmx:load", (event) => { if (event.target !== document.body && event.target.closest("#result")) dressInspect(event.target); });
document.addEventListener("htmx:afterSettle", (event) => {
  if (event.target.id !== "result") return;
  const head = document.getElementById("result-title");
  if (head) { head.focus({ preventScroll: true }); head.scrollIntoView({ behavior: still() }); }
});
