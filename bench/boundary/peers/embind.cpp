// The library of the bench through Emscripten's embind.
#include <emscripten/bind.h>
#include <string>
extern "C" {
#include "lib.h"
}
#include <cstdlib>
using namespace emscripten;

struct DivMod {
    int div, mod;
};

static uint32_t length(const std::string &s)
{
    return lib_strlen(s.c_str());
}

static std::string echo(const std::string &s)
{
    char *copy = lib_echo(s.c_str());
    std::string result(copy);
    std::free(copy);
    return result;
}

static uint32_t sum(const std::string &data)
{
    return lib_sum((const uint8_t *)data.data(), data.size());
}

static val xor_bytes(const std::string &data, int key)
{
    std::string out(data.size(), 0);
    lib_xor((const uint8_t *)data.data(), data.size(), (uint8_t)key,
            (uint8_t *)&out[0]);
    val view(typed_memory_view(out.size(), (const uint8_t *)out.data()));
    return val::global("Uint8Array").new_(view);
}

static DivMod divmod(int a, int b)
{
    DivMod r;
    lib_divmod(a, b, &r.div, &r.mod);
    return r;
}

static int32_t visit(void *user, int32_t i)
{
    return (*(val *)user)(i).as<int>();
}

static int each(int n, val f)
{
    return lib_each(n, visit, &f);
}

static int call(int i, val f)
{
    return lib_call(i, visit, &f);
}

class Counter {
    lib_counter *c;

public:
    explicit Counter(int start) : c(lib_counter_new(start)) {}
    Counter(const Counter &) = delete;
    ~Counter() { lib_counter_free(c); }
    int add(int n) { return lib_counter_add(c, n); }
};

EMSCRIPTEN_BINDINGS(lib)
{
    value_object<lib_vec>("Vec")
        .field("x", &lib_vec::x)
        .field("y", &lib_vec::y)
        .field("z", &lib_vec::z);
    value_object<DivMod>("DivMod")
        .field("div", &DivMod::div)
        .field("mod", &DivMod::mod);
    function("add", &lib_add);
    function("quot", &lib_quot);
    function("strlen", &length);
    function("echo", &echo);
    function("sum", &sum);
    function("xor", &xor_bytes);
    function("scale", &lib_scale);
    function("divmod", &divmod);
    function("each", &each);
    function("call", &call);
    class_<Counter>("Counter").constructor<int>().function("add",
                                                           &Counter::add);
}
