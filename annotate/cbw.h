/* cbw.h: what C cannot say about a function, for cbindgen-wasm.
 *
 * For an ordinary compiler every macro here is nothing. The scanner defines
 * CBW_SCAN and reads them as attributes. The same words serve in a library's
 * own header and in a side file NAME.bind.h that includes the untouched header
 * and redeclares only what needs saying: clang merges the attributes and
 * type-checks the redeclaration.
 *
 * Expressions are C over the parameter names, plus _ret for the result; the
 * generated shim evaluates them, so that they may call the library and use its
 * macros. Arguments are taken as written. docs/annotations.md explains each
 * word.
 */
#ifndef CBW_H
#define CBW_H

#ifdef CBW_SCAN
#define CBW_WORD(text) __attribute__((annotate("cbw:" text)))
#else
#define CBW_WORD(text)
#endif

/* ---- Parameters and results: direction, size, text. ---- */

/* Only read, though not const; only written, so a result; both. */
#define CBW_IN CBW_WORD("in")
#define CBW_OUT CBW_WORD("out")
#define CBW_INOUT CBW_WORD("inout")
/* How many elements (bytes, for void and char). `any`: C finds the end. */
#define CBW_LEN(...) CBW_WORD("len=" #__VA_ARGS__)
/* Words for the inner level of a T **, as in a rule: len=rowbytes nul. */
#define CBW_EACH(...) CBW_WORD("each=" #__VA_ARGS__)
/* Of an out buffer: elements it must have, elements that count afterwards. */
#define CBW_CAP(...) CBW_WORD("cap=" #__VA_ARGS__)
#define CBW_USED(...) CBW_WORD("used=" #__VA_ARGS__)
/* Ends with a zero element. */
#define CBW_NUL CBW_WORD("nul")
/* Bytes that are UTF-8 text; chars, or structs, that are bytes; text in another
 * encoding: utf16 utf16be utf32 latin1 ascii. */
#define CBW_STR CBW_WORD("str")
#define CBW_BIN CBW_WORD("bin")
#define CBW_ENC(e) CBW_WORD("enc=" #e)
/* NULL is allowed. */
#define CBW_OPT CBW_WORD("opt")
/* What C gets when the caller leaves it out. */
#define CBW_DEF(...) CBW_WORD("def=" #__VA_ARGS__)
/* Not in JavaScript: C gets this. `len`, `cap`: the cell of a length or
 * capacity, supplied by the shim. */
#define CBW_HIDE(...) CBW_WORD("hide=" #__VA_ARGS__)
/* An int that is true or false; that takes the values of a group. */
#define CBW_BOOL CBW_WORD("bool")
#define CBW_FLAGS(group) CBW_WORD("flags=" #group)
/* A T ** that C moves on, with so many elements left. */
#define CBW_CURSOR(...) CBW_WORD("cursor=" #__VA_ARGS__)
/* A void *, char * or integer that is a handle of class T, or for T cbw_js any
 * JavaScript value. */
#define CBW_AS(T) CBW_WORD("as=" #T)
/* The result is that parameter again, or NULL. */
#define CBW_SAME(param) CBW_WORD("same=" #param)
/* A FILE *: the caller gives bytes, opened with this mode ("rb"). */
#define CBW_FILE(mode) CBW_WORD("file=" #mode)

/* ---- Lifetime. ---- */

/* C keeps the pointer while the owner lives (a parameter, ret, forever; call:
 * it may store it, but never looks at it after the call). */
#define CBW_KEEP(owner) CBW_WORD("keep=" #owner)
/* C does not keep it. */
#define CBW_COPY CBW_WORD("copy")
/* The object belongs to C from here on. */
#define CBW_TAKES CBW_WORD("takes")
/* The result belongs to the caller, who frees it with this function. */
#define CBW_OWN(function) CBW_WORD("own=" #function)
/* The result lives in the owner, which is kept alive. */
#define CBW_BORROW(owner) CBW_WORD("borrow=" #owner)

/* ---- Callbacks. ---- */

/* How long it may be called: call, once, forever, or the parameter that keeps
 * it. */
#define CBW_CB(scope) CBW_WORD("cb=" #scope)
/* The user data of that callback; what destroys that user data. */
#define CBW_UD(callback) CBW_WORD("ud=" #callback)
#define CBW_FREES(userdata) CBW_WORD("frees=" #userdata)
/* What C gets when the JavaScript function throws (it may call the library to
 * report the failure); 0 unless told. */
