# npm: better-sqlite3
THERE=$C/_gen/sqlite3
[ -d "$THERE" ] || THERE=$C/better-sqlite3/deps/sqlite3
HEADERS=(sqlite3.bind.h "$THERE/sqlite3.h")
SOURCES=("$THERE/sqlite3.c")
FLAGS=(-I"$THERE" -DSQLITE_THREADSAFE=0 -DSQLITE_OMIT_LOAD_EXTENSION
       -DSQLITE_OMIT_WAL)
