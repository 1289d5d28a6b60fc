/* The finder: who, what happened, where, then whom to contact. Nothing but the page's own links and cards, shown one step
   at a time; without it they stand there all the same. */

/* How many places are offered for what is typed: more cannot be looked over on a phone. */
const MOST_PLACES = 12;

/* Places that can be typed: offices, then kecamatan, then villages, which alone have something around them. */
const placesOf = (offices, districts) => [
  ...offices,
  ...districts.map((district) => ({ name: district.name, district })),
  ...districts.flatMap((district) => district.villages.map((name) => ({ name, district, around: plain(district.name) }))),
].map((place) => Object.assign(place, { words: plain(place.name) }));

/* Older browsers than can fill a list keep the links. */
function prepareFinder(finder) {
  if (!finder.replaceChildren) return;
  const steps = all("[data-step]"), [placeStep, answerStep, officeStep] = steps;
  const field = first("input", placeStep);
  const places = placesOf(
    all("[data-offices] a").map((link) => ({ name: link.textContent, href: link.href })),
    all("[data-districts] > li").map((row) => {
      const link = first("a", row), [villages, centres = []] = all("small", row).map((list) => list.textContent.split(", "));
      return { name: link.textContent, href: link.href, villages, centres };
    }));
  /* The link of what happened, null for who looks for an office. */
  let chosen;

  const officeOf = (district) => finder.dataset.officeOf.replace("#", district.name);

  /* One step instead of the finder; none brings the finder back. */
  function show(step) {
    finder.hidden = step;
    for (const each of steps) each.hidden = each !== step;
    if (!step) return first(":checked", finder).focus();
    first("[tabindex]", step).focus({ preventScroll: true });
    step.scrollIntoView();
  }
  function askPlace() {
    const head = first("h3", placeStep), office = !chosen;
    head.textContent = head.dataset[office ? "titleOffice" : "titlePlace"];
    first("[data-hint]", placeStep).hidden = first("[data-skip]", placeStep).hidden = office;
    field.value = "";
    list("");
    show(placeStep);
    field.focus({ preventScroll: true });
  }
  function list(typed) {
    const asked = typed.trim()[1], pool = chosen ? places.filter((place) => place.district) : places;
    const found = asked ? pick(typed, pool, field.dataset.kinds).slice(0, MOST_PLACES) : [];
    const status = first("[data-count]", placeStep);
    status.textContent = asked ? status.dataset[["none", "one"][found.length] || "many"].replace("#", found.length) : "";
    status.classList.toggle("vh", found[0] || !asked);
    first("[data-matches]", placeStep).replaceChildren(...found.map((place) => {
      const name = element("span", place.name), button = element("button", name);
      if (place.district) name.append(" ", element("small", place.around ? finder.dataset.in.replace("#", place.district.name) : finder.dataset.district));
      button.onclick = () => (chosen ? answer(place) : showOffice(place));
      return element("li", button);
    }));
  }
  function showOffice(place) {
    const href = place.href || place.district.href;
    first("h3", officeStep).textContent = place.href ? place.name : officeOf(place.district);
    for (const link of all("[data-go]", officeStep)) link.href = href + link.dataset.go;
    show(officeStep);
  }
  /* What stands on the page for these ids, in the place of the @ of this query, copied. */
  const copies = (ids, query) => listed(ids).map((id) => first(query.replace("@", id))).filter(Boolean).map((node) => node.cloneNode(true));
  /* Care first, then whom to contact; `place` is null where it was not asked, or not said. */
  function answer(place) {
    const fill = (query, nodes) => first(query, answerStep).replaceChildren(...nodes);
    const [card, ...others] = copies(chosen.dataset.contacts, '[data-contact="@"]');
    const head = first("h3", answerStep), advice = chosen.nextElementSibling;
    head.textContent = chosen.dataset.heading || (card ? head.dataset.title.replace("#", first("h3", card).textContent.trim()) : "");
    fill("[data-advice]", advice.cloneNode(true).childNodes);
    if (card) {
      card.classList.add("answer");
      const button = first(".btn.is-line", card);
      if (button) button.className = "btn is-call";
      for (const more of all(".sub", card)) more.open = true;
    }
    fill("[data-first]", card ? [card] : []);
    fill("[data-then]", others);
    first("[data-then-title]", answerStep).hidden = !others.length;
    fill("[data-limit]", copies(chosen.dataset.limits, "#limit-@ > *"));
    fill("[data-gap]", copies(chosen.dataset.without, 'aside [data-missing="@"]'));
    const near = first("[data-near]", answerStep);
    near.hidden = !place;
    if (place) {
      const { district } = place, title = first("h3", near);
      title.textContent = title.dataset.title.replace("#", district.name);
      first("ul", near).replaceChildren(...["", ...district.centres].map((name) => {
        const link = element("a", element("span", name || officeOf(district)));
        link.href = district.href + (name && "#puskesmas");
        return element("li", link);
      }));
    }
    first("[data-page]", answerStep).href = chosen.href;
    show(answerStep);
  }
  finder.onclick = (event) => {
    const link = event.target.closest("a[data-contacts],a[data-office]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    chosen = "office" in link.dataset ? null : link;
    /* The place is asked where the answer changes with it. */
    chosen && !("places" in finder.dataset) ? answer(null) : askPlace();
  };
  field.oninput = () => list(field.value);
  first("[data-skip]", placeStep).onclick = () => answer(null);
  for (const back of all("[data-back]")) back.onclick = () => show();
}
