# Several C files and the headers they include, as one file.
#
#   awk -v root=DIR -f amalgamate.awk a.c b.c ... > all.c
#
# Headers in quotes come first, once each; .def and .inc files stand where they
# are included. Names that are static (or types, or constants of an enum) in
# one file and known to another get their file's name in front while that file
# lasts, and its macros end with it. What headers declare without the prefix
# rt_ gets it, so that the file offers nothing else to the linker. It
# understands what clang-format writes.

function base_of(file) {
    sub(/^.*\//, "", file)
    sub(/\.[a-z]*$/, "", file)
    gsub(/[^A-Za-z0-9_]/, "_", file)
    return file
}

function define(file, name) {
    if (name != "" && !((file, name) in defines)) {
        defines[file, name] = 1
        names[file] = names[file] " " name
        owners[name]++
    }
}

# The identifier at the end of a text.
function last_name(text) {
    sub(/[ *]*$/, "", text)
    sub(/^.*[^A-Za-z0-9_]/, "", text)
    return text
}

# `enum { A = 1, B }`: what stands between the braces, or part of it.
function constants(file, text,    parts, n, i) {
    sub(/\/\/.*$/, "", text)
    sub(/^[^{]*{/, "", text)
    sub(/}.*$/, "", text)
    n = split(text, parts, ",")
    for (i = 1; i <= n; i++) {
        sub(/=.*$/, "", parts[i])
        gsub(/[ \t]/, "", parts[i])
        if (parts[i] ~ /^[A-Za-z_][A-Za-z0-9_]*$/)
            define(file, parts[i])
    }
}

# What a header declares for other files, and system headers to include first.
function note_public(file, line,    head) {
    if (line ~ /^# *if/)
        depth++
    if (line ~ /^# *endif/)
        depth--
    if (line ~ /^# *include </ && depth <= (file ~ /h$/) && !(line in hoisted)) {
        hoisted[line] = 1
        systems[++nsystems] = line
    }
    if (file ~ /h$/ && line !~ /^(static|typedef)/ &&
        (line ~ /^[A-Za-z_][^(]*[ *][a-z0-9_]+[(]/ || line ~ /^extern /)) {
        head = line
        sub(/[[(;].*$/, "", head)
        head = last_name(head)
        if (head !~ /^(rt_|__|struct$)/ && !(head in public)) {
            public[head] = 1
            publics[++npublics] = head
        }
    }
}

function note(file, line,    head) {
    note_public(file, line)
    if (line ~ /^(typedef )?enum/)
        in_enum = 1
    if (in_enum)
        constants(file, line)
    if (line ~ /^}/ || line ~ /^enum.*};/)
        in_enum = 0
    if (line ~ /^static .*[(=;[]/ || (file ~ /h$/ && line ~ /^[A-Za-z_].*[(]/)) {
        head = line
        sub(/ __attribute__.*$/, "", head)
        sub(/[(=;[].*$/, "", head)
        define(file, last_name(head))
    } else if (line ~ /^} [A-Za-z_]/) { # of a typedef, or a variable
        head = substr(line, 3)
        sub(/[^A-Za-z0-9_].*$/, "", head)
        define(file, head)
    } else if (line ~ /^typedef .*[;(]/) {
        head = line
        sub(/^typedef VEC[(].*[)]/, "", head)
        sub(/[;(].*$/, "", head)
        define(file, last_name(head))
    }
    if (line ~ /^typedef (struct|union) [A-Za-z_]+ {/) {
        head = line
        sub(/ {.*$/, "", head)
        define(file, last_name(head))
    }
    if (line ~ /^ *# *define /) {
        head = line
        sub(/^ *# *define */, "", head)
        sub(/[^A-Za-z0-9_].*$/, "", head)
        macros[file, head] = 1
    }
}

# The file that an #include line names in quotes, or "".
function included(line) {
    if (line !~ /^ *# *include "/)
        return ""
    sub(/^[^"]*"/, "", line)
    sub(/".*$/, "", line)
    return line
}

function open_or_die(path) {
    printf "cannot read %s\n", path > "/dev/stderr"
    failed = 1
    exit 1
}

# Collects names and the headers' order: those it includes first.
function survey(file, owner,    line, path, inner, got) {
    path = root "/" file
    while ((got = (getline line < path)) > 0) {
        inner = included(line)
        if (inner ~ /\.h$/) {
            if (!(inner in seen)) {
                seen[inner] = 1
                survey(inner, inner)
                headers[++nheaders] = inner
            }
        } else if (inner != "") {
            survey(inner, owner)
        } else {
            note(owner, line)
        }
    }
    if (got < 0)
        open_or_die(path)
    close(path)
}

function write_body(file,    line, path, inner) {
    path = root "/" file
    while ((getline line < path) > 0) {
        inner = included(line)
        if (inner == "")
            print line
        else if (inner !~ /\.h$/)
            write_body(inner)
    }
    close(path)
}

function rename(name, to) {
    printf "#undef %s\n", name
    if (to != "")
        printf "#define %s %s\n", name, to
}

function write_unit(file,    list, n, i, key, part) {
    printf "\n// ---- %s\n\n", file
    n = split(names[file], list, " ")
    for (i = 1; i <= n; i++)
        if (owners[list[i]] > 1)
            rename(list[i], "in_" base_of(file) "_" list[i])
    write_body(file)
    for (i = 1; i <= n; i++)
        if (owners[list[i]] > 1)
            rename(list[i], list[i] in public ? "rt_in_" list[i] : "")
    for (key in macros) {
        split(key, part, SUBSEP)
        if (part[1] == file && part[2] !~ /^__/)
            printf "#undef %s\n", part[2]
    }
}

BEGIN {
    for (i = 1; i < ARGC; i++)
        survey(ARGV[i], ARGV[i])
    print "// Made from the files named below; do not edit."
    print "#ifndef _GNU_SOURCE"
    print "#define _GNU_SOURCE"
    print "#endif"
    print "#ifdef __clang__ // what was a header may be used in part"
    print "#pragma clang diagnostic ignored \"-Wunused-function\""
    print "#endif"
    for (i = 1; i <= nsystems; i++)
        print systems[i]
    for (i = 1; i <= npublics; i++)
        printf "#define %s rt_in_%s\n", publics[i], publics[i]
    for (i = 1; i <= nheaders; i++) {
        printf "\n// ---- %s\n\n", headers[i]
        write_body(headers[i])
    }
    for (i = 1; i < ARGC; i++)
        write_unit(ARGV[i])
    exit failed
}
