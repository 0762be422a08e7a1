"""Asks page-validation, a validator of PDF/UA and PDF/A, about every PDF below the folders given: both profiles that a file claims.

A file with facts inside claims PDF/A-3a, one without PDF/A-2a; all claim PDF/UA-1.
"""

import pathlib
import sys

import page


def main():
    files = [pdf for folder in sys.argv[1:] for pdf in sorted(pathlib.Path(folder).rglob("*.pdf"))]
    faults = 0
    for pdf in files:
        # The packet of metadata isn't packed, and says which part the file keeps to.
        archive = "3a" if b"<pdfaid:part>3<" in pdf.read_bytes() else "2a"
        for profile in ("ua1", archive):
            for failure in page.validate_pdf(pdf, profile=profile).failures:
                faults += 1
                print(f"{pdf}: {profile}: {failure.rule_id}: {failure.message}")
    if not files:
        sys.exit("no PDF to judge")
    if faults:
        sys.exit(f"{faults} faults in {len(files)} PDFs")
    print(f"{len(files)} PDFs: page-validation finds them PDF/UA-1 and PDF/A")


main()
