/* cbw.h: what C cannot say about a function, for cbindgen-wasm.
 *
 * For an ordinary compiler every macro here is nothing. The scanner defines
 * CBW_SCAN and reads them as attributes. The same words serve in a library's
 * own header and in a side file NAME.bind.h that includes the untouched header
 * and redeclares only what needs saying: clang merges the attributes and
 * type-checks the redeclaration.
 *
 * Expressions are C over the parameter names, plus _ret for the result; the
 * generated shim evaluates them. docs/annotations.md explains each word.
 */
#ifndef CBW_H
#define CBW_H

#ifdef CBW_SCAN
#define CBW_WORD(s) __attribute__((annotate("cbw:" s)))
#else
#define CBW_WORD(s)
#endif
#define CBW_TEXT(...) #__VA_ARGS__
#define CBW_JOIN_(a, b) a##b
#define CBW_JOIN(a, b) CBW_JOIN_(a, b)

/* Parameters and results: direction, size, text. */
#define CBW_IN CBW_WORD("in")
#define CBW_OUT CBW_WORD("out")
#define CBW_INOUT CBW_WORD("inout")
#define CBW_LEN(...) CBW_WORD("len=" CBW_TEXT(__VA_ARGS__))
#define CBW_EACH(...) CBW_WORD("each=" CBW_TEXT(__VA_ARGS__))
#define CBW_CAP(...) CBW_WORD("cap=" CBW_TEXT(__VA_ARGS__))
#define CBW_USED(...) CBW_WORD("used=" CBW_TEXT(__VA_ARGS__))
#define CBW_NUL CBW_WORD("nul")
#define CBW_STR CBW_WORD("str")
#define CBW_BIN CBW_WORD("bin")
#define CBW_ENC(e) CBW_WORD("enc=" #e)
#define CBW_OPT CBW_WORD("opt")
#define CBW_DEF(v) CBW_WORD("def=" #v)
#define CBW_HIDE(v) CBW_WORD("hide=" #v)
#define CBW_BOOL CBW_WORD("bool")
#define CBW_FLAGS(g) CBW_WORD("flags=" #g)
#define CBW_CURSOR(n) CBW_WORD("cursor=" #n)
#define CBW_AS(T) CBW_WORD("as=" #T)
#define CBW_SAME(p) CBW_WORD("same=" #p)
#define CBW_FILE(m) CBW_WORD("file=" #m)

/* Lifetime. */
#define CBW_KEEP(o) CBW_WORD("keep=" #o)
#define CBW_COPY CBW_WORD("copy")
#define CBW_TAKES CBW_WORD("takes")
#define CBW_OWN(f) CBW_WORD("own=" #f)
#define CBW_BORROW(o) CBW_WORD("borrow=" #o)

/* Callbacks. */
#define CBW_CB(scope) CBW_WORD("cb=" #scope)
#define CBW_UD(c) CBW_WORD("ud=" #c)
#define CBW_FREES(c) CBW_WORD("frees=" #c)
#define CBW_FAIL(...) CBW_WORD("fail=" CBW_TEXT(__VA_ARGS__))
#define CBW_UNWIND CBW_WORD("unwind")

/* Functions. */
#define CBW_NAME(n) CBW_WORD("name=" #n)
#define CBW_NOTE(p) CBW_WORD("note=" #p)
#define CBW_NEW(T) CBW_WORD("new=" #T)
#define CBW_ON(T) CBW_WORD("on=" #T)
#define CBW_GET CBW_WORD("get")
#define CBW_SET CBW_WORD("set")
#define CBW_THROW(c, m) CBW_WORD("throw=" CBW_TEXT(c) "|" CBW_TEXT(m))
#define CBW_ERRNO(c) CBW_WORD("errno=" CBW_TEXT(c))
#define CBW_LONGJMP CBW_WORD("longjmp")
#define CBW_SKIP CBW_WORD("skip")
#define CBW_MACRO(...) CBW_WORD("macro=" CBW_TEXT(__VA_ARGS__))
#define CBW_VARIANT(f, ...) CBW_WORD("variant=" #f "|" CBW_TEXT(__VA_ARGS__))

/* Types and whole libraries, at file level. Arguments are taken as written, so
 * that macro names in them are not expanded. */
#ifdef CBW_SCAN
#define CBW_DECL(kind, text)                                                   \
    extern CBW_WORD(kind " " text) char CBW_JOIN(cbw_decl_, __COUNTER__)[]
#else
#define CBW_DECL(kind, text) struct cbw_nothing
#endif
#define CBW_MODULE(n, ...) CBW_DECL("module", #n ", " #__VA_ARGS__)
#define CBW_CLASS(T, ...) CBW_DECL("class", #T ", " #__VA_ARGS__)
#define CBW_VALUE(T, ...) CBW_DECL("value", #T ", " #__VA_ARGS__)
#define CBW_FIELD(T, f, ...) CBW_DECL("field", #T ", " #f ", " #__VA_ARGS__)
#define CBW_IFACE(T, ...) CBW_DECL("iface", #T ", " #__VA_ARGS__)
#define CBW_UNION(T, ...) CBW_DECL("union", #T ", " #__VA_ARGS__)
#define CBW_CONSTS(g, ...) CBW_DECL("consts", #g ", " #__VA_ARGS__)
#define CBW_FN(f, ...) CBW_DECL("fn", #f ", " #__VA_ARGS__)
#define CBW_RULE(fn, p, ...) CBW_DECL("rule", #fn ", " #p ", " #__VA_ARGS__)

#endif
