// 记一笔: chips and rows that answer at once, and a draft on this device that survives whatever happens.
"use strict";
(() => {
  const stored = (key) => { try { return JSON.parse(localStorage.getItem(key)); } catch { return null; } };

  const form = document.getElementById("record");
  if (!form) return;
  form.classList.add("is-scripted");
  const all = (selector, root = form) => [...root.querySelectorAll(selector)];
  const changed = () => { form.dispatchEvent(new Event("draft")); save(); };

  // --- who was there
  const persons = () => all(".rec-person");
  const chosen = (person) => person.querySelector("input:checked");
  function show(person) { person.dataset.state = chosen(person)?.value ?? ""; }
  function put(person, value) {
    const radio = [...person.querySelectorAll("input")].find((each) => each.value === value);
    if (radio) { radio.checked = true; show(person); }
  }
  function next(person) {
    const radios = [...person.querySelectorAll("input")];
    const at = radios.findIndex((each) => each.checked);
    put(person, radios[(at + 1) % radios.length].value);
    person.dataset.touched = "yes";
  }
  function tally() {
    const counted = {};
    persons().forEach((person) => { if (person.dataset.state) { const word = chosen(person).nextElementSibling.textContent; counted[word] = (counted[word] || 0) + 1; } });
    const due = (counted["出席"] || 0) + (counted["请假"] || 0) + (counted["缺席"] || 0);
    const said = ["出席", "列席", "请假", "缺席"].filter((word) => counted[word]).map((word) => `${word}${counted[word]}人`);
    const line = form.querySelector("[data-tally]");
    if (line) line.textContent = said.length ? `应到${due}人：${said.join("，")}。点名字改：出席→请假→缺席。` : "点名字勾选参加的人。";
    const hidden = persons().filter((person) => person.classList.contains("is-put-away")).length;
    const more = form.querySelector(".rec-unlisted");
    if (more) { more.hidden = !hidden; more.querySelector("span").textContent = `另有${hidden}名党员没有列入，点开勾选`; }
  }
  const members = () => persons().filter((person) => person.dataset.who !== "guest");
  function expected() {
    const whos = all("input[name=form]:checked").map((each) => each.dataset.who);
    if (!whos.length || whos.includes("all")) return "all";
    if (!whos.includes("committee")) return "none";
    return members().some((person) => person.dataset.who === "committee") ? "committee" : "all";
  }
  function preset() {
    const who = expected();
    members().forEach((person) => {
      if (!person.dataset.touched) put(person, who === "all" || (who === "committee" && person.dataset.who === "committee") ? "1" : "");
    });
    putAway(who);
  }
  // With the committee ticked, the others are out of the way until they are asked for.
  function putAway(who) {
    persons().forEach((person) => person.classList.toggle("is-put-away", who === "committee" && !person.dataset.state && !person.dataset.touched));
    tally();
  }
  form.addEventListener("click", (event) => {
    const tap = event.target.closest(".rec-tap");
    if (tap) { next(tap.parentElement); tally(); changed(); }
    if (event.target.closest("[data-shows-unlisted]")) { all(".is-put-away").forEach((person) => person.classList.remove("is-put-away")); tally(); }
  });
  form.addEventListener("change", (event) => {
    const person = event.target.closest(".rec-person");
    if (person) { person.dataset.touched = "yes"; show(person); tally(); }
    if (event.target.name === "form") { preset(); entitle(); }
  });
  function addPerson(uid, name, state = "1") {
    if (form.querySelector(`[name="person-${uid}"]`)) { put(form.querySelector(`[name="person-${uid}"]`).closest(".rec-person"), state); tally(); return; }
    const made = document.getElementById("person-blank").content.cloneNode(true);
    made.querySelectorAll("input").forEach((input) => { input.name = `person-${uid}`; });
    made.querySelector(".rec-name").textContent = name;
    made.querySelector(".rec-person").setAttribute("aria-label", name);
    made.querySelector(".rec-person").dataset.touched = "yes";
    document.getElementById("guests").append(made);
    put(document.getElementById("guests").lastElementChild, state);
    all("select[data-people]").forEach((select) => select.add(new Option(name, uid)));
    tally();
  }
  function addHost(uid, name) {
    let box = form.querySelector(`[name=host][value="${uid}"]`);
    if (!box) {
      const chip = document.createElement("label");
      chip.className = "yj-chip";
      box = Object.assign(document.createElement("input"), { type: "checkbox", name: "host", value: uid });
      const word = document.createElement("span");
      word.textContent = name;
      chip.append(box, word);
      document.getElementById("host-chips").append(chip);
    }
    box.checked = true;
    return box;
  }
  form.addEventListener("click", (event) => {
    const button = event.target.closest("[data-person], [data-host]");
    if (!button) return;
    if (button.dataset.person) addPerson(button.dataset.person, button.dataset.name);
    else addHost(button.dataset.host, button.dataset.name).dispatchEvent(new Event("change", { bubbles: true }));
    const found = button.closest(".rec-found");
    const search = found.previousElementSibling;
    found.replaceChildren();
    search.value = "";
    search.focus();
    changed();
  });

  // --- a title where none is typed
  const title = form.elements.title;
  function entitle() {
    const labels = all("input[name=form]:checked").map((each) => each.dataset.label);
    const month = form.elements.started_on.value.split("-")[1];
    title.placeholder = labels.length ? `${month ? `${Number(month)}月` : ""}${labels.join("暨")}` : "可以不填，按形式和月份起名";
  }
  form.elements.started_on.addEventListener("change", entitle);

  // --- further items and lines
  const PREFIXES = { items: "item", lines: "line" };
  function add(list) {
    const total = form.elements[`${PREFIXES[list]}-TOTAL_FORMS`];
    const number = Number(total.value);
    const holder = document.createElement("template");
    holder.innerHTML = document.getElementById(`${list}-blank`).innerHTML.replaceAll("__prefix__", number);
    document.getElementById(list).append(holder.content);
    total.value = number + 1;
    dressItems();
    return document.getElementById(list).lastElementChild;
  }
  function dressItems() {
    const items = all(".rec-item");
    items.forEach((item, at) => {
      item.querySelector(".rec-item-number").hidden = items.length === 1;
      item.querySelector(".rec-item-number").textContent = `第${at + 1}项`;
      item.querySelector(".rec-first").hidden = at > 0;
    });
  }
  form.addEventListener("click", (event) => {
    const button = event.target.closest("[data-adds]");
    if (!button) return;
    add(button.dataset.adds).querySelector("input:not([type=hidden]), select").focus();
    save();
  });

  // --- what was passed on: asked where there is a 第一议题, or where something stands there
  function showDirectives() {
    all(".rec-directives").forEach((group) => {
      const isFirst = group.closest(".rec-item").querySelector(".rec-first input").checked;
      group.hidden = !isFirst && ![...group.querySelectorAll("input")].some((each) => each.value);
    });
  }
  function addDirective(group) {
    const rows = group.querySelectorAll(".rec-directive");
    const made = rows[0].cloneNode(true);
    made.querySelectorAll("input").forEach((input) => { input.value = ""; });
    rows[rows.length - 1].after(made);
    return made;
  }
  form.addEventListener("click", (event) => {
    const button = event.target.closest("[data-adds-directive]");
    if (button) addDirective(button.parentElement).querySelector("input").focus();
  });
  form.addEventListener("change", (event) => { if (event.target.closest(".rec-first")) showDirectives(); });

  // Spare blank items are for those without script.
  function trim(list, selector) {
    const found = all(selector);
    const last = found[found.length - 1];
    if (found.length < 2 || [...last.querySelectorAll("input, textarea, select")].some((each) => (each.type === "checkbox" ? each.checked : each.value))) return;
    last.remove();
    form.elements[`${PREFIXES[list]}-TOTAL_FORMS`].value = found.length - 1;
    trim(list, selector);
  }
  all(".rec-directive:last-of-type").forEach((row) => { if (row.previousElementSibling.matches(".rec-directive")) row.remove(); });
  trim("items", "#items > .rec-item");
  trim("lines", "#lines > .rec-line");

  // --- looking through many forms
  all("[data-narrows]").forEach((field) => field.addEventListener("input", (event) => {
    event.stopPropagation();
    const typed = field.value.trim();
    all("[data-words]", document.getElementById(field.dataset.narrows)).forEach((chip) => { chip.hidden = typed !== "" && !chip.dataset.words.includes(typed); });
  }));
  form.addEventListener("input", (event) => { if (event.target.type === "search") event.stopPropagation(); }, false);
  form.addEventListener("keydown", (event) => { if (event.key === "Enter" && event.target.matches("input:not([type=checkbox], [type=radio])")) event.preventDefault(); });

  // --- late or closed
  const LATE = { closed: "这一天所在的期间已经结账，补记要写明原因。", slow: "已经过去一个多月，将记为补录；写一句原因，以后好查。" };
  document.addEventListener("htmx:afterSwap", (event) => {
    if (event.target.id === "served") {
      const late = event.target.querySelector("[data-late]")?.dataset.late ?? "";
      const box = document.getElementById("late");
      box.hidden = !late && !form.elements.late_reason.value;
      box.querySelector("[data-late-said]").textContent = LATE[late] ?? "";
    }
    if (event.target.id === "people") { touched.forEach((uid) => mark(uid)); putAway(expected()); }
  });
  // What was ticked by hand stays so when the roster comes anew.
  const touched = new Set();
  document.addEventListener("htmx:beforeSwap", (event) => {
    if (event.target.id === "people") all(".rec-person[data-touched] input:checked").forEach((radio) => touched.add(radio.name.slice(7)));
  });
  function mark(uid) { const radio = form.querySelector(`[name="person-${uid}"]`); if (radio) radio.closest(".rec-person").dataset.touched = "yes"; }

  // --- the draft on this device
  const key = form.dataset.draft;
  function fresh() {
    if (crypto.randomUUID) return crypto.randomUUID();
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    bytes[6] = (bytes[6] & 0x0f) | 0x40;
    bytes[8] = (bytes[8] & 0x3f) | 0x80;
    const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
    return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
  }
  let waiting = 0;
  function save() {
    window.clearTimeout(waiting);
    waiting = window.setTimeout(keep, 250);
  }
  function keep() {
    waiting = 0;
    const values = [...new FormData(form)].filter(([name]) => !/^(csrfmiddlewaretoken|uid|state)$/.test(name));
    const guests = all('.rec-person[data-who="guest"]').map((person) => [chosen(person).name.slice(7), person.getAttribute("aria-label")]);
    const hosts = all("#host-chips input:checked").map((box) => [box.value, box.nextElementSibling.textContent]);
    const touched = all(".rec-person[data-touched]").map((person) => person.querySelector("input").name.slice(7));
    try { localStorage.setItem(key, JSON.stringify({ uid: form.elements.uid.value, at: Date.now(), values, guests, hosts, touched })); } catch { /* full, or not allowed */ }
  }
  document.addEventListener("youju:keep", () => { if (waiting) { window.clearTimeout(waiting); keep(); } });
  function restore(draft) {
    for (const list of ["items", "lines"]) {
      const total = draft.values.find(([name]) => name === `${PREFIXES[list]}-TOTAL_FORMS`);
      while (total && Number(form.elements[`${PREFIXES[list]}-TOTAL_FORMS`].value) < Number(total[1])) add(list);
    }
    all(".rec-directives").forEach((group) => {
      const { name } = group.querySelector("input");
      const count = draft.values.filter(([each]) => each === name).length;
      while (group.querySelectorAll(".rec-directive").length < count) addDirective(group);
    });
    draft.guests.forEach(([uid, name]) => addPerson(uid, name));
    draft.hosts.forEach(([uid, name]) => { if (document.getElementById("host-chips")) addHost(uid, name); });
    const said = new Map();
    draft.values.forEach(([name, value]) => said.set(name, [...(said.get(name) ?? []), value]));
    for (const field of form.elements) {
      if (!field.name || field.type === "submit" || /^(csrfmiddlewaretoken|uid|state)$/.test(field.name)) continue;
      const values = said.get(field.name) ?? [];
      if (field.type === "checkbox" || field.type === "radio") { if (values.length || field.type === "checkbox") field.checked = values.includes(field.value); }
      else if (field.dataset.people !== undefined || field.dataset.several !== undefined) field.value = values.shift() ?? "";
      else if (values.length) field.value = values[0];
    }
    draft.touched.forEach((uid) => mark(uid));
    persons().forEach(show);
  }
  const draft = stored(key);
  const isRefused = form.querySelector(".yj-refusal") !== null;
  if (!("correction" in form.dataset) && !isRefused) form.elements.uid.value = draft?.uid ?? fresh();
  if (draft && !isRefused) {
    restore(draft);
    form.querySelector(".rec-restored").hidden = false;
  }
  form.querySelector("[data-forget]").addEventListener("click", () => { localStorage.removeItem(key); window.clearTimeout(waiting); window.location.reload(); });
  form.addEventListener("input", save);
  form.addEventListener("change", save);
  dressItems();
  showDirectives();
  entitle();
  putAway(expected());
})();
