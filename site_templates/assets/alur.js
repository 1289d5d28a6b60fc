// match.js
/* What a page can do with a script: open hours, the finder, the poster check. All of it reads the page's own links. */
(() => {
  "use strict";
  const $ = (query, from = document) => from.querySelector(query);
  const $$ = (query, from = document) => [...from.querySelectorAll(query)];
  const words = ($("#kata-kami") || document.body).dataset;
  const listed = (text) => (text || "").split(" ").filter(Boolean);
  const own = document.currentScript.src;
  function element(name, ...inside) {
    const made = document.createElement(name);
    made.append(...inside);
    return made;
  }

  /* Hours in the region's own zone, whatever the phone's clock is set to. */
  const DAYS = ["su", "mo", "tu", "we", "th", "fr", "sa"];
  function here(moment) {
    const parts = {};
    for (const { type, value } of new Intl.DateTimeFormat("en-GB", {
      timeZone: words.zone, year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit",
    }).formatToParts(moment)) parts[type] = value;
    const date = `${parts.year}-${parts.month}-${parts.day}`;
    return { date, clock: `${parts.hour}:${parts.minute}`, day: DAYS[new Date(date + "T12:00Z").getUTCDay()] };
  }
  /* Days that are fixed close a number; those that are only estimated are said to be, and close nothing. */
  const holidays = listed(words.holidays), estimated = listed(words.estimated);
  function state(hours, now) {
    if (hours === "always") return words.open;
    const spans = hours.split(";"), onHolidays = spans.pop();
    for (let ahead = 0; ahead < 8; ahead++) {
      const then = here(new Date(now + ahead * 864e5));
      if (holidays.includes(then.date) && onHolidays !== "open") {
        if (!ahead && onHolidays === "unknown") return words.holiday;
        continue;
      }
      const maybe = !ahead && onHolidays !== "open" && estimated.includes(then.date) ? ". " + words.maybe : "";
      for (const span of spans) {
        const [days, from, to] = span.split(/[ -]/);
        if (!days.split("+").includes(then.day)) continue;
        if (ahead || then.clock < from) {
          const day = [words.today, words.tomorrow][ahead] || words.days.split(" ")[DAYS.indexOf(then.day)];
          return words.opens.replace("#", day).replace("@", from.replace(":", ".")) + maybe;
        }
        if (then.clock < to) return words.open + maybe;
      }
    }
    return words.closed;
  }
  /* How old a check is by the phone's day; a clock that runs behind the page counts from the day of the page. */
  const today = words.zone && here(Date.now()).date;
  for (const line of today ? $$("[data-checked]") : []) {
    const age = (new Date(today > words.built ? today : words.built) - new Date(line.dataset.checked)) / 864e5;
    const step = listed(line.dataset.after).filter((days) => days < age).length;
    line.hidden = !step;
    line.firstChild.textContent = ("|" + words.ages).split("|")[step];
  }
  for (const button of $$("[data-hours]")) {
    const said = button.dataset.hours !== "always" && today && state(button.dataset.hours, Date.now());
    if (said) $(".open", button).textContent = ". " + said;
  }

  /* Search: the script, the index and its words are fetched when the field is used, not before. A browser that runs no
     WebAssembly under our policy, or cannot read the script, keeps the link to the list of all words. */
  const box = $("[data-search]"), field = box && $("input[type=search]", box);
  function offer(search) {
    box.hidden = !search;
    for (const link of $$("[data-search-link]")) link.hidden = search;
  }
  if (field && location.protocol !== "file:") {
    try { offer(new WebAssembly.Module(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0))); } catch (error) { /* the link stays */ }
    let loading = false, again = "";
    const load = () => {
      if (loading) return;
      loading = true;
      const script = element("script");
      script.type = "module";
      script.src = new URL("cari.js", own) + again;
      script.onload = () => "ready" in box.dataset || offer(false);
      script.onerror = () => {
        loading = false;
        again += "?";
        $(".found", box).textContent = box.dataset.fail;
      };
      document.head.append(script);
    };
    for (const used of ["focus", "input"]) field.addEventListener(used, load);
    addEventListener("keydown", (event) => {
      if (box.hidden || event.altKey || event.isComposing || $("input:focus")) return;
      const held = event.ctrlKey || event.metaKey;
      if (held ? event.key.toLowerCase() !== "k" : event.key !== "/" || !$("[data-slash]", box).checked) return;
      event.preventDefault();
      field.focus();
    });
  }

  /* Whether a print still holds, by what its QR code says and the day on which somebody looks. A code is as long as the
     page's own and has no vowels; whatever else stands in an address judges nothing. A day before the page was made is a
     wrong clock: then the date is left to the reader. Past the last day of one of its prints the page knows no newer ones. */
  function verdict(fragment, today, prints, built) {
    const [, code = ""] = fragment.toUpperCase().match(/^(?:#|%2[03])*(?:[A-Z0-9-]+-)?([B-DF-HJ-NP-TV-Z]+)(?:%20)*$/) || [];
    if (code.length !== prints[0].edition.length) return "";
    const known = prints.find((each) => each.edition === code);
    if (!known) return prints.some((each) => today > each.until) ? "unsure" : "old";
    return today > known.until ? "past" : today < built ? "date" : "good";
  }
  const told = $("#putusan");
  function judge() {
    const said = told.dataset, prints = $$("[data-edition]").map((each) => each.dataset);
    const found = verdict(location.hash, here(Date.now()).date, prints, words.built);
    told.hidden = !found;
    told.className = "verdict is-" + found;
    told.textContent = said[found] || said.unsure;
  }
  if (told && today) onhashchange = onpageshow = judge;

  const finder = $("[data-finder]");
  if (finder && finder.replaceChildren) find(finder);
  function find(finder) {
    const steps = Object.fromEntries($$("[data-step]").map((each) => [each.dataset.step, each]));
    const districts = $$("[data-districts] > li").map((row) => {
      const [villages, centres] = $$("small", row).map((each) => each.textContent.split(", "));
      return { name: $("a", row).textContent, href: $("a", row).href, villages, centres: centres || [] };
    });
    /* Offices, then kecamatan, then villages, which alone have something around them. */
    const all = [], add = (name, more) => all.push(Object.assign({ name, words: match.plain(name) }, more));
    for (const link of $$("[data-offices] a")) add(link.textContent, { href: link.href });
    for (const district of districts) add(district.name, { district });
    for (const district of districts) for (const name of district.villages) add(name, { district, around: match.plain(district.name) });
    let chosen, trail;

    function show(name) {
      finder.hidden = name;
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
    function list(typed) {
      const asked = typed.trim()[1], pool = chosen ? all.filter((each) => each.district) : all;
      const found = asked ? match.pick(typed, pool, $("input", steps.place).dataset.kinds).slice(0, 12) : [];
      const status = $("[data-count]", steps.place);
      status.textContent = asked ? status.dataset[["none", "one"][found.length] || "many"].replace("#", found.length) : "";
      status.classList.toggle("vh", found[0] || !asked);
      $("[data-matches]", steps.place).replaceChildren(...found.map((each) => {
        const name = element("span", each.name), button = element("button", name);
        if (each.district) name.append(" ", element("small", each.around ? words.in.replace("#", each.district.name) : words.district));
        button.addEventListener("click", () => (chosen ? answer(each) : office(each)));
        return element("li", button);
      }));
    }
    function office(place) {
      trail[1] = place.name;
      const href = place.href || place.district.href;
      $("h3", steps.office).textContent = place.href ? place.name : words.officeOf.replace("#", place.district.name);
      for (const link of $$("[data-go]", steps.office)) link.href = href + link.dataset.go;
      show("office");
    }
    const copies = (ids, query) => listed(ids).map((id) => $(query(id))).filter(Boolean).map((each) => each.cloneNode(true));
    function answer(place) {
      const step = steps.answer;
      const [first, ...then] = copies(chosen.dataset.contacts, (id) => `article[data-contact="${id}"]`);
      trail[2] = place ? place.name : words.unsaid;
      const head = $("h3", step);
      head.textContent = first ? head.dataset.title.replace("#", $("h3", first).textContent.trim()) : "";
      const advice = chosen.nextElementSibling, fill = (query, nodes) => $(query, step).replaceChildren(...nodes);
      fill("[data-advice]", advice ? advice.cloneNode(true).childNodes : []);
      if (first) {
        first.classList.add("answer");
        for (const button of $$(".btn.is-line", first).slice(0, 1)) button.classList.replace("is-line", "is-call");
        for (const more of $$("details", first)) more.open = true;
      }
      fill("[data-first]", first ? [first] : []);
      fill("[data-then]", then);
      $("[data-then-title]", step).hidden = !then.length;
      fill("[data-limit]", copies(chosen.dataset.limits, (id) => `#batas-${id} > *`));
      fill("[data-gap]", copies(chosen.dataset.without, (id) => `aside [data-missing="${id}"]`));
      const near = $("[data-near]", step);
      near.hidden = !place;
      if (place) {
        $("h3", near).textContent = $("h3", near).dataset.title.replace("#", place.district.name);
        const rows = [[words.officeOf.replace("#", place.district.name), place.district.href],
          ...place.district.centres.map((name) => [name, place.district.href + "#puskesmas"])];
        $("ul", near).replaceChildren(...rows.map(([name, href]) => {
          const link = element("a", element("span", name));
          link.href = href;
          return element("li", link);
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
      const who = $("summary span", link.closest("[data-who]")).firstChild.textContent.trim();
      trail = [who, ...(chosen ? [$("span", link).textContent.trim()] : [])];
      ask(!chosen);
    });
    $("input", steps.place).addEventListener("input", (event) => list(event.target.value));
    $("[data-skip]", steps.place).addEventListener("click", () => answer(null));
    for (const back of $$("[data-back]")) back.addEventListener("click", () => show(""));
  }
})();
