#!/usr/bin/env bash
# Every goal for speed and memory as a ratio, measured in one run on one machine; see README.md beside it.
#
#   benches/goals.sh NEWSWIRE [--memory]
#
# NEWSWIRE is a folder with `to-jsonl`, which prints articles as JSON lines, and `words.txt`, one word a line for ripgrep.
# `--memory` adds the runs on two gigabytes, which take minutes and room for as much in $TMPDIR.
set -euo pipefail

newswire=${1:?name the folder with the newswire corpus}
memory=${2:-}
root=$(cd "$(dirname "$0")/.." && pwd)
factdiff=${FACTDIFF:-$root/target/release/factdiff}
runs=${RUNS:-5}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# Seconds of the fastest of some runs, with what it prints thrown away. A status of 1 means findings, or no line found.
# MEASURE=cpu takes the processor's time instead of the clock's: for a machine that does other work too.
best() {
    local n=$1 fastest='' time
    shift
    for ((i = 0; i < n; i++)); do
        time=$(TIMEFORMAT='%R %U %S' && { time "$@" >"$work/out" 2>"$work/err" || echo $? >"$work/status"; } 2>&1)
        if (($(cat "$work/status" 2>/dev/null || echo 0) > 1)); then
            cat "$work/err" >&2
            return 2
        fi
        rm -f "$work/status"
        fastest=$(awk -v time="$time" -v cpu="${MEASURE:-}" -v f="$fastest" 'BEGIN {
            split(time, s, " ")
            t = cpu == "cpu" ? s[2] + s[3] : s[1]
            print (f == "" || t < f) ? t : f
        }')
    done
    echo "$fastest"
}

# goal LINE RATIO OPERATOR LIMIT: how a ratio stands to its goal.
goal() {
    awk -v line="$1" -v ratio="$2" -v op="$3" -v limit="$4" 'BEGIN {
        met = op == "<=" ? ratio <= limit : ratio >= limit
        printf "%-62s %8.2f  (%s %s)  %s\n", line, ratio, op, limit, met ? "met" : "NOT MET"
    }'
}

over() { awk -v a="$1" -v b="$2" 'BEGIN { print a / b }'; }
less() { awk -v a="$1" -v b="$2" 'BEGIN { d = a - b; if (d < 0.0001) d = 0.0001; print d }'; }
note() { printf '    %-58s %s\n' "$1" "$2"; }

# Rules with as many slots as asked, each started by a word of its own that the corpus has, neither often nor hardly ever.
rules() {
    echo 'rules: 1'
    echo 'slots:'
    head -n "$1" "$work/vocabulary" | awk '{
        printf "  near-%s:\n    question: How many near the %s?\n    kind: count\n    find:\n      phrases:\n", $1, $1
        printf "        - <count> people ... %s\n        - %s ... <count> people\n    examples:\n", $1, $1
        printf "      - text: They met 14 people near the %s.\n        gives: 14\n", $1
        printf "      - text: They met nobody near the %s.\n        gives: nothing\n", $1
    }'
}

articles=$work/newswire.jsonl
"$newswire/to-jsonl" >"$articles"
bytes=$(wc -c <"$articles")
megabytes=$(awk -v b="$bytes" 'BEGIN { printf "%.1f", b / 1e6 }')
# The texts alone, without JSON; escaped line ends become line ends.
sed -e 's/.*"text": "//' -e 's/"}$//' -e 's/\\n/\n/g' -e 's/\\"/"/g' "$articles" >"$work/text"
tr -cs 'a-z' '\n' <"$work/text" | awk 'length($0) > 4' | sort | uniq -c | sort -k1,1nr -k2 | awk 'NR > 1500 && NR <= 2500 { print $2 }' |
    awk '{ print (NR * 617) % 1000, $1 }' | sort -n | cut -d' ' -f2 >"$work/vocabulary"
rules 50 >"$work/50.rules.yaml"
rules 1000 >"$work/1000.rules.yaml"
echo 'It rained.' >"$work/empty.txt"
start=$(best 20 "$factdiff" extract "$work/empty.txt")

