// A report: figures open their sheet beside the text (at the foot of a phone); passages are written with figures locked.
"use strict";

// ---- the sheet of a figure
let opener = null;
let hint = null;

function openSheet(sheet) {
  const opened = sheet.querySelector("[data-sheet-close]");
  if (!opened) return;
  sheet.classList.add("is-open");
  sheet.scrollTop = 0;
  document.querySelector(".rp-side")?.scrollTo?.(0, 0);
  sheet.focus({ preventScroll: true });
}

function closeSheet() {
  const sheet = document.getElementById("figure");
  if (!sheet?.querySelector("[data-sheet-close]")) return;
  sheet.classList.remove("is-open");
  sheet.replaceChildren(...(hint ? [hint] : []));
  light("");
  opener?.focus();
  opener = null;
}

function light(number) {
  document.querySelectorAll("[data-figure]").forEach((each) => {
    if (number && each.dataset.figure === number) each.setAttribute("aria-current", "true");
    else each.removeAttribute("aria-current");
  });
}

document.addEventListener("click", (event) => {
  const figure = event.target.closest?.("a[data-figure]");
  if (figure) { opener = figure; light(figure.dataset.figure); return; }
  if (event.target.closest?.("[data-sheet-close]")) closeSheet();
});
document.addEventListener("keydown", (event) => { if (event.key === "Escape") closeSheet(); });
document.addEventListener("htmx:afterSettle", (event) => { if (event.target.id === "figure") openSheet(event.target); });

// ---- a passage: text with figures as pieces that cannot be changed; the textarea behind it is what is sent
const MARK = /【数\s*\d{1,6}\s*(?:[：:][^【】]*)?】/g;

function chip(mark) {
  const piece = document.createElement("span");
  piece.className = "rp-chip";
  piece.contentEditable = "false";
  piece.dataset.chip = mark;
  piece.textContent = mark.replace(/^【数\s*\d+\s*[：:]?\s*/, "").replace(/】$/, "");
  return piece;
}

function fill(box, text) {
  let end = 0;
  for (const mark of text.matchAll(MARK)) {
    box.append(text.slice(end, mark.index), chip(mark[0]));
    end = mark.index + mark[0].length;
  }
  box.append(text.slice(end));
}

function spoken(node) {
  let text = "";
  node.childNodes.forEach((each) => {
    if (each.nodeType === Node.TEXT_NODE) text += each.data;
    else if (each.dataset?.chip) text += each.dataset.chip;
    else if (each.nodeName === "BR") text += "\n";
    else text += (/^(DIV|P)$/.test(each.nodeName) ? "\n" : "") + spoken(each);
  });
  return text;
}

function passage(form) {
  const area = form.querySelector("textarea");
  if (!area || form.dataset.dressed) return;
  form.dataset.dressed = "yes";
  const box = document.createElement("div");
  box.className = "rp-write";
  box.contentEditable = "plaintext-only";
  if (box.contentEditable !== "plaintext-only") return;
  box.setAttribute("role", "textbox");
  box.setAttribute("aria-multiline", "true");
  box.setAttribute("aria-label", "这一段的文字");
  box.setAttribute("aria-describedby", area.getAttribute("aria-describedby"));
  fill(box, area.value);
  area.hidden = true;
  area.after(box);
  box.addEventListener("input", () => { area.value = spoken(box).replace(/\u00a0/g, " "); });
  let range = null;
  box.addEventListener("blur", () => { const now = getSelection(); if (now.rangeCount) range = now.getRangeAt(0).cloneRange(); });
  form.querySelectorAll("[data-mark]").forEach((button) => button.addEventListener("click", () => {
    const piece = chip(button.dataset.mark);
    if (range && box.contains(range.startContainer)) { range.deleteContents(); range.insertNode(piece); } else box.append(piece);
    range = null;
    area.value = spoken(box);
    box.focus();
  }));
  box.focus();
}

// ---- entries ticked stay when others are looked for
function picks(form) {
  form.addEventListener("change", (event) => {
    const box = event.target;
    if (box.name !== "entry") return;
    const item = box.closest("li");
    const to = form.querySelector(box.checked ? "#picked" : "#found");
    if (!to.contains(item)) { to.prepend(item); box.focus(); }
  });
  form.addEventListener("keydown", (event) => { if (event.key === "Enter" && event.target.type === "search") event.preventDefault(); });
}

const dressReports = (root) => {
  hint = hint || root.querySelector?.(".rp-hint");
  const all = (selector, act) => { if (root.matches?.(selector)) act(root); root.querySelectorAll(selector).forEach(act); };
  all("[data-passage]", passage);
  all("[data-picks]", picks);
};
document.addEventListener("DOMContentLoaded", () => dressReports(document));
document.addEventListener("htmx:load", (event) => { if (event.target !== document.body) dressReports(event.target); });
