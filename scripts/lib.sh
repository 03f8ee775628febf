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

# The first version of a package family that apt knows: newest PREFIX SUFFIX.
newest() {
    for n in 22 21 20 19 18 17 16 15 14; do
        if apt-cache show "$1$n$2" > /dev/null 2>&1; then
            echo $n
            return
        fi
    done
    echo 14
}

have() {
    dpkg-query -W -f '${db:Status-Status}\n' "$@" 2> /dev/null |
        grep -c '^installed$'
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

packages() { # packages VERSION...
    for v in "$@"; do
        echo "clang-$v lld-$v libclang-$v-dev libclang-rt-$v-dev-wasm32"
    done
    echo "gcc libc6-dev wasi-libc libjansson-dev libcmocka-dev zlib1g-dev"
    echo "cmake ninja-build pkg-config nodejs npm libxxhash-dev libstb-dev"
}

elsewhere() {
    cat >&2 << 'TEXT'
This is no Debian or Ubuntu. Install, with your system's package manager:
  clang, lld and libclang's headers (14 or newer, of one version)
  compiler-rt's builtins for wasm32 and wasi-libc (or a wasi-sdk:
    set WASI_SDK_PATH)
  a C compiler, cmake 3.22, ninja, pkg-config
  jansson, cmocka, zlib, with their headers
  node 18.19 or newer, and npm
then run this again with CBW_NO_INSTALL=1.
TEXT
    exit 1
}

# install_missing [VERSION...]: Debian's packages, with the newest clang there
# is and those versions besides.
install_missing() {
    [ -z "${CBW_NO_INSTALL:-}" ] || return 0
    command -v apt-get > /dev/null || elsewhere
    install_list "$(packages "$(newest clang- "")" "$@")"
}

install_list() {
    missing=""
    for p in $1; do
        # npm and node may come from elsewhere than Debian
        case $p in
            nodejs) command -v node > /dev/null && continue ;;
            npm) command -v npm > /dev/null && continue ;;
        esac
        [ "$(have "$p")" -eq 1 ] || missing="$missing $p"
    done
    [ -n "$missing" ] || return 0
    echo "installing$missing"
    quiet as_root apt-get update
    # shellcheck disable=SC2086
    quiet as_root env DEBIAN_FRONTEND=noninteractive \
        apt-get install -y --no-install-recommends $missing
}

build() { # build PRESET [TARGET...]
    preset=$1
    shift
    quiet cmake --preset "$preset"
    quiet ninja -C "build/$preset" "$@"
}
