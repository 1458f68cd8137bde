#!/bin/sh
# SPDX-License-Identifier: ISC
# SPDX-FileCopyrightText: 2026 The skatta authors
#
# foreign.sh ARCH [TEST...]: in this folder, build for a machine that Debian calls ARCH, such as i386
# (32 bits) or s390x (the other byte order), and run tests there under qemu: those named, or else those
# of modules, but for the long ones, and the corpora. A test that starts another program cannot run so.
# Needs a Debian that has gcc-X-linux-gnu for it, qemu-user-static and dpkg-dev.
set -eu

arch=${1:?for which machine?}
shift
source=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd)
triplet=$(dpkg-architecture -a"$arch" -qDEB_HOST_GNU_TYPE)
libraries=$(dpkg-architecture -a"$arch" -qDEB_HOST_MULTIARCH)
root=$PWD/root-$arch
case $triplet in
i686-*) qemu='qemu-i386-static' ;;
*) qemu="qemu-${triplet%%-*}-static" ;;
esac
for program in "$triplet-gcc" "$qemu"; do
	command -v "$program" >/dev/null || {
		echo "foreign.sh: this machine lacks $program" >&2
		exit 1
	}
done

# apt ARGUMENT...: of that machine's packages, and with nothing of this one's.
apt() {
	apt-get -q -o Dir="$root.apt" -o Dir::State::status="$root.apt/status" \
		-o APT::Architecture="$arch" -o APT::Architectures="$arch" -o APT::Sandbox::User= \
		-o APT::Get::List-Cleanup=false "$@"
}

# What bootstrap installs of headers and libraries, and the locale of libc-bin, unpacked. No /tmp or /dev:
# qemu would take what is opened there for what lies in it.
make_root() {
	rm -rf "$root.apt" "$root.part"
	mkdir -p "$root.apt/etc/apt/apt.conf.d" "$root.apt/etc/apt/preferences.d" \
		"$root.apt/var/lib/apt/lists/partial" "$root.apt/var/cache/apt/archives/partial" \
		"$root.part"
	: >"$root.apt/status"
	echo "deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg]" \
		"http://deb.debian.org/debian $(sed -n 's/^VERSION_CODENAME=//p' /etc/os-release) main" \
		>"$root.apt/etc/apt/sources.list"
	apt update
	# Each package is a word of its own.
	# shellcheck disable=SC2046
	apt install -y --download-only --no-install-recommends libc-bin \
		$(sed -nE 's/^\t([a-z0-9-]+-dev) +(header|library) .*/\1/p' "$source/bootstrap")
	for package in "$root.apt"/var/cache/apt/archives/*.deb; do
		dpkg -x "$package" "$root.part"
	done
	for folder in "$root.part"/*; do
		case ${folder##*/} in
		usr | lib*) ;;
		*) rm -r "$folder" ;;
		esac
	done
	rm -r "$root.apt"
	mv "$root.part" "$root"
}

[ -d "$root" ] || make_root
[ -x "$source/configure" ] || autoreconf -fi "$source"
[ -f Makefile ] ||
	PKG_CONFIG_SYSROOT_DIR=$root PKG_CONFIG_LIBDIR=$root/usr/lib/$libraries/pkgconfig \
		"$source/configure" --enable-werror --host="$triplet" \
		CC="${CC:-$triplet-gcc} --sysroot=$root"
# The dollars are make's.
# shellcheck disable=SC2016
[ $# -gt 0 ] || set -- '$(light_module_tests) $(fuzz_targets)'
make check LOG_FLAGS="$qemu -L $root" TESTS="$*"
