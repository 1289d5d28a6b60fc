"""The numbering plan of the invented kabupaten, for tests of texts alone."""

from generator.model.site import Telephony

TELEPHONY = Telephony.model_validate(
    {"country": "ID", "short_codes": [{"number": number, "name": "Nomor rekaan"} for number in ("999", "998", "997")]}
)
