#!/bin/sh
# Compiles the native client to the path given, where there is a C compiler. Without one there is none, and the shell
# client serves: no build fails for want of it.
set -eu
source=${0%/*}/client.c
made=$1
if ! command -v cc >/dev/null; then
  echo "no C compiler (cc): renders go by the shell client, which takes longer to start"
  rm -f "$made"
  exit 0
fi
mkdir -p "${made%/*}"
# Without a dynamic linker it starts in half the time; where there is no static libc, with one.
for kind in -static ''; do
  # shellcheck disable=SC2086 # no option, or one
  if cc -std=c11 -O2 -Wall -Wextra $kind -o "$made.new" "$source" 2>"$made.log"; then
    mv "$made.new" "$made"
    rm -f "$made.log"
    exit 0
  fi
done
rm -f "$made"
echo "the native client does not compile: renders go by the shell client; see $made.log"