#define CBW_FAIL(...) CBW_WORD("fail=" #__VA_ARGS__)
/* Exceptions may pass through C's frames, which then are never finished. */
#define CBW_UNWIND CBW_WORD("unwind")

/* ---- Functions. ---- */

/* The name in JavaScript, of a function or of a result. */
#define CBW_NAME(name) CBW_WORD("name=" #name)
/* That constructor argument is remembered: expressions may say self.param. */
#define CBW_NOTE(param) CBW_WORD("note=" #param)
/* Constructor of class T; static method of class T. */
#define CBW_NEW(T) CBW_WORD("new=" #T)
#define CBW_ON(T) CBW_WORD("on=" #T)
/* Property getter and setter. */
#define CBW_GET CBW_WORD("get")
#define CBW_SET CBW_WORD("set")
/* Throws when the condition holds, with the message (a C expression or 0). */
#define CBW_THROW(when, message) CBW_WORD("throw=" #when "`" #message)
/* Throws errno when the condition holds. */
#define CBW_ERRNO(...) CBW_WORD("errno=" #__VA_ARGS__)
/* May longjmp: called inside the generated catcher. */
#define CBW_LONGJMP CBW_WORD("longjmp")
/* Not bound. */
#define CBW_SKIP CBW_WORD("skip")
/* Declared only here: stands for a function-like macro, used like this; calls
 * a function that is variadic, or takes a va_list, with these arguments. */
#define CBW_MACRO(...) CBW_WORD("macro=" #__VA_ARGS__)
#define CBW_VARIANT(function, ...)                                             \
    CBW_WORD("variant=" #function "`" #__VA_ARGS__)

/* ---- Functions that JavaScript gives. ---- */

/* Declared here, implemented in JavaScript: given to instantiate(), or by the
 * module that CBW_FROM("path or package") names. */
#define CBW_IMPORT CBW_WORD("import")
#define CBW_FROM(module) CBW_WORD("from=" #module)

/* A function that may wait for promises: its call gives one. An import, or a
 * callback, that may give one. */
#define CBW_ASYNC CBW_WORD("async")

/* A JavaScript value, by number; 0 is undefined. A parameter's is lent for the
 * call, unless CBW_TAKES; what an import or a callback gives is C's to free. */
typedef unsigned int cbw_js;
void cbw_js_free(cbw_js value);
cbw_js cbw_js_dup(cbw_js value); /* another number, to be freed as well */

/* ---- Types and whole libraries, at file level, each with a semicolon. ---- */

#ifdef CBW_SCAN
#define CBW_LINE(text) CBW_LINE_(text, __COUNTER__)
#define CBW_LINE_(text, n) CBW_LINE__(text, n)
#define CBW_LINE__(text, n) extern CBW_WORD(text) char cbw_line_##n[]
#else
#define CBW_LINE(text) struct cbw_nothing
#endif

/* name, strip=PREFIX .., words for every function */
#define CBW_MODULE(name, ...) CBW_LINE("module " #name ", " #__VA_ARGS__)
/* T, name=N free=f ref=f unref=f init=f end=f parent=P */
#define CBW_CLASS(T, ...) CBW_LINE("class " #T ", " #__VA_ARGS__)
/* T is copied to and from a plain object. */
#define CBW_VALUE(T, ...) CBW_LINE("value " #T ", " #__VA_ARGS__)
/* T, field, words */
#define CBW_FIELD(T, field, ...)                                               \
    CBW_LINE("field " #T ", " #field ", " #__VA_ARGS__)
/* T, ud=field, method: parameter words, .. */
#define CBW_IFACE(T, ...) CBW_LINE("iface " #T ", " #__VA_ARGS__)
/* T, tag=field, member: TAG TAG, .. */
#define CBW_UNION(T, ...) CBW_LINE("union " #T ", " #__VA_ARGS__)
/* name, GLOB GLOB .. of constants: an enum */
#define CBW_CONSTS(name, ...) CBW_LINE("consts " #name ", " #__VA_ARGS__)
/* function, words: for a static inline function, whose later attributes clang
 * drops */
#define CBW_FN(function, ...) CBW_LINE("fn " #function ", " #__VA_ARGS__)
/* function glob, parameter glob (or return, or a type), words */
#define CBW_RULE(functions, params, ...)                                       \
    CBW_LINE("rule " #functions ", " #params ", " #__VA_ARGS__)

#endif
