// Lua: a state is a class; errors leave lua_pcall by setjmp and longjmp.
#include "cbw.h"
#include "lua.h"
#include "lauxlib.h"
#include "lualib.h"
CBW_MODULE(lua, strip=lua_ strip=luaL_);
CBW_CLASS(lua_State, name=State, free=lua_close);
typedef struct lua_Object lua_Object;
CBW_CLASS(lua_Object, name=Userdata);
CBW_CLASS(lua_Debug, name=Debug);
CBW_FIELD(lua_Debug, name, str borrow);
CBW_FIELD(lua_Debug, what, str borrow);
CBW_RULE(lua*, return void *, as=lua_Object borrow=L);
CBW_RULE(lua*, return const void *, as=lua_Object borrow=L);
CBW_RULE(lua*, p, as=lua_Object);
CBW_RULE(luaL_load*, const char *, copy);
CBW_RULE(luaL_checkoption, lst, nul);
CBW_RULE(luaL_*buff*size, return, bin len=sz borrow=B);
// One function of a table; with upvalues none.
void luaL_setfuncs(lua_State *L, const luaL_Reg *l, int nup) CBW_SKIP;
void set_func(lua_State *L, const char *name CBW_COPY,
              lua_CFunction fn CBW_CB(L)
                  CBW_FAIL(luaL_error(L, "JavaScript exception")))
    CBW_MACRO(luaL_setfuncs(L, (luaL_Reg[]){{name, fn}, {NULL, NULL}}, 0));
const char *push_number_text(lua_State *L, const char *fmt, int value)
    CBW_VARIANT(lua_pushfstring, L, fmt, value);
const char *push_number_vtext(lua_State *L, const char *fmt, int value)
    CBW_VARIANT(lua_pushvfstring, L, fmt, value);
int collect(lua_State *L, int what) CBW_VARIANT(lua_gc, L, what);
int raise_error(lua_State *L, const char *fmt, const char *text)
    CBW_VARIANT(luaL_error, L, fmt, text) CBW_LONGJMP;
lua_State *luaL_newstate(void) CBW_NEW(lua_State);
int luaL_loadstring(lua_State *L, const char *s CBW_COPY)
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
CBW_RULE(luaL_traceback, L1, copy);
