# The one list of what cancelcheck needs from the distribution, and how to install it. Sourced by the other scripts.
# shellcheck shell=bash

ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
export ROOT

BUILD_PACKAGES=(gcc libc6-dev make cmake pkg-config libsqlite3-dev libyaml-dev libxxhash-dev libjansson-dev libseccomp-dev libstb-dev)
TEST_PACKAGES=(libcmocka-dev python3 chromium chromium-driver
               # engines that docs/scale rides on
               ninja-build parallel
               # shells that complete cancelcheck's command line
               zsh fish
               # readers that reports are held against
               python3-jsonschema python3-prometheus-client python3-junitparser
               # headers that testdata/cli/headers.sh holds the packs against
               libglib2.0-dev libpq-dev libuv1-dev libevent-dev libsystemd-dev libcurl4-openssl-dev)
# npm brings the SARIF schema (testdata/report/sarif_schema.sh); it may stand here without being Debian's.
command -v npm >/dev/null || TEST_PACKAGES+=(npm)
# clang-format differs between versions; lint checks the format only where CLANG_FORMAT_VERSION is at hand.
CLANG_FORMAT_VERSION=14
LINT_PACKAGES=(clang-format-14)
LIBCLANG_WANTED=19

say() { printf '%s\n' "$*" >&2; }
die() {
    say "error: $*"
    exit 2
}

jobs() { nproc 2>/dev/null || echo 2; }

as_root() {
    if [ "$(id -u)" -eq 0 ]; then
        "$@"
    elif command -v sudo >/dev/null 2>&1; then
        sudo "$@"
    else
        die "run as root (or install sudo) so that this can be installed: $*"
    fi
}

is_installed() { dpkg-query -W -f='${Status}' "$1" 2>/dev/null | grep -q 'install ok installed'; }

# The directory of an installed libclang with headers, version 17 or newer, 19 first.
libclang_dir() {
    local version
    for version in $LIBCLANG_WANTED $(seq 30 -1 17); do
        if [ -f "/usr/lib/llvm-$version/include/clang-c/Index.h" ] && [ -e "/usr/lib/llvm-$version/lib/libclang.so" ]; then
            echo "/usr/lib/llvm-$version"
            return 0
        fi
    done
    return 1
}

# The package that brings one, from what apt knows of.
libclang_package() {
    local version
    for version in $LIBCLANG_WANTED $(seq 30 -1 17); do
        if apt-cache show "libclang-$version-dev" >/dev/null 2>&1; then
            echo "libclang-$version-dev"
            return 0
        fi
    done
    return 1
}

apt_update_once() {
    [ -z "${APT_UPDATED:-}" ] || return 0
    as_root apt-get update -qq >&2
    APT_UPDATED=1
}

# The packages of the arguments that this distribution has.
available() {
    local package
    for package in "$@"; do
        if ! is_installed "$package" && ! apt-cache show "$package" >/dev/null 2>&1; then
            apt_update_once
            apt-cache show "$package" >/dev/null 2>&1 || continue
        fi
        echo "$package"
    done
}

# install_missing PACKAGE...: installs those that are not there, and libclang when none of 17 or newer is.
install_missing() {
    local package missing=()
    if ! command -v dpkg-query >/dev/null 2>&1; then
        say "not a Debian-like system: nothing is installed; needed are $* and libclang 17 or newer"
        return 0
    fi
    for package in "$@"; do
        is_installed "$package" || missing+=("$package")
    done
    if ! libclang_dir >/dev/null; then
        libclang_package >/dev/null || apt_update_once
        package=$(libclang_package) || die "no libclang of version 17 or newer in the package lists;" \
            "https://apt.llvm.org has packages for this distribution"
        missing+=("$package")
    fi
    [ ${#missing[@]} -gt 0 ] || return 0
    say "installing: ${missing[*]}"
    apt_update_once
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >&2
}
