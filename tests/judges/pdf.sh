#!/usr/bin/env bash
# Asks poppler, qpdf and Ghostscript about every shipped PDF.
set -eu
count=0
for pdf in out/*/*.pdf; do
  qpdf --check "$pdf" >/dev/null
  info=$(pdfinfo "$pdf")
  grep -q '^Pages: *1$' <<<"$info" || { echo "$pdf: not one page"; exit 1; }
  grep -q '^Title: *[^ ]' <<<"$info" || { echo "$pdf: no title"; exit 1; }
  grep -q '^Author: *[^ ]' <<<"$info" || { echo "$pdf: no author"; exit 1; }
  grep -q '^Tagged: *yes$' <<<"$info" || { echo "$pdf: not tagged"; exit 1; }
  pdfdetach -list "$pdf" | grep -q '^1: facts.json$' || { echo "$pdf: no facts"; exit 1; }
  # Behind two lines of head: embedded, subset and with a Unicode map, each `yes`.
  pdffonts "$pdf" | tail -n +3 | awk '{ if ($(NF-4) != "yes" || $(NF-3) != "yes" || $(NF-2) != "yes") exit 1 }' \
    || { echo "$pdf: a font is not embedded, not a subset or without a Unicode map"; pdffonts "$pdf"; exit 1; }
  [ -z "$(gs -q -dNOPAUSE -dBATCH -sDEVICE=nullpage "$pdf" 2>&1)" ] || { echo "$pdf: Ghostscript has something to say"; exit 1; }
  count=$((count + 1))
done
[ "$count" -ge 6 ] || { echo "only $count PDFs"; exit 1; }
echo "$count PDFs: qpdf, poppler and Ghostscript have nothing to say"
