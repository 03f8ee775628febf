THERE=$C/_gen/sqlite3/sqlite3.c
HEADERS=(sqlite3.bind.h "$C/_gen/sqlite3/sqlite3.h")
SOURCES=("$C/_gen/sqlite3/sqlite3.c")
FLAGS=(-I"$C/_gen/sqlite3" -DSQLITE_THREADSAFE=0 -DSQLITE_OMIT_LOAD_EXTENSION -DSQLITE_OMIT_WAL)
NATIVE_FLAGS=()