echo "$("$factdiff" --version), $megabytes MB of articles, $(nproc) cores, best of $runs"
echo

rg=$(best "$runs" rg -j1 -i -w -c -F -f "$newswire/words.txt" "$articles")
one=$(best "$runs" "$factdiff" extract --threads 1 "$articles")
goal '1  extract with all packs, one thread / ripgrep' "$(over "$one" "$rg")" '<=' 3
note 'ripgrep, seconds' "$rg"
note 'extract, seconds' "$one"
note 'extract, MB a second' "$(awk -v b="$bytes" -v t="$one" 'BEGIN { printf "%.1f", b / 1e6 / t }')"
own=$(best "$runs" "$factdiff" extract --threads 1 --rules "$work/50.rules.yaml" "$articles")
goal '1  the same with 50 rules of one'\''s own' "$(over "$own" "$rg")" '<=' 3

many=$(best "$runs" "$factdiff" extract --threads 1 --rules "$work/1000.rules.yaml" "$articles")
goal '2  1,000 slots / 50 slots' "$(over "$many" "$own")" '<=' 1.5
few_start=$(best 5 "$factdiff" extract --rules "$work/50.rules.yaml" "$work/empty.txt")
many_start=$(best 5 "$factdiff" extract --rules "$work/1000.rules.yaml" "$work/empty.txt")
note 'of which reading the rules and trying their examples, seconds' "$few_start, $many_start"

head -c 1000000 "$work/text" | tr '\n' ' ' >"$work/line.txt"
head -c 900000 "$work/line.txt" | fold -w 9 >"$work/lines.txt"
for _ in 1 2 3 4 5 6 7 8 9; do cat "$work/text"; done >"$work/article.txt"
truncate -s 100000000 "$work/article.txt"
line=$(less "$(best "$runs" "$factdiff" extract "$work/line.txt")" "$start")
lines=$(less "$(best "$runs" "$factdiff" extract "$work/lines.txt")" "$start")
article=$(less "$(best 1 "$factdiff" extract "$work/article.txt")" "$start")
each() { awk -v t="$1" -v b="$(wc -c <"$2")" 'BEGIN { printf "%.2f", t / b * 1e9 }'; }
line=$(each "$line" "$work/line.txt")
lines=$(each "$lines" "$work/lines.txt")
article=$(each "$article" "$work/article.txt")
dearest=$(printf '%s\n' "$line" "$lines" "$article" | sort -g | tail -n 1)
cheapest=$(printf '%s\n' "$line" "$lines" "$article" | sort -g | head -n 1)
goal '3  the dearest byte / the cheapest byte' "$(over "$dearest" "$cheapest")" '<=' 1.5
note '1 MB as one line, nanoseconds a byte' "$line"
note '1 MB as 100,000 lines, nanoseconds a byte' "$lines"
note '100 MB as one article, nanoseconds a byte' "$article"

# One line of nothing but figures or dates, ten thousand and a hundred thousand of them, against dated news.
list() { awk -v n="$1" -v kind="$2" 'BEGIN {
    split("January February March April May June July August September October November December", m, " ")
    for (i = 0; i < n; i++) printf "%s", kind == "numbers" ? 100 + (i * 7919) % 90000 " " : 1 + i % 28 " " m[i % 12 + 1] " " 1990 + i % 35 ", "
}'; }
read_one() { best "$1" "$factdiff" read --published 2024-04-04 --format jsonl "$2"; }
head -c 1000000 "$work/text" >"$work/news.txt"
news=$(each "$(read_one "$runs" "$work/news.txt")" "$work/news.txt")
for kind in numbers dates; do
    list 10000 "$kind" >"$work/short.txt"
    list 100000 "$kind" >"$work/long.txt"
    short=$(each "$(read_one "$runs" "$work/short.txt")" "$work/short.txt")
    long=$(each "$(read_one "$runs" "$work/long.txt")" "$work/long.txt")
    goal "7  read, a byte: a line of 100,000 $kind / of 10,000" "$(over "$long" "$short")" '<=' 1.5
    note "$kind / dated news, a byte, what is printed included" "$(over "$long" "$news")"
