#!/usr/bin/env bash
# Counts what factbrief does, as numbers that are the same on any machine: allocations, their bytes and, where valgrind
# is, instructions. A change that makes it slower shows as a difference in benches/counts.txt.
#
#   benches/counts.sh          writes benches/counts.txt anew
#   benches/counts.sh check    compares; fails where a number is off by more than the margin
#
# COUNTS_PROFILE=dev counts without optimisation: a trial of this script, since only instructions differ by much.
set -euo pipefail
case "${1:-}" in
  "" | check) ;;
  *) echo "counts.sh takes nothing, or 'check'" >&2; exit 2 ;;
esac
cd "$(dirname "$0")/.."

# Per cent. In one folder allocations are the same to the last one; a longer path makes a few more. Instructions differ by less
# than 0.1 %, because each run hashes with other keys.
margin=2
profile=${COUNTS_PROFILE:-release}
cargo build --profile "$profile" --locked --quiet --package factbrief --package factbrief-benches --bins
programs=target/${profile/dev/debug}

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
# One thread, no cache of earlier runs, and the same names however long the path of the temporary folder is.
export RAYON_NUM_THREADS=1 XDG_CACHE_HOME=$folder/cache NO_COLOR=1
unset FACTBRIEF_ARCHIVE
"$programs/counts" invent "$folder/invented"
shipped=(build briefs --jobs 1 --out "$folder/out")
# NAME and the arguments of factbrief; what comes before each is made by the one above it.
workloads() {
  "$1" 'the shipped dossier, made' "${shipped[@]}" --force
  "$1" 'the shipped dossier, nothing to do' "${shipped[@]}"
  "$1" 'the shipped dossier, known to be settled' "${shipped[@]}"
  "$1" '1,000 facts, checked' check "$folder/invented" --on 2026-11-21
}
allocations() {
  local name=$1 said
  shift
  said=$("$programs/counts" "$@" 2>"$folder/said" | tail -n 1) || { cat "$folder/said" >&2; exit 1; }
  echo "$name: $said" | sed -E 's/^(.*): ([0-9]+) allocations, ([0-9]+) bytes$/\2\tallocations\t\1\n\3\tbytes\t\1/'
}
instructions() {
  local name=$1
  shift
  valgrind --tool=cachegrind --cache-sim=no --cachegrind-out-file=/dev/null "$programs/factbrief" "$@" >/dev/null 2>"$folder/said" ||
    { cat "$folder/said" >&2; exit 1; }
  sed -nE 's/^==[0-9]+== I +refs: +//p' "$folder/said" | tr -d , | sed "s/$/\tinstructions\t$name/"
}
{
  workloads allocations
  rm -rf "$folder/out" "$folder/cache"
  if command -v valgrind >/dev/null; then workloads instructions; fi
} >"$folder/counts.txt"

if [ "${1:-}" != check ]; then
  cp "$folder/counts.txt" benches/counts.txt
  cat benches/counts.txt
  exit
fi
awk -F '\t' -v margin="$margin" '
  NR == FNR { found[$2 FS $3] = $1; next }
  !(($2 FS $3) in found) {
    if ($2 == "instructions") { unjudged = 1; next }
    print "benches/counts.txt has `" $3 "`, which is not counted"; failed = 1; next
  }
  {
    now = found[$2 FS $3]; off = 100 * (now - $1) / $1
    printf "%15d %-12s  %+7.2f %%  %s\n", now, $2, off, $3
    if (off > margin || off < -margin) failed = 1
    delete found[$2 FS $3]
  }
  END {
    if (unjudged) print "not judged: instructions, because valgrind is not here"
    for (left in found) { print "benches/counts.txt lacks: " left; failed = 1 }
    if (failed) print "a count is off by more than " margin " %: if that is meant, run benches/counts.sh and commit what it writes, with the reason"
    exit failed
  }' "$folder/counts.txt" benches/counts.txt
