# What quickstart.sh and test.sh share: installing what is missing, building.
# Sourced, at the top of the source tree. Quiet unless something fails.

log=$(mktemp)
trap 'rm -f "$log"' EXIT

fail() {
    echo "$*" >&2
    exit 1
}

# Runs a command; what it printed is shown only when it fails.
quiet() {
    "$@" > "$log" 2>&1 && return 0
    cat "$log" >&2
    fail "failed: $*"
}

# ---- Debian, Ubuntu --------------------------------------------------------

VERSIONS="22 21 20 19 18 17 16 15 14"

toolchain() { # toolchain VERSION: its packages
    echo "clang-$1 lld-$1 libclang-$1-dev libclang-rt-$1-dev-wasm32"
}

installed() { # installed PACKAGE...: all of them
    count=$(dpkg-query -W -f '${db:Status-Status}\n' "$@" 2> /dev/null |
        grep -c '^installed$')
    [ "$count" -eq $# ]
}

known() { # known PACKAGE...: apt has all of them
    for p in "$@"; do
        apt-cache show "$p" > /dev/null 2>&1 || return 1
    done
}

# The newest version that is there as a whole, else the newest that can be.
version() {
    for check in installed known; do
        for n in $VERSIONS; do
            # shellcheck disable=SC2046
            if $check $(toolchain "$n"); then
                echo "$n"
                return
            fi
        done
    done
    echo 14
}

# Root, or someone who may become root.
as_root() {
    if [ "$(id -u)" -eq 0 ]; then
        "$@"
    elif command -v sudo > /dev/null; then
        sudo "$@"
    else
        fail "missing packages; as root: $*"
    fi
}

# missing_packages [VERSION...]: of the newest clang and those versions
missing_packages() {
    for v in "$(version)" "$@"; do
        toolchain "$v"
    done | tr ' ' '\n' > "$log"
    for p in "libc++-$(version)-dev-wasm32" gcc-multilib; do # where there are
        known "$p" && echo "$p" >> "$log"
    done
    echo "gcc libc6-dev wasi-libc libjansson-dev libcmocka-dev zlib1g-dev
        cmake ninja-build pkg-config nodejs npm git xz-utils bzip2
        libxxhash-dev libstb-dev libbrotli1" | tr -s ' ' '\n' >> "$log"
    for p in $(sort -u "$log"); do
        case $p in # these may come from elsewhere than Debian
            nodejs) command -v node > /dev/null && continue ;;
            npm | git | cmake) command -v "$p" > /dev/null && continue ;;
        esac
        installed "$p" || printf ' %s' "$p"
    done
}

# Which clang is the newest is known only from lists that are up to date.
install_debian() {
    [ -n "$(missing_packages "$@")" ] || return 0
    quiet as_root apt-get update
    missing=$(missing_packages "$@")
    echo "installing$missing"
    # shellcheck disable=SC2086
    quiet as_root env DEBIAN_FRONTEND=noninteractive \
        apt-get install -y --no-install-recommends $missing
}

# ---- elsewhere -------------------------------------------------------------

want() { # want WHAT COMMAND...: a line of the list, unless COMMAND succeeds
    what=$1
    shift
    "$@" > /dev/null 2>&1 || echo "  $what" >> "$log"
}

a_file() { # a_file PATTERN...: one of them exists
    for f in "$@"; do
        [ ! -e "$f" ] || return 0
    done
    return 1
}

program() { # program NAME...: one of them, or NAME-VERSION
    for p in "$@"; do
        command -v "$p" && return
        for n in $VERSIONS; do
            command -v "$p-$n" && return
        done
    done
    return 1
}

recent_node() {
    node -e 'const [a, b] = process.versions.node.split(".");
        process.exit(a > 18 || (a == 18 && b >= 19) ? 0 : 1)'
}

recent_cmake() {
    cmake --version | awk '/version/ { split($3, v, ".")
            ok = v[1] > 3 || (v[1] == 3 && v[2] >= 22) }
        END { exit !ok }'
}

# Says exactly what is not there, and ends.
check_elsewhere() {
    sdk=${WASI_SDK_PATH:-/opt/wasi-sdk}
    : > "$log"
    want "a C compiler" program cc gcc
    want "cmake 3.22 or newer" recent_cmake
    want "ninja" program ninja
    want "pkg-config" program pkg-config
    want "git" program git
    want "node 18.19 or newer" recent_node
    want "npm" program npm
    for lib in jansson cmocka zlib; do
        want "$lib with its headers" pkg-config --exists $lib
    done
    want "xxHash's header: xxhash.h in /usr/include" \
        a_file /usr/include/xxhash.h
    want "libclang's headers (clang-c/Index.h), version 14 or newer" \
        a_file /usr/lib/llvm-*/include/clang-c/Index.h \
        /usr/include/clang-c/Index.h /usr/local/include/clang-c/Index.h
    if [ ! -x "$sdk/bin/clang" ]; then
        want "clang 14 or newer, or a wasi-sdk (set WASI_SDK_PATH)" \
            program clang
        want "wasm-ld: LLVM's linker lld, of clang's version" program wasm-ld
        rt=$("$(program clang || echo false)" -print-resource-dir || echo /none)
        want "compiler-rt's builtins for wasm32, of clang's version" \
            a_file "$rt"/lib/wasi*/*.a "$rt"/lib/wasm32*/*.a
        want "wasi-libc: libc.a for wasm32-wasi (or set WASI_SYSROOT)" \
            a_file "${WASI_SYSROOT:-/usr}"/lib/wasm32-wasi*/libc.a \
            /usr/share/wasi-sysroot/lib/wasm32-wasi*/libc.a \
            /usr/wasm32-wasi/lib/libc.a \
            /usr/local/share/wasi-sysroot/lib/wasm32-wasi*/libc.a
    fi
    [ -s "$log" ] || return 0
    echo "There is no apt-get here to install what is missing:" >&2
    cat "$log" >&2
    fail "Install these with your system's package manager, then run this again."
}

# install_missing [VERSION...]: what the build, the tests and the tool need,
# with the newest clang there is, and those versions of it besides.
install_missing() {
    if command -v apt-get > /dev/null && command -v dpkg-query > /dev/null; then
        install_debian "$@"
    else
        check_elsewhere
    fi
}

# ---- building --------------------------------------------------------------

build() { # build PRESET [TARGET...]
    preset=$1
    shift
    # shellcheck disable=SC2086
    quiet cmake --preset "$preset" ${CMAKE_FLAGS:-}
    quiet ninja -C "build/$preset" "$@"
}
