/* A sealed page: opened in memory alone, locked again after five minutes without use, on leaving and on the way out.
   PBKDF2 and AES-GCM are the browser's own (WebCrypto); the layout of the bytes stands in generator/publish/seal/cipher.py. */
(() => {
  "use strict";
  const $ = (query) => document.querySelector(query);
  const form = $("[data-unlock]"), field = $("#passphrase"), message = $("[data-message]"), inside = $("[data-sealed]"), button = $("[data-lock]");
  const IDLE = 5 * 60 * 1000, title = document.title;
  let timer, turn = 0;

  const say = (what) => { message.textContent = what ? message.dataset[what] : ""; };
  const bytes = (text) => Uint8Array.from(atob(text), (each) => each.charCodeAt(0));

  async function opened(sealed, passphrase) {
    const head = sealed.subarray(0, 21), rounds = new DataView(sealed.buffer).getUint32(1), salt = sealed.subarray(5, 21);
    const typed = await crypto.subtle.importKey("raw", new TextEncoder().encode(passphrase), "PBKDF2", false, ["deriveKey"]);
    const key = await crypto.subtle.deriveKey({ name: "PBKDF2", hash: "SHA-256", salt, iterations: rounds }, typed, { name: "AES-GCM", length: 256 }, false, ["decrypt"]);
    const plain = new Uint8Array(await crypto.subtle.decrypt({ name: "AES-GCM", iv: sealed.subarray(21, 33), additionalData: head }, key, sealed.subarray(33)));
    return new TextDecoder().decode(plain.subarray(4, 4 + new DataView(plain.buffer).getUint32(0)));
  }
  function lock(why) {
    turn++;
    clearTimeout(timer);
    const was = !inside.hidden;
    inside.textContent = "";
    inside.hidden = button.hidden = true;
    form.hidden = false;
    field.value = "";
    document.title = title;
    say(was ? why : "");
  }
  function used() {
    if (inside.hidden) return;
    clearTimeout(timer);
    timer = setTimeout(() => { lock("again"); field.focus(); }, IDLE);
  }
  /* The page says that it cannot be opened here, until it can: so a browser that cannot read this script says it too. */
  const able = window.crypto && crypto.subtle;
  $("[data-unable]").hidden = able;
  /* Where signs cannot be turned into dots, a field for passwords is better than one that shows them. */
  if (!CSS.supports("-webkit-text-security", "disc")) field.type = "password";
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (!able) return;
    const passphrase = field.value.normalize("NFKC").trim(), mine = ++turn;
    say("wait");
    try {
      const html = await opened(bytes(inside.dataset.sealed), passphrase);
      if (mine !== turn) return;  // left or locked meanwhile
      field.value = "";
      inside.innerHTML = html;
      form.hidden = true;
      inside.hidden = button.hidden = false;
      say("");
      document.dispatchEvent(new Event("alur:unlocked"));
      $("#isi").focus();
      used();
    } catch (error) {
      if (mine !== turn) return;
      if (!(error instanceof DOMException)) throw error;
      say("wrong");
      field.select();
    }
  });
  button.addEventListener("click", () => { lock("again"); field.focus(); });
  for (const each of ["pointerdown", "keydown", "input", "scroll"]) addEventListener(each, used, { capture: true, passive: true });
  /* A phone that sleeps stops the clock of a page; on waking, the time that really passed counts. */
  let hiddenAt = 0;
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) hiddenAt = Date.now();
    else if (Date.now() - hiddenAt >= IDLE) lock("again");
  });
  addEventListener("pagehide", () => lock());
  addEventListener("click", (event) => event.target.closest && event.target.closest("a.exit") && lock(), true);
})();
