/* Reads an answer or the steps aloud, in an Indonesian voice that lives on the device: one that lives elsewhere is sent the
   text. Where there is none, nothing is offered. What is marked `data-say` is read, in that attribute's words where it has
   any (render/aloud.py). Every tap ends it, as leaving the page does, or turning to another one. */
function prepareReading(button) {
  const speech = speechSynthesis;
  let voice;
  (speech.onvoiceschanged = () => {
    voice = speech.getVoices().find((each) => each.localService && /^i[dn]/.test(each.lang));
    button.parentNode.hidden = !voice;
  })();
  onclick = onpagehide = document.onvisibilitychange = (event) => {
    const begins = event.target === button && !speech.speaking;
    speech.cancel();
    if (begins) for (const each of all("[data-say]", button.closest("[data-step],main"))) if (!each.closest("[hidden]")) {
      const said = new SpeechSynthesisUtterance(each.dataset.say || each.textContent);
      said.voice = voice;
      speech.speak(said);
    }
  };
}
