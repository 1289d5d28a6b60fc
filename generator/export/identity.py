"""Names of records that stay the same in every export, so that another program knows what it has read before."""

import uuid

from generator.edition.view import View


def record_id(view: View, *names: str) -> uuid.UUID:
    """A UUID for these names, this region's alone: of its address, or where it has none of its area (RFC 9562, 5.5)."""
    home = view.base_url or f"area:{view.site.area}/"
    return uuid.uuid5(uuid.NAMESPACE_URL, home + "/".join(names))
