#!/usr/bin/env bash
# The hooks, run by the real pre-commit on a commit in a repository that is made for this. Needs git, Cargo and `pre-commit`
# on the path; the argument is a copy of guidec's tree (not a clone: what is there is committed there).
set -euo pipefail

hooks=$(cd "$1" && pwd)
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
# Nobody's own settings or earlier hooks count.
export PRE_COMMIT_HOME="$scratch/pre-commit" GIT_CONFIG_GLOBAL="$scratch/gitconfig" GIT_CONFIG_NOSYSTEM=1
git config --global user.name "Fixture"
git config --global user.email "fixture@example.org"

if [ ! -e "$hooks/.git" ]; then
  git -C "$hooks" init -q
  git -C "$hooks" add -A
  git -C "$hooks" commit -qm "What is tried"
fi

project="$scratch/project"
git init -q "$project"
cd "$project"
cat > .pre-commit-config.yaml <<EOF
repos:
  - repo: $hooks
    rev: $(git -C "$hooks" rev-parse HEAD)
    hooks: [{ id: guidec-check }, { id: guidec-fmt }]
EOF
pre-commit install

fail() { echo "pre_commit.sh: $*" >&2; exit 1; }

printf 'guide wrong "Wrong" {\n  for android\n  tpa "Menu"\n}\n' > a.guide
git add .
if git commit -qm "A guide with a slip" > said 2>&1; then cat said; fail "a guide with a slip was committed"; fi
grep -q 'tpa' said || { cat said; fail "the finding is not shown"; }

printf 'guide right "Right" {\n for android\n do "Wipe the screen."\n}\n' > a.guide
git add a.guide
if git commit -qm "A guide in another style" > said 2>&1; then cat said; fail "a guide in another style was committed"; fi
grep -q '^  for android$' a.guide || { cat said; fail "the guide was not formatted"; }

git add a.guide
git commit -qm "A guide as it should be" > said 2>&1 || { cat said; fail "a right guide was refused"; }

printf 'use "a.guide"\n\nguide other "Other" {\n  for android\n  do "Read [the first](@right)."\n}\n' > b.guide
git add b.guide
git commit -qm "A guide that uses another" > said 2>&1 || { cat said; fail "a right guide was refused"; }
git rm -q a.guide
if git commit -qm "Only a deletion" > said 2>&1; then cat said; fail "a guide was deleted that another one uses"; fi
grep -q 'a\.guide' said || { cat said; fail "what uses the deleted guide is not shown"; }
echo "pre-commit: refused, formatted, let through, deletion refused"
