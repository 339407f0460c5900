// Says that this conversation is open here, and whether somebody writes: not what. Forgotten by itself.
(() => {
  "use strict";
  const form = document.getElementById("live");
  if (!form?.dataset.conversation) return;
  let wrote = 0, writing = false;
  const beat = (gone) => {
    const said = new FormData(form);
    said.set("conversation", form.dataset.conversation);
    writing = !gone && Date.now() - wrote < 10000;
    if (writing) said.set("writing", "1");
    if (gone) said.set("gone", "1");
    if (gone) navigator.sendBeacon(form.dataset.here, said);
    else if (!document.hidden) fetch(form.dataset.here, { method: "POST", body: said }).catch(() => {});
  };
  document.addEventListener("input", (event) => {
    if (event.target.id !== "text") return;
    wrote = Date.now();
    if (!writing) beat(false);
  });
  document.addEventListener("visibilitychange", () => beat(document.hidden));
  addEventListener("pagehide", () => beat(true));
  setInterval(beat, 15000, false);
  beat(false);
})();
