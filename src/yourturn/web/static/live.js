// What changes elsewhere appears on an open page, and never moves what is read. All words come from the server.
(() => {
  "use strict";
  const form = document.getElementById("live");
  if (!form || !window.EventSource) return;
  const set = form.dataset, here = () => location.pathname + location.search;
  const one = (what, within = document) => within.querySelector(what);
  const all = (what, within = document) => [...within.querySelectorAll(what)];
  const touched = new Set();
  let last = set.after, source = null, timer = 0, begun = 0, below = [];

  const listen = () => {
    source = new EventSource(`${set.stream}?after=${last}`);
    source.addEventListener("change", (event) => {
      last = event.lastEventId || last;
      JSON.parse(event.data).filter((each) => each.kind !== "presence:changed").forEach((each) => touched.add(String(each.conversation)));
      soon();
    });
    source.addEventListener("bye", () => source.close());
  };
  const soon = () => { timer ||= setTimeout(refresh, Math.max(40, begun + 600 - Date.now())); };
  const page = async (address) => {
    const answer = await fetch(address);
    return answer.ok && !answer.redirected ? new DOMParser().parseFromString(await answer.text(), "text/html") : null;
  };
  const swap = (what, from, within = document) => {
    const old = one(what, within), fresh = from && one(what, from);
    if (!old || !fresh || old.contains(document.activeElement) || old.outerHTML === fresh.outerHTML) return;
    old.replaceWith(document.importNode(fresh, true));
    window.htmx?.process(one(what, within));
  };
  const number = (row) => /(\d+)$/.exec(one("a.name", row)?.pathname ?? "")?.[1];

  async function refresh() {
    begun = Date.now(); timer = 0;
    const changed = new Set(touched);
    touched.clear();
    try {
      const mine = set.conversation, asked = new URLSearchParams({ after: set.after, here: here(), conversation: mine });
      const rows = all("[data-row]").filter((row) => changed.has(number(row)));
      const [news, body] = await Promise.all([page(`${set.news}?${asked}`), changed.has(mine) || rows.length ? page(here()) : null]);
      for (const what of ["#turnline", "#nav", "#news"]) swap(what, news);
      if (body && mine) talk(body); else if (body) rows.forEach((row) => renew(row, body));
      tellBelow();
    } catch { changed.forEach((each) => touched.add(each)); setTimeout(soon, 3000); }
  }
  // A list: rows stay where they are; who waits no more is greyed, not taken away.
  const renew = (row, body) => {
    const fresh = all("[data-row]", body).find((each) => number(each) === number(row));
    row.classList.toggle("went", !fresh);
    if (fresh) for (const what of [".line1", ".said", ".foot-l", ".acts", ".end"]) swap(what, fresh, row);
  };
  // A conversation: new posts come in where they belong, and what the reader looks at keeps its place.
  const talk = (body) => {
    const old = one(".thread"), fresh = one(".thread", body), root = document.documentElement;
    if (!old || !fresh) return;
    const focus = document.activeElement, seen = all(".thread > *").find((each) => each.getBoundingClientRect().bottom > 0);
    const anchor = focus && focus !== document.body ? focus : seen ?? old, top = anchor.getBoundingClientRect().top;
    root.style.overflowAnchor = "none";
    const key = (each) => each.id || each.outerHTML, known = new Map([...old.children].map((each) => [key(each), each]));
    const wanted = [...fresh.children].map((each) => {
      const kept = known.get(key(each));
      const posts = kept ? [] : [each, ...all(".post", each)].filter((node) => node.matches(".post"));
      below.push(...posts.map((post) => post.id).filter((id) => !document.getElementById(id)));
      const stays = kept && (kept.outerHTML === each.outerHTML || kept.contains(focus) || one("details[open]", kept));
      return stays ? kept : document.importNode(each, true);
    });
    [...old.children].forEach((each) => { if (!wanted.includes(each)) each.remove(); });
    let at = old.firstElementChild;
    for (const each of wanted) if (each === at) at = at.nextElementSibling; else old.insertBefore(each, at);
    for (const what of [".talk-head .turn", ".talk-head .meta", ".lanes", ".also"]) swap(what, body);
    if (!one("#text")?.value) swap(".theirs", body);
    window.htmx?.process(old);
    if (anchor.isConnected) scrollBy(0, anchor.getBoundingClientRect().top - top);
    requestAnimationFrame(() => { root.style.overflowAnchor = ""; });
  };
  const tellBelow = () => {
    below = below.filter((id) => (document.getElementById(id)?.getBoundingClientRect().top ?? 0) > innerHeight);
    one("#news .below")?.remove();
    if (!below.length) return;
    const link = Object.assign(document.createElement("a"), { className: "btn main small below", href: `#${below[0]}` });
    link.textContent = below.length === 1 ? set.one : set.more.replace("%s", below.length);
    one("#news").append(link);
  };
  addEventListener("scroll", () => { if (below.length) tellBelow(); }, { passive: true });
  document.addEventListener("click", async (event) => {
    if (!event.target.closest?.("#news [data-fresh]") || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const body = await page(here());
    set.after = one("#live", body)?.dataset.after ?? set.after;
    one("#main").replaceWith(document.importNode(one("#main", body), true));
    window.htmx?.process(one("#main"));
    one("#news [data-fresh]")?.remove();
    one("#main").focus({ preventScroll: true });
  });

  document.addEventListener("visibilitychange", () => {
    if (document.hidden) source?.close(); else { listen(); soon(); }
  });
  listen();
  if (set.conversation) soon();
})();
