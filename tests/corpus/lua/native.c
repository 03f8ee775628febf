// The same results from native code: what each chunk gives.
#include "lua.h"
#include "lauxlib.h"
#include "lualib.h"
#include <stdio.h>

int main(void)
{
    static const char *chunks[] = {
        "return 1 + 2",
        "return ('%5.2f|%s'):format(3.14159, 'z\xc3\xbc')",
        "local t = {} for i = 1, 1000 do t[i] = i * i end return #t + t[1000]",
        "error('boom', 0)",
        "return nil + 1",
        "return select(2, pcall(error, 'inner'))",
    };
    lua_State *L = luaL_newstate();
    luaL_openlibs(L);
    for (unsigned i = 0; i < sizeof chunks / sizeof *chunks; i++) {
        luaL_loadstring(L, chunks[i]);
        int bad = lua_pcall(L, 0, 1, 0);
        printf("%d %s\n", bad, lua_tostring(L, -1));
        lua_settop(L, 0);
    }
    lua_close(L);
    return 0;
}
