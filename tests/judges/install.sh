#!/usr/bin/env bash
# Installs the outside judges that .ci/run asks: poppler, qpdf, Ghostscript and Python.
set -eu
missing=
for tool in pdfinfo qpdf gs python3; do command -v "$tool" >/dev/null || missing=yes; done
if [ -n "$missing" ]; then
  sudo=
  [ "$(id -u)" = 0 ] || sudo=sudo
  $sudo apt-get update -qq
  $sudo apt-get install -y -qq poppler-utils qpdf ghostscript python3 >/dev/null
fi
