#!/usr/bin/env bash
# Prints docs/QUALITY.md: what tags and mentions are worth on gold, one section a file.
#
#   docs/quality.sh > docs/QUALITY.md                        # data/gold
#   docs/quality.sh data/gold/articles.jsonl ~/gold/*.jsonl  # and gold that lies elsewhere
#   BASELINE=before.csv docs/quality.sh                      # beside other figures
#   FACTS=~/facts docs/quality.sh                            # and offices against a source left out
#
# Of gold outside data/ no sentence is shown: its texts belong to others. A baseline is a CSV of
# gold, name and figure, as `policytag eval GOLD... --format csv` writes it; a file that is named by
# an absolute path is called by its folder and name there (gold/articles.jsonl).
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)

inside=() outside=()
[ $# -gt 0 ] || set -- data/gold/articles.jsonl
for gold in "$@"; do
  case $gold in
    data/*) inside+=("$gold") ;;
    *) outside+=("$(realpath "$gold")") ;;
  esac
done
baseline=()
[ -z "${BASELINE:-}" ] || baseline=(--baseline "$(realpath "$BASELINE")")
facts=
[ -z "${FACTS:-}" ] || facts=$(realpath "$FACTS")
cd "$root"

# Exit code 1 says that some gold is faulty: its records are named on standard error.
eval_gold() {
  cargo run --release --quiet -- eval --format markdown --ablation "${baseline[@]}" "$@" || [ $? -eq 1 ]
}

cat <<'HEAD'
# Quality

Tags and mentions against gold: what is right, wrong and missing.
Made by `docs/quality.sh`; README.md says how to measure on gold of your own.
Where gold names only what an article is about, our focus tags are judged; recall of any tag counts all of them.
Of themes only what gold names or rules out is judged, unless gold is closed (the passages are); the rest is counted as not judged.
Gold that was annotated for names says nothing of a country that only cities and bodies speak for; such tags are counted as not judged.
Of tags with confidence 0.8, eight in ten should be right.
The columns of "What each part is worth" add one part of the analysis each; the last is the whole.
A baseline is a longest-match dictionary of country names, demonyms and ten abbreviations from a public package (docs/quality-baseline.csv), measured on the same gold.

HEAD
[ ${#inside[@]} -eq 0 ] || eval_gold "${inside[@]}"
[ ${#inside[@]} -eq 0 ] || [ ${#outside[@]} -eq 0 ] || echo
[ ${#outside[@]} -eq 0 ] || eval_gold --no-sentences "${outside[@]}"

[ -n "$facts" ] || exit 0
cat <<'OFFICES'

# Offices against a source left out

Made by `docs/leave_out.py`: the dictionary is built without the tenures of a source, and asked what that source claims, as far as other sources can be held to it.

OFFICES
python3 docs/leave_out.py "$facts" cia-world-leaders,cia-factbook target/release/policytag
