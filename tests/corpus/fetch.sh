#!/bin/sh
# fetch.sh DEST [LIB...]: the sources of real C libraries, by package name, for
# CBW_CORPUS: Debian's source packages, and SQLite's one file out of npm's
# better-sqlite3. Without LIB those that every run of the tests packs; what is
# there "on request" takes too long for that. Nothing of the machine's own lists is changed: apt gets lists
# of its own below DEST. What is there already stays. Prints what can not be
# had; the exit code is the number of those.
set -u
here=$(cd "$(dirname "$0")" && pwd)
mkdir -p "$1"
dest=$(cd "$1" && pwd)
shift
[ $# -gt 0 ] || set -- $(grep -hs '^# Debian: \|^# npm: ' "$here"/*/lib.sh |
    sed 's/^# //;s/: /:/')
lists=$dest/.apt

# The machine's mirrors, asked for sources instead of packages.
apt_ready() {
    [ ! -f "$lists/ready" ] || return 0
    mkdir -p "$lists/lists/partial" "$lists/cache/archives/partial"
    apt-get indextargets --format 'deb-src $(REPO_URI) $(CODENAME) $(COMPONENT)' \
        'Created-By: Packages' 'Origin: Debian' 'Component: main' |
        sort -u | grep -v -e '-updates ' -e '-security ' > "$lists/sources.list"
    cat > "$lists/apt.conf" << END
Dir::Etc::sourcelist "$lists/sources.list";
Dir::Etc::sourceparts "-";
Dir::State::lists "$lists/lists";
Dir::Cache "$lists/cache";
APT::Sandbox::User "root";
#clear APT::Update::Post-Invoke;
#clear APT::Update::Post-Invoke-Success;
END
    apt-get -c "$lists/apt.conf" update > "$lists/log" 2>&1 &&
        touch "$lists/ready"
}

# Into a folder that gets its name when it is complete.
from_debian() { # from_debian PACKAGE
    apt_ready || return 1
    rm -rf "$dest/.new" && mkdir "$dest/.new" "$dest/.new/out"
    (
        cd "$dest/.new" &&
            apt-get -c "$lists/apt.conf" source --download-only "$1" &&
            tar xf "$1"_*.orig.tar.*[z2] --strip-components 1 -C out
    ) > "$lists/log" 2>&1 && mv "$dest/.new/out" "$dest/$1"
}

from_npm() { # from_npm PACKAGE
    rm -rf "$dest/.new" && mkdir "$dest/.new" "$dest/.new/out"
    (
        cd "$dest/.new" && npm pack --silent "$1" &&
            tar xzf "$1"-*.tgz --strip-components 1 -C out
    ) > "$dest/.npm.log" 2>&1 && mv "$dest/.new/out" "$dest/$1"
}

lost=0
for lib in "$@"; do
    name=${lib#*:}
    [ ! -d "$dest/$name" ] || continue
    case $lib in
        npm:*) from_npm "$name" ;;
        *) from_debian "$name" ;;
    esac || {
        echo "can not be had: $lib"
        lost=$((lost + 1))
    }
done
rm -rf "$dest/.new"
exit $lost
