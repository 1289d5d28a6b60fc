/* The way out. Loaded before anything is drawn, so that a page of ours never flashes up again after someone has left. */
(function () {
  "use strict";
  var root = document.documentElement, away = document.currentScript.dataset.exit, key = "left", left = false, kept;
  /* A page kept for Back is drawn once before it can ask whether someone has left. A message makes the browser drop it. */
  try { kept = new BroadcastChannel(key); } catch (e) { /* unknown, or closed together with cookies */ }
  function mark(value) {
    try {
      if (value) sessionStorage.setItem(key, "1"); else sessionStorage.removeItem(key);
    } catch (e) { /* storage may be closed; leaving works all the same */ }
  }
  function marked() {
    try { return sessionStorage.getItem(key) === "1"; } catch (e) { return false; }
  }
  function leave() {
    if (left) return;
    left = true;
    root.style.setProperty("display", "none", "important");
    document.title = "\u200b";
    mark(true);
    if (kept) kept.postMessage(key);
    location.replace(away);
    /* Until the other page comes, whatever a page does when it is left is done at once: it falls silent. */
    dispatchEvent(new Event("pagehide"));
  }
  /* Only a fresh visit begins anew (`navigate`, `prerender`). Back, Forward, reload and a restored tab lead out again. */
  function fresh() {
    var entry = performance.getEntriesByType && performance.getEntriesByType("navigation")[0];
    return entry ? /^[np]/.test(entry.type) : !(performance.navigation || {}).type;
  }
  if (marked()) { if (fresh()) mark(false); else leave(); }
  addEventListener("pageshow", function (event) { if (event.persisted && marked()) leave(); });
  function press(event) {
    var link = event.button < 2 && event.target.closest && event.target.closest("a.exit");
    if (link) { event.preventDefault(); leave(); }
  }
  addEventListener("click", press, true);
  addEventListener("auxclick", press, true);
  /* Shift, left or right, three times, each within five seconds of the last. With any other key, the other Shift, a click,
     or in a field, where it makes capitals, it is ordinary use. */
  var pressed = 0, alone = false, side, timer;
  function count(n) {
    var status = document.getElementById("exit-status");
    clearTimeout(timer);
    pressed = n;
    if (status) status.textContent = status.dataset[n] || "";
    if (n) timer = setTimeout(count, 5000, 0);
  }
  function other() {
    alone = false;
    if (pressed) count(0);
  }
  addEventListener("keydown", function (event) {
    var field = document.querySelector("input:not([type=checkbox]):not([type=radio]):focus");
    if (event.key !== "Shift" || event.ctrlKey || event.altKey || event.metaKey || field || (alone && event.code !== side)) other();
    else { alone = true; side = event.code; }
  }, true);
  addEventListener("pointerdown", other, true);
  addEventListener("keyup", function (event) {
    if (event.key !== "Shift" || !alone) return;
    alone = false;
    if (pressed === 2) leave(); else count(pressed + 1);
  }, true);
})();
