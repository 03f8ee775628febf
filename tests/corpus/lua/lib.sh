# Debian: lua5.4
# Kit: lua5.4
THERE=$C/lua5.4/src/lua.h
HEADERS=(lua.bind.h "$C"/lua5.4/src/{lua,lauxlib,lualib}.h)
SOURCES=($(ls "$C"/lua5.4/src/*.c | grep -v '/luac\?\.c$'))
FLAGS=(-I"$C/lua5.4/src" -I.)