done
# One sentence again and again to 1 MB: what no article does, and still each is to cost what it says and not its square.
while IFS='|' read -r what sentence; do
    awk -v sentence="$sentence" 'BEGIN { for (n = 0; n < 1e6; n += length(sentence) + 1) printf "%s ", sentence }' >"$work/odd.txt"
    odd=$(less "$(best 1 "$factdiff" extract "$work/odd.txt")" "$start")
    claims=$(grep -c '"record":"claim"' "$work/out" || true)
    note "1 MB of $what, nanoseconds a byte (claims)" "$(each "$odd" "$work/odd.txt") ($claims)"
done <<'END'
names|Ana Belo met Jan Roe and Ben Moss.
surnames without an end|Belo, Roe, Moss,
titles|Prime Minister Ana Belo met Foreign Minister Jan Roe.
titles without an end|Prime Minister Ana Belo, Foreign Minister Jan Roe,
tolls|At least 12 people were killed and 30 injured in the attack.
ages|Ana Belo, 45, and Jan Roe, 37, were killed.
dates|On Monday, 4 March 2024, the talks were held on Tuesday.
sums|The deal cost $3.5 million and 20 million euros.
quotations|"We won," he said. "They lost," said Ana Belo.
quotations without an end|“We won, he said
brackets without an end|he (she (they
lines under pictures|Photo: Ana Belo in Elm
one word|killed
END

two=$(best "$runs" "$factdiff" extract --threads 2 "$articles")
if [ "${MEASURE:-}" = cpu ]; then
    note '4  processor time of two threads / of one' "$(over "$two" "$one")"
else
    goal '4  one thread / two threads' "$(over "$one" "$two")" '>=' 1.8
fi

five=()
for file in "$root"/fixtures/*/*.txt; do
    ((${#five[@]} < 5)) && five+=("$file")
done
rg_five=$(best 30 rg -j1 -i -w -c -F -f "$newswire/words.txt" "${five[@]}")
check_five=$(best 30 "$factdiff" check "${five[@]}")
goal '6  check of five short articles / ripgrep' "$(over "$check_five" "$rg_five")" '<=' 5
note 'ripgrep, check, milliseconds' "$(awk -v a="$rg_five" -v b="$check_five" 'BEGIN { printf "%.1f, %.1f", a * 1e3, b * 1e3 }')"
note 'start to end of extract on one sentence, milliseconds' "$(awk -v a="$start" 'BEGIN { printf "%.1f", a * 1e3 }')"

[ "$memory" = --memory ] || exit 0
# Two gigabytes: the corpus again and again, with other ids and stories each time. `$1` says how the stories are called.
copies=$((2000000000 / bytes + 1))
big() {
    for ((c = 0; c < copies; c++)); do
        awk -v c="$c" '{ sub(/"id": "/, "&" c "-") } '"$1"' { print }' "$articles"
    done >"$work/big.jsonl"
}
seconds() { awk '/(User|System) time/ { s += $NF } END { print s }' "$work/time"; }
peak() { awk '/Maximum resident/ { printf "%.0f", $6 / 1000 }' "$work/time"; }

# The stories of the corpus, ten articles each, in every copy anew.
big '{ sub(/"story": "/, "&" c "-") }'
/usr/bin/time -v -o "$work/time" "$factdiff" extract "$work/big.jsonl" -o "$work/claims.jsonl.zst"
goal '5  extract of 2 GB, peak in MB' "$(peak)" '<=' 200
rm "$work/claims.jsonl.zst"
seconds=$(seconds)
# The articles of one place in ten copies: those of a story lie far apart.
big '{ sub(/"story": "s[0-9]*/, "\"story\": \"" NR "-" int(c / 10)) }'
/usr/bin/time -v -o "$work/time" "$factdiff" check "$work/big.jsonl" --format jsonl >"$work/out" || true
goal '5  check of 2 GB that is not grouped by story, peak in MB' "$(peak)" '<=' 500
note 'processor time of check / of extract' "$(over "$(seconds)" "$seconds")"
