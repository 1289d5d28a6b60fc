/* The way out. Loaded before anything is drawn, so that a page of ours never flashes up again after someone has left. */
(function () {
  "use strict";
  var root = document.documentElement, me = document.currentScript, away = me.getAttribute("data-exit"), key = "keluar";
  function mark(value) {
    try {
      if (value) sessionStorage.setItem(key, "1"); else sessionStorage.removeItem(key);
    } catch (e) { /* storage may be closed; leaving works all the same */ }
  }
  function marked() {
    try { return sessionStorage.getItem(key) === "1"; } catch (e) { return false; }
  }
  function leave() {
    mark(true);
    root.style.setProperty("display", "none", "important");
    document.title = "\u200b";
    location.replace(away);
  }
  function arrived(event) {
    if (!marked()) return;
    var entry = performance.getEntriesByType && performance.getEntriesByType("navigation")[0];
    if (event && event.persisted || entry && entry.type === "back_forward") leave();
    else if (!event) mark(false);
  }
  arrived();
  addEventListener("pageshow", function (event) { if (event.persisted) arrived(event); });
  addEventListener("click", function (event) {
    var link = event.target.closest && event.target.closest("a.exit");
    if (link) { event.preventDefault(); leave(); }
  }, true);
  /* Shift, three times, each within five seconds of the last; with any other key it is ordinary typing. */
  var pressed = 0, alone = false, timer;
  function tell(n) {
    var status = document.getElementById("keluar-status");
    if (status) status.textContent = n ? status.getAttribute("data-" + n) : "";
  }
  addEventListener("keydown", function (event) {
    alone = event.key === "Shift" && !event.ctrlKey && !event.altKey && !event.metaKey;
    if (!alone && pressed) { pressed = 0; tell(0); }
  }, true);
  addEventListener("keyup", function (event) {
    if (event.key !== "Shift" || !alone) return;
    alone = false;
    clearTimeout(timer);
    if (++pressed === 3) { leave(); return; }
    tell(pressed);
    timer = setTimeout(function () { pressed = 0; tell(0); }, 5000);
  }, true);
})();
