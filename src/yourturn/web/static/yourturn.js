// Keys, the command bar and counting letters. Pages work without it; nothing is said to anybody from here.
(() => {
  "use strict";
  const root = document.documentElement;
  root.classList.add("js");
  const all = (what, within = document) => [...within.querySelectorAll(what)];
  const one = (what, within = document) => within.querySelector(what);
  const rows = () => all("[data-row]");
  const typing = (element) => element instanceof Element && element.closest("input:not([type=checkbox]), textarea, select, [contenteditable]");

  // ---- rows: one of them is current ----
  function mark(row, focus = true) {
    for (const other of all("[data-row][aria-current]")) other.removeAttribute("aria-current");
    if (!row) return;
    row.setAttribute("aria-current", "true");
    if (focus) {
      one(".name", row).focus({ preventScroll: true });
      row.scrollIntoView({ block: "nearest" });
    }
  }
  function move(step) {
    const list = rows();
    if (!list.length) return;
    const at = list.findIndex((row) => row.hasAttribute("aria-current"));
    mark(list[Math.min(list.length - 1, Math.max(0, at < 0 ? 0 : at + step))]);
  }
  function start() {
    if (rows().length && !one("[data-row][aria-current]") && matchMedia("(hover: hover)").matches) mark(rows()[0], false);
    for (const box of all("textarea[data-unit]")) count(box);
  }

  // ---- how long an answer is, as the channel counts; the server counts again ----
  const LINK = /https?:\/\/[^\s<>"]+/g;
  const graphemes = "Segmenter" in Intl ? new Intl.Segmenter() : null;
  const units = {
    bytes: (text) => new TextEncoder().encode(text).length,
    utf16: (text) => text.length,
    characters: (text) => [...text].length,
    graphemes: (text) => (graphemes ? [...graphemes.segment(text)].length : [...text].length),
  };
  function count(box) {
    const longest = Number(box.dataset.longest);
    const out = one("[data-room]", box.closest("form"));
    if (!longest || !out) return;
    const measure = units[box.dataset.unit] || units.characters;
    const link = Number(box.dataset.link);
    let text = box.value, more = 0;
    if (link) text = text.replace(LINK, () => { more += link; return ""; });
    const length = measure(text) + more;
    out.textContent = out.textContent.replace(/\d+/, String(length));
    out.classList.toggle("full", length > longest);
  }

  // ---- dialogs and the command bar ----
  function open(name) {
    for (const other of all("dialog[open]")) other.close();
    const dialog = document.getElementById(name);
    if (!dialog) return;
    dialog.showModal();
    if (name === "commands") { const box = one("#command"); box.value = ""; narrow(""); box.focus(); }
  }
  const choices = () => all("#command-list li:not([hidden]) > *");
  function narrow(words) {
    const wanted = words.trim().toLocaleLowerCase();
    for (const item of all("#command-list li")) item.hidden = !item.textContent.toLocaleLowerCase().includes(wanted);
    choose(0);
  }
  function choose(at) {
    const list = choices();
    for (const item of list) item.removeAttribute("aria-selected");
    const item = list[(at + list.length) % list.length];
    if (item) { item.setAttribute("aria-selected", "true"); item.scrollIntoView({ block: "nearest" }); }
  }
  function commandKey(event) {
    const list = choices(), at = list.findIndex((item) => item.hasAttribute("aria-selected"));
    if (event.key === "ArrowDown" || event.key === "ArrowUp") { event.preventDefault(); choose(at + (event.key === "ArrowDown" ? 1 : -1)); }
    if (event.key === "Enter") { event.preventDefault(); if (list[at]) list[at].click(); }
  }

  // ---- keys ----
  function press(letter) {
    const row = one("[data-row][aria-current]");
    const key = one(`[data-key="${letter}"]`, row || document) || one(`main [data-key="${letter}"]`);
    if (key) { key.focus(); key.click(); }
    return Boolean(key);
  }
  function answer() {
    const row = one("[data-row][aria-current]");
    if (row) { location.assign(one(".name", row).href + "#answer"); return; }
    const fold = one(".over");
    if (fold && !fold.open) { one("summary", fold).focus(); return; } // talking over them is pressed on purpose
    const box = one("#text");
    if (box) { box.focus(); box.scrollIntoView({ block: "center" }); }
  }
  function note() {
    const fold = document.getElementById("note");
    if (fold) { fold.open = true; one("textarea", fold).focus(); }
  }
  const letters = {
    j: () => move(1), k: () => move(-1), r: answer, n: note, t: () => press("t"), u: () => press("u"),
    a: () => { const box = one("#text"); if (box && !box.value.trim()) box.focus(); else if (!press("a")) answer(); },
    x: () => { const box = one("[data-row][aria-current] .choose input"); if (box) box.click(); },
    "?": () => open("keys"),
  };
  document.addEventListener("keydown", (event) => {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") { event.preventDefault(); open("commands"); return; }
    if ((event.ctrlKey || event.metaKey) && event.key === "Enter" && event.target.id === "text") { one("[data-send]", event.target.form).click(); return; }
    if (event.target.id === "command") { commandKey(event); return; }
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || typing(event.target)) return;
    if (document.body.dataset.keys !== "on" || one("dialog[open]")) return;
    const does = letters[event.key];
    if (does) { event.preventDefault(); does(); }
  });
  document.addEventListener("input", (event) => {
    if (event.target.matches("textarea[data-unit]")) count(event.target);
    if (event.target.id === "command") narrow(event.target.value);
  });
  document.addEventListener("click", (event) => {
    const opener = event.target.closest("[data-opens]");
    if (opener) open(opener.dataset.opens);
    if (event.target.matches("dialog")) event.target.close(); // the ground beside it
  });
  document.addEventListener("focusin", (event) => {
    const row = event.target.closest("[data-row]");
    if (row) mark(row, false);
  });

  // ---- what a fragment could not do is said in words; what is there is not wiped out ----
  document.addEventListener("htmx:responseError", (event) => {
    const box = document.getElementById("says");
    if (box && event.detail.xhr.status !== 401) box.innerHTML = event.detail.xhr.responseText; // a sentence of ours, escaped
  });
  document.addEventListener("htmx:sendError", () => {
    const box = document.getElementById("says");
    if (box) box.textContent = box.dataset.lost;
  });
  document.addEventListener("htmx:afterSettle", start);
  start();
})();
