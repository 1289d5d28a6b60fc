/* What a page can do with a script: open hours, the finder, the poster check. All of it reads the page's own links. */
(() => {
  "use strict";
  const $ = (query, from = document) => from.querySelector(query);
  const $$ = (query, from = document) => [...from.querySelectorAll(query)];
  const words = $("#kata-kami")?.dataset ?? {};


  /* Hours in the region's own zone, whatever the phone's clock is set to. */
  const DAYS = ["su", "mo", "tu", "we", "th", "fr", "sa"];
  function here(moment) {
    const parts = {};
    for (const { type, value } of new Intl.DateTimeFormat("en-CA", {
      timeZone: words.zone, hourCycle: "h23", year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit",
    }).formatToParts(moment)) parts[type] = value;
    const date = `${parts.year}-${parts.month}-${parts.day}`;
    return { date, clock: `${parts.hour}:${parts.minute}`, day: DAYS[new Date(date + "T12:00Z").getUTCDay()] };
  }
  function state(hours, now) {
    if (hours === "always") return words.open;
    const spans = hours.split(";"), onHolidays = spans.pop();
    const holidays = (words.holidays ?? "").split(" ");
    for (let ahead = 0; ahead < 8; ahead++) {
      const then = here(new Date(now.getTime() + ahead * 864e5));
      if (holidays.includes(then.date) && onHolidays !== "open") {
        if (!ahead && onHolidays === "unknown") return words.holiday;
        continue;
      }
      for (const span of spans) {
        const [days, from, to] = span.split(/[ -]/);
        if (!days.split("+").includes(then.day)) continue;
        if (ahead || then.clock < from) {
          const day = ahead === 0 ? words.today : ahead === 1 ? words.tomorrow : words.days.split(" ")[DAYS.indexOf(then.day)];
          return words.opens.replace("#", day).replace("@", from.replace(":", "."));
        }
        if (then.clock < to) return words.open;
      }
    }
    return words.closed;
  }
  for (const button of $$("[data-hours]")) {
    const said = button.dataset.hours !== "always" && words.zone && state(button.dataset.hours, new Date());
    if (said) $(".open", button).textContent = ". " + said;
  }

  /* Search: the script, the index and its words are fetched when the field is used, not before. */
  const box = $("[data-search]"), field = box && $("input[type=search]", box);
  if (field && location.protocol !== "file:") {
    box.hidden = false;
    for (const link of $$("[data-search-link]")) link.hidden = true;
    let loaded;
    const load = () => loaded ??= import("./cari.js").then((search) => search.start(box), () => {
      loaded = null;
      $(".found", box).textContent = box.dataset.fail;
    });
    for (const used of ["focus", "input"]) field.addEventListener(used, load);
    addEventListener("keydown", (event) => {
      if (event.altKey || event.isComposing || event.target.closest?.("input,textarea,select,[contenteditable]")) return;
      const held = event.ctrlKey || event.metaKey;
      if (held ? event.key.toLowerCase() !== "k" : event.key !== "/" || !$("[data-slash]", box).checked) return;
      event.preventDefault();
      field.focus();
    });
  }

  /* A poster's code travels in the fragment, which never leaves the phone. */
  const editions = $$("[data-edition]");
  let held = "";
  try { held = decodeURIComponent(location.hash.slice(1)).toUpperCase(); } catch { /* a lone % is no code */ }
  if (editions.length && /^[A-Z0-9-]{4,24}$/.test(held)) {
    const verdict = $("#putusan"), good = editions.some((each) => each.dataset.edition === held || held.endsWith("-" + each.dataset.edition));
    verdict.hidden = false;
    verdict.classList.add(good ? "is-good" : "is-old");
    verdict.textContent = verdict.dataset[good ? "good" : "old"];
  }

  const finder = $("[data-finder]");
  if (finder) find(finder);
  function find(finder) {
    const steps = Object.fromEntries($$("[data-step]").map((each) => [each.dataset.step, each]));
    const districts = $$("[data-districts] > li").map((row) => {
      const [villages, centres] = $$("small", row).map((each) => each.textContent.split(", "));
      return { name: $("a", row).textContent, href: $("a", row).href, villages, centres: centres ?? [] };
    });
    const places = districts.flatMap((district) => [
      { name: district.name, district }, ...district.villages.map((name) => ({ name, district, village: true })),
    ]);
    const offices = $$("[data-offices] a").map((link) => ({ name: link.textContent, href: link.href }));
    const plain = (text) => text.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase().replace(/[^a-z0-9]+/g, " ").trim();
    let chosen, trail;

    function show(name) {
      finder.hidden = Boolean(name);
      for (const [key, step] of Object.entries(steps)) step.hidden = key !== name;
      if (!name) return $("summary", finder).focus();
      for (const each of $$("[data-chosen]", steps[name])) each.textContent = trail.join(" › ");
      const head = $("h3", steps[name]);
      head.focus({ preventScroll: true });
      steps[name].scrollIntoView({ block: "start" });
    }
    function ask(office) {
      const step = steps.place, head = $("h3", step), field = $("input", step);
      head.textContent = head.dataset[office ? "titleOffice" : "titlePlace"];
      $("[data-hint]", step).hidden = $("[data-skip]", step).hidden = office;
      field.value = "";
      list("");
      show("place");
      field.focus({ preventScroll: true });
    }
    function matches(typed) {
      const wanted = plain(typed);
      if (wanted.length < 2) return [];
      const pool = chosen ? places : [...offices, ...places];
      const found = pool.filter((each) => (" " + plain(each.name)).includes(" " + wanted));
      const rank = (each) => (plain(each.name) === wanted ? 0 : 1) + (each.village ? 1 : 0);
      return found.sort((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name)).slice(0, 12);
    }
    function list(typed) {
      const found = matches(typed), status = $("[data-count]", steps.place);
      status.textContent = plain(typed).length < 2 ? "" : found.length === 0 ? status.dataset.none
        : found.length === 1 ? status.dataset.one : status.dataset.many.replace("#", found.length);
      status.classList.toggle("vh", found.length > 0 || plain(typed).length < 2);
      $("[data-matches]", steps.place).replaceChildren(...found.map((each) => {
        const button = document.createElement("button"), row = document.createElement("li"), name = document.createElement("span");
        button.type = "button";
        name.textContent = each.name;
        if (each.district) {
          const small = document.createElement("small");
          small.textContent = each.village ? words.in.replace("#", each.district.name) : words.district;
          name.append(" ", small);
        }
        button.append(name);
        button.addEventListener("click", () => (chosen ? answer(each) : office(each)));
        row.append(button);
        return row;
      }));
    }
    function office(place) {
      trail[1] = place.name;
      const href = place.href ?? place.district.href;
      $("h3", steps.office).textContent = place.href ? place.name : words.officeOf.replace("#", place.district.name);
      for (const link of $$("[data-go]", steps.office)) link.href = href + link.dataset.go;
      show("office");
    }
    const ids = (list) => (list || "").split(" ").filter(Boolean);
    const card = (id) => $(`article[data-contact="${id}"]`)?.cloneNode(true);
    function answer(place) {
      const step = steps.answer, [first, ...then] = ids(chosen.dataset.contacts).map(card).filter(Boolean);
      trail[2] = place ? place.name : words.unsaid;
      const head = $("h3", step);
      head.textContent = first ? head.dataset.title.replace("#", $("h3", first).textContent.trim()) : "";
      const advice = chosen.nextElementSibling;
      $("[data-advice]", step).replaceChildren(...(advice ? advice.cloneNode(true).childNodes : []));
      first?.classList.add("answer");
      if (first) $(".btn.is-line", first)?.classList.replace("is-line", "is-call");
      for (const more of first ? $$("details", first) : []) more.open = true;
      $("[data-first]", step).replaceChildren(...(first ? [first] : []));
      $("[data-then]", step).replaceChildren(...then);
      $("[data-then-title]", step).hidden = !then.length;
      const copies = (list, query) => ids(list).map((id) => $(query(id))?.cloneNode(true)).filter(Boolean);
      $("[data-limit]", step).replaceChildren(...copies(chosen.dataset.limits, (id) => `#batas-${id} > *`));
      $("[data-gap]", step).replaceChildren(...copies(chosen.dataset.without, (id) => `aside [data-missing="${id}"]`));
      const near = $("[data-near]", step);
      near.hidden = !place;
      if (place) {
        $("h3", near).textContent = $("h3", near).dataset.nearTitle.replace("#", place.district.name);
        const rows = [[words.officeOf.replace("#", place.district.name), place.district.href],
          ...place.district.centres.map((name) => [name, place.district.href + "#puskesmas"])];
        $("ul", near).replaceChildren(...rows.map(([name, href]) => {
          const row = document.createElement("li"), link = document.createElement("a"), label = document.createElement("span");
          label.textContent = name;
          link.href = href;
          link.append(label);
          row.append(link);
          return row;
        }));
      }
      $("[data-page]", step).href = chosen.href;
      show("answer");
    }
    finder.addEventListener("click", (event) => {
      const link = event.target.closest("a[data-contacts],a[data-office]");
      if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
      event.preventDefault();
      chosen = link.hasAttribute("data-office") ? null : link;
      const who = link.closest("details[data-who]").querySelector("summary span").firstChild.textContent.trim();
      trail = [who, ...(chosen ? [$("span", link).textContent.trim()] : [])];
      ask(!chosen);
    });
    $("input", steps.place).addEventListener("input", (event) => list(event.target.value));
    $("[data-skip]", steps.place).addEventListener("click", () => answer(null));
    for (const back of $$("[data-back]")) back.addEventListener("click", () => show(""));
  }
})();
