#!/bin/sh
# cmake.sh BUILD_DIR: a project outside of this tree, with the installed tool:
# find_package, cbw_add_native_test, and a program that links with cbw::host.
set -eu
build=$(realpath "$1")
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cmake --install "$build" --prefix "$work/prefix" > /dev/null
mkdir "$work/project"
cp "$here"/system/sys.[ch] "$here/system/test.c" "$work/project"
cat > "$work/project/vectors.json" << 'END'
[{"name": "reads nothing", "call": "file_size", "args": ["sys.h"],
  "result": -1}]
END
cat > "$work/project/main.c" << 'END'
#include "cbw_runtime.h"

#include <stdio.h>

int main(void)
{
    RtStore *s = rt_store_new(NULL);
    puts(s ? "store" : "none");
    rt_store_free(s);
    return 0;
}
END
cat > "$work/project/CMakeLists.txt" << 'END'
cmake_minimum_required(VERSION 3.20)
project(outside C)
find_package(CbindgenWasm REQUIRED)
enable_testing()
cbw_add_native_test(sys.native HEADERS sys.h SOURCES sys.c TESTS test.c
                    OPTIONS --name sys --filter sees_no_files
                    FLAGS -DSYS=1)
cbw_add_native_test(sys.granted HEADERS sys.h SOURCES sys.c TESTS test.c
                    OPTIONS --name sys --filter sees_granted_files
                            --dir .::/data:ro --env COLOR=blue=1)
cbw_add_native_test(sys.fails HEADERS sys.h SOURCES sys.c TESTS test.c
                    OPTIONS --name sys --filter leaves)
cbw_add_native_test(sys.table HEADERS sys.h SOURCES sys.c TESTS vectors.json
                    OPTIONS --name sys)
add_executable(embedded main.c)
target_link_libraries(embedded cbw::host)
END
cd "$work/project"
{
    cmake -S . -B out -DCMAKE_PREFIX_PATH="$work/prefix" &&
        cmake --build out && ./out/embedded
} > "$work/log" 2>&1 || { cat "$work/log"; exit 1; }
ctest --test-dir out > "$work/log" 2>&1 && { cat "$work/log"; exit 1; }
check() {
    grep -q "$1" "$work/log" || { cat "$work/log"; exit 1; }
}
check 'sys.native .*Passed'
check 'sys.granted .*Passed'
check 'sys.fails .*Failed'
check 'sys.table .*Passed'
check '75% tests passed'
