"""Run by a Python that has WeasyPrint, in a process of its own: its Pango and ours cannot live in one.

Reads paths of web pages, a line each. Writes for each the seconds it took as tagged PDF/UA, by the clock and of the
processor.
"""

import sys
import time
from pathlib import Path

from weasyprint import HTML
from weasyprint.text.fonts import FontConfiguration

for line in sys.stdin:
    page = Path(line.strip())
    start, busy = time.perf_counter(), time.process_time()
    HTML(str(page)).write_pdf(page.with_suffix(".weasy.pdf"), pdf_variant="pdf/ua-1", font_config=FontConfiguration())
    print(time.perf_counter() - start, time.process_time() - busy, flush=True)
