// What was filled in and never sent lies on this device, under "youju:record:" with the account and the page's address.
// It goes when it reached the books, after a week, and when its account has signed out; then not without being asked.
"use strict";
(() => {
  const PREFIX = "youju:record:";
  const LEAVING = "youju:leaving";
  const WEEK = 7 * 24 * 3600 * 1000;
  const stored = (key) => { try { return JSON.parse(localStorage.getItem(key)); } catch { return null; } };
  const keys = (start) => { try { return Object.keys(localStorage).filter((each) => each.startsWith(start)); } catch { return []; } };
  const drop = (found) => found.forEach((key) => localStorage.removeItem(key));

  const sent = document.querySelector("[data-recorded]")?.dataset.recorded;
  drop(keys(PREFIX).filter((key) => {
    const draft = stored(key);
    return !draft || draft.uid === sent || Date.now() - draft.at > WEEK;
  }));

  function dialog(text, address, leave) {
    const made = document.createElement("dialog");
    made.className = "yj-ask";
    const said = Object.assign(document.createElement("p"), { textContent: text, id: "signing-out" });
    made.setAttribute("aria-labelledby", said.id);
    const buttons = Object.assign(document.createElement("div"), { className: "yj-form-do" });
    const save = Object.assign(document.createElement("a"), { className: "btn btn-primary", textContent: "先去保存", href: address });
    const out = Object.assign(document.createElement("button"), { className: "btn btn-danger", type: "button", textContent: "仍然退出" });
    save.addEventListener("click", (event) => { if (save.href === window.location.href) { event.preventDefault(); made.close(); } });
    const unsent = () => { said.textContent = "没有连上，还没有退出；没有存入账本的记录都还在。有网络时再试。"; out.disabled = false; };
    said.setAttribute("role", "status");
    out.addEventListener("click", () => { out.disabled = true; leave(unsent); });
    made.addEventListener("close", () => made.remove());
    buttons.append(save, out);
    made.append(said, buttons);
    document.body.append(made);
    made.showModal();
  }

  // Drafts go on the page that only those see who are signed out: without signal nobody is, and all is kept.
  window.addEventListener("pageshow", () => {
    try {
      const left = sessionStorage.getItem(LEAVING);
      sessionStorage.removeItem(LEAVING);
      if (left && window.location.pathname === "/signin/") drop(keys(left));
    } catch { /* not allowed */ }
  });

  function signOut(form, start, unsent) {
    if (!navigator.onLine) { unsent(); return; }
    try { sessionStorage.setItem(LEAVING, start); } catch { /* not allowed, as the drafts */ }
    form.submit();
  }

  document.addEventListener("submit", (event) => {
    const account = event.target.dataset.signsOut;
    if (!account) return;
    document.dispatchEvent(new Event("youju:keep")); // what was typed a moment ago
    const start = `${PREFIX}${account}:`;
    const found = keys(start).sort((one, other) => stored(other).at - stored(one).at);
    if (!found.length) return;
    event.preventDefault();
    event.stopImmediatePropagation(); // not sent yet: it may be asked again at once
    const title = stored(found[0]).values.find(([name, value]) => name === "title" && value)?.[1];
    const text = `这台设备上有${found.length}条没有存入账本的记录${title ? `（${found.length > 1 ? "最近的是" : ""}“${title}”）` : ""}，退出后就没有了。`;
    const form = event.target; // gone from the event once it is over
    const leave = (unsent) => signOut(form, start, unsent);
    if (window.HTMLDialogElement) dialog(text, found[0].slice(start.length), leave);
    else if (window.confirm(`${text}仍然退出？`)) leave(() => window.alert("没有连上，还没有退出。有网络时再试。"));
  }, true);
})();
