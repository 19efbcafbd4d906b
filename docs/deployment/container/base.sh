#!/bin/sh
# A base for the Containerfile where no registry of images can be reached: Debian 12, from its packages, as localhost/debian.
# As root, with buildah and debootstrap:  ./base.sh [MIRROR]; without one, debootstrap's own.
set -eu
root=$(mktemp -d)
trap 'rm -rf "$root"' EXIT
debootstrap --variant=minbase bookworm "$root" ${1:+"$1"}
rm -rf "$root"/var/cache/apt/archives/*.deb "$root"/var/log/*.log
container=$(buildah from scratch)
buildah add --quiet "$container" "$root" /
buildah commit --quiet --rm "$container" localhost/debian
