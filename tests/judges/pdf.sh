#!/usr/bin/env bash
# Asks poppler, qpdf, Ghostscript and MuPDF about every shipped PDF, and about the shipped briefs set large on two pages.
set -eu
program=${1:-target/release/factbrief}
large=$(mktemp -d)
trap 'rm -r "$large"' EXIT

# judge FOLDER PAGES: every PDF below the folder has so many pages and nothing wrong with it.
judge() {
  local count=0
  for pdf in "$1"/*/*.pdf; do
    qpdf --check "$pdf" >/dev/null
    info=$(pdfinfo "$pdf")
    grep -q "^Pages: *$2\$" <<<"$info" || { echo "$pdf: not $2 page(s)"; exit 1; }
    grep -q '^Title: *[^ ]' <<<"$info" || { echo "$pdf: no title"; exit 1; }
    grep -q '^Author: *[^ ]' <<<"$info" || { echo "$pdf: no author"; exit 1; }
    grep -q '^Tagged: *yes$' <<<"$info" || { echo "$pdf: not tagged"; exit 1; }
    pdfdetach -list "$pdf" | grep -q '^1: facts.json$' || { echo "$pdf: no facts"; exit 1; }
    # Behind two lines of head: embedded, subset and with a Unicode map, each `yes`.
    pdffonts "$pdf" | tail -n +3 | awk '{ if ($(NF-4) != "yes" || $(NF-3) != "yes" || $(NF-2) != "yes") exit 1 }' \
      || { echo "$pdf: a font is not embedded, not a subset or without a Unicode map"; pdffonts "$pdf"; exit 1; }
    [ -z "$(gs -q -dNOPAUSE -dBATCH -sDEVICE=nullpage "$pdf" 2>&1)" ] || { echo "$pdf: Ghostscript has something to say"; exit 1; }
    # Without colour management, which some builds of MuPDF lack and say so.
    [ -z "$(mutool draw -N -q -F txt -o /dev/null "$pdf" 2>&1)" ] || { echo "$pdf: MuPDF has something to say"; exit 1; }
    count=$((count + 1))
  done
  [ "$count" -ge 6 ] || { echo "$1: only $count PDFs"; exit 1; }
  echo "$count PDFs of $2 page(s): qpdf, poppler, Ghostscript and MuPDF have nothing to say"
}

judge out 1

cp -r briefs "$large/briefs"
for brief in "$large"/briefs/*/*.toml; do
  case $brief in */dossier.toml | */sources.toml) continue ;; esac
  sed -i 's/^audience = /pages = 2\nmin-type-size = 11\naudience = /' "$brief"
done
[ ! -d templates ] || cp -r templates "$large/templates"
program=$(realpath "$program")
(cd "$large" && "$program" build --out "$large/out" 2>"$large/said") || { cat "$large/said"; exit 1; }
judge "$large/out" 2
python3 tests/judges/text.py "$large/out"
