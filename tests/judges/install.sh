#!/usr/bin/env bash
# Installs the outside judges that .ci/run asks: poppler, qpdf, Ghostscript, MuPDF, OpenSSL, and Python with aiosmtpd.
set -eu
sudo=
[ "$(id -u)" = 0 ] || sudo=sudo
missing=
for tool in pdfinfo qpdf gs mutool python3 openssl; do command -v "$tool" >/dev/null || missing=yes; done
if [ -n "$missing" ]; then
  $sudo apt-get update -qq
  $sudo apt-get install -y -qq poppler-utils qpdf ghostscript mupdf-tools python3 openssl >/dev/null
fi
if ! python3 -c 'import aiosmtpd' 2>/dev/null; then
  # A Python of the system's own takes packages from apt only (PEP 668).
  python3 -m pip install --quiet --disable-pip-version-check aiosmtpd 2>/dev/null \
    || { $sudo apt-get update -qq; $sudo apt-get install -y -qq python3-aiosmtpd >/dev/null; }
fi
