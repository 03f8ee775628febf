#!/bin/sh
# A room includes only the rooms its room() line names; no circles among rooms;
# libclang is seen by annotate-scan alone. Reads rooms.txt, one
# "name|folder|sources|depends" per line, at the top of the source tree.
rooms=$1
[ -s "$rooms" ] || { echo "layers: no rooms in '$rooms'"; exit 1; }

# Every file of a room: its sources, and the headers of its folder.
list_files() {
    while IFS='|' read -r name folder sources depends; do
        for s in $sources; do
            echo "$name $folder/$s"
            header="$folder/${s%.c}.h"
            [ -f "$header" ] && echo "$name $header"
        done
        for h in "$folder"/*.h "$folder"/*.def; do
            [ -f "$h" ] && echo "any:$name $h"
        done
    done < "$rooms"
}

# A header without a source of its name belongs to the folder's first room.
list_files | awk '
    { any = sub(/^any:/, "", $1) }
    any && !($2 in loose) { loose[$2] = $1 }
    !any && !($2 in owner) { owner[$2] = $1 }
    END {
        for (f in loose) if (!(f in owner)) owner[f] = loose[f]
        for (f in owner) print owner[f], f
    }' | sort > "$rooms.files"

while read -r room file; do
    [ -f "$file" ] && sed -n \
        "s|^ *# *include *[\"<]\([^\">]*\)[\">].*|$room $file \1|p" "$file"
done < "$rooms.files" > "$rooms.includes"

awk -v rooms="$rooms" -v files="$rooms.files" '
    BEGIN {
        while ((getline line < rooms) > 0) {
            split(line, part, "|")
            may[part[1], part[1]] = 1
            n = split(part[4], deps, " ")
            for (i = 1; i <= n; i++) may[part[1], deps[i]] = 1
        }
        while ((getline line < files) > 0) {
            split(line, part, " ")
            owner[part[2]] = part[1]
        }
    }
    {
        room = $1; file = $2; target = $3
        if (target ~ /^clang-c\// && room != "annotate-scan") {
            print file ": includes libclang: " target; bad = 1
        }
        if (target ~ /\.\.\//) {
            print file ": name \"" target "\" from the top of the tree"
            bad = 1
        }
        if (!(target in owner)) {
            dir = file; sub(/[^\/]*$/, "", dir)
            target = dir target
        }
        if (target in owner && !((room, owner[target]) in may)) {
            print file ": room " room " does not name " owner[target] \
                ", but includes " $3
            bad = 1
        }
    }
    END { exit bad }' "$rooms.includes" || exit 1

awk -F'|' '{ n = split($4, d, " "); print $1, $1
             for (i = 1; i <= n; i++) print $1, d[i] }' "$rooms" |
    tsort > /dev/null || { echo "layers: rooms depend in a circle"; exit 1; }
