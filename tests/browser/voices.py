"""A device with voices of its own, for browsers of tests, which have none: what is spoken is written down."""

import json

LOCAL = {"lang": "id-ID", "localService": True}
"""An Indonesian voice that lives on the device."""
_DEVICE = """(() => {
  let voices = %s, waiting = %s;
  window.said = [];
  const device = {
    onvoiceschanged: null,
    getVoices: () => waiting ? [] : voices,
    get speaking() { return said.length > 0; },
    speak: (utterance) => said.push({ text: utterance.text, voice: utterance.voice }),
    cancel: () => { said.length = 0; },
    come: () => { waiting = false; device.onvoiceschanged && device.onvoiceschanged(); },
  };
  const put = (name, value) => Object.defineProperty(window, name, { value, configurable: true });
  put("speechSynthesis", device);
  put("SpeechSynthesisUtterance", function (text) { this.text = text; });
})()"""


def device(*voices: dict[str, object], late: bool = False) -> str:
    """A script that gives the page these voices; `late` ones come with `speechSynthesis.come()`, as in Chromium.

    What is being said stands in `said`, from which `cancel` takes everything.
    """
    return _DEVICE % (json.dumps(voices), json.dumps(late))
