// Lua: a state is a class; errors leave lua_pcall by setjmp and longjmp.
#include "cbw.h"
#include "lua.h"
#include "lauxlib.h"
#include "lualib.h"
CBW_MODULE(lua, strip=lua_ strip=luaL_);
CBW_CLASS(lua_State, name=State, free=lua_close);
lua_State *luaL_newstate(void) CBW_NEW(lua_State);
lua_State *lua_newstate(lua_Alloc f, void *ud) CBW_SKIP;
int luaL_loadstring(lua_State *L, const char *s)
    CBW_THROW(_ret != LUA_OK, lua_tostring(L, -1));
int lua_pcallk(lua_State *L, int nargs, int nresults, int errfunc CBW_DEF(0),
               lua_KContext ctx CBW_HIDE(0), lua_KFunction k CBW_HIDE(0))
    CBW_NAME(pcall) CBW_THROW(_ret != LUA_OK, lua_tostring(L, -1));
const char *lua_tolstring(lua_State *L, int idx, size_t *len CBW_HIDE(len))
    CBW_STR CBW_LEN(*len) CBW_OPT CBW_NAME(toString);
const char *lua_pushlstring(lua_State *L, const char *s CBW_STR CBW_LEN(len),
                            size_t len) CBW_NAME(pushString);
lua_Number lua_tonumberx(lua_State *L, int idx, int *isnum CBW_HIDE(NULL))
    CBW_NAME(toNumber);
lua_Integer lua_tointegerx(lua_State *L, int idx, int *isnum CBW_HIDE(NULL))
    CBW_NAME(toInteger);
// A JavaScript exception becomes a Lua error, so that Lua unwinds its own
// frames, and leaves the pcall that JavaScript made as itself.
void lua_pushcclosure(lua_State *L,
                      lua_CFunction fn CBW_CB(L)
                          CBW_FAIL(luaL_error(L, "JavaScript exception")),
                      int n CBW_HIDE(0)) CBW_NAME(pushFunction);
