// What the files of inference share; private to gen.
//
// infer_types.c   C types -> AbiType; records, variants, callbacks, objects
// infer_object.c  structs of callbacks
// infer_lent.c    what callbacks get and no plain object can be
// infer_import.c  functions that JavaScript gives
// infer_class.c   which structs are classes, how they end
// infer_life.c    by rule: what ends an object, what counts references
// infer_beside.c  what functions of one kind say of each other
// infer_text.c    which bytes are characters by what the code does with them
// infer_pair.c    which length belongs to which pointer
// infer_param.c   the rules: what each parameter is (infer_buffer.c: lists and
//                 strings; infer_rule.h)
// infer_extent.c  how many elements, where only the code says it
// infer_note.c    what notes in comments say
// infer_iter.c    iterators behind void *
// infer_place.c   memory that may be given; what free() ends
// infer_result.c  what the result is
// infer_ask.c     what would answer the questions; infer_write.c: as text
// plan_name.c     what a function is called, and of which class it is a member
// abi_build.c     roles -> AbiPlan (abi_lower.c, abi_lift.c; abi_int.h)
// infer.c         the order of it all
#ifndef CBW_GEN_INFER_INT_H
#define CBW_GEN_INFER_INT_H

#include "gen/abi.h"
#include "gen/name.h"

typedef enum RoleKind {
    ROLE_NONE,   // not settled: reason says why
    ROLE_VOID,   // no result
    ROLE_SCALAR, // by value
    ROLE_STRUCT, // struct by value
    ROLE_STRING, // in; result: copied
    ROLE_LIST,   // in, or in and out
    ROLE_LEN,    // length of `peer`
    ROLE_RECORD, // pointer to a struct copied in (and out)
    ROLE_HANDLE,
    ROLE_OUT_SCALAR, // pointer to one cell: out, or in and out
    ROLE_OUT_STRING, // char **
    ROLE_OUT_HANDLE, // T **
    ROLE_OUT_RECORD, // T *
    ROLE_OUT_LIST,   // caller's or shim's buffer
    ROLE_OUT_BLOCK,  // T ** that C allocates: a list
    ROLE_CAP,        // capacity of out list `peer`, by value or in-out pointer
    ROLE_CALLBACK,
    ROLE_OBJECT,
    ROLE_USERDATA,    // of callback `peer`
    ROLE_FREES,       // destroy notification of callback `peer`
    ROLE_HIDDEN,      // C gets `expr`
    ROLE_HIDDEN_CELL, // pointer to a zeroed cell that expressions may read
    ROLE_FILE,
    ROLE_CURSOR, // T ** that C moves on over a list
    ROLE_BOX,    // constructor of a boxed class: its memory
    ROLE_SAME    // result: parameter `peer` again
} RoleKind;

typedef struct Role {
    RoleKind kind;
    AbiType *type; // of the value, where there is one
    int peer;      // parameter index, -1 = none; of lists and strings: the
                   // parameter that holds the length or capacity
    int each;      // lists of lists: that holds the elements' length, or -1
    Str expr;      // LEN/CAP/HIDE expression over the parameters, or ""
    bool at_least; // LIST: it may have more elements than expr says
    Str used;      // OUT_LIST: elements that count, or ""
    bool inout;
    bool optional;
    Str def; // JavaScript literal; "" = null
    bool takes;
    bool sole;     // ... only what nothing else owns
    bool own;      // results
    Str own_free;  // C function, "" = none
    AbiOwner keep; // lifetime of a kept copy or callback
    int keep_arg;
    bool replaces; // the next call releases the copy of this one
    bool together; // CALLBACK: one of those that share the user data `peer`
    AbiOwner borrow;
    int borrow_arg;
    const char *rule, *assumes;
    Str reason, write; // ROLE_NONE
    GenLevel level;
} Role;

typedef VEC(const IfaceFunc *) UserVec;

typedef struct Gen {
    GenUnit *u;
    Arena *a;
    const Iface *iface;
    DiagList *diags;
    StrMap classes; // record tag or typedef -> AbiClass *
    StrMap records; // spelling -> AbiRecord *
    StrMap variants, objects, enums, groups;
    StrMap callbacks; // key -> AbiCallback *
    StrMap frees;     // C type of a class -> const IfaceFunc **, or NULL there
    StrMap ends;      // C function that ends objects -> AbiClass *
    StrMap news;      // C function that makes objects -> AbiClass *
    StrMap owns;      // C function that ends results -> itself
    Str within;       // "rect_size": a name for that field's unnamed struct
    StrMap texts;     // typedef of bytes that are characters
    StrMap users;     // spelling of a record -> UserVec *
    FactCall called;  // how the callback is called that is being settled
    uint64_t many;    // ... which arguments are seen not to be one variable
    int reads;        // ... and whether it is to give C bytes: 1 = it may be,
                      // 2 = so it is named, and returns how many
    StrMap prefixes;  // AbiClass name -> Str *: what its functions begin with
    bool utf16, utf16_asked; // some comment speaks of UTF-16
    bool transfer, transfer_asked; // ... say what is handed over
} Gen;

// infer_types.c
AbiType *type_scalar(Gen *g, const CType *t, const AttrList *attrs);
// CBW_AS(cbw_js): a pointer or integer that is a JavaScript value.
bool type_says_js(const Attr *as);
AbiType *type_js(Gen *g, const CType *t);
AbiType *type_string(Gen *g, AbiEnd end, AbiEnc enc, const CType *c);
AbiType *type_list(Gen *g, const AbiType *elem, AbiEnd end, uint32_t count,
                   const CType *c);
AbiType *type_handle(Gen *g, AbiClass *cls, const CType *c);
AbiType *type_nullable(Gen *g, const AbiType *t);
// An element, field or pointee: NULL when it cannot be copied.
AbiType *type_value(Gen *g, const CType *t, const AttrList *attrs, Str *why);
// A struct of C's whose other fields stay as they are: what can be copied.
AbiType *type_view(Gen *g, const CType *t, Str *why);
AbiRecord *type_record(Gen *g, const IfaceRecord *r, Str *why);
// Under a name that no other of them has.
void type_push_field(Gen *g, AbiFieldVec *to, AbiField f);
// Field i of a record; false with the reason when it can not be copied.
bool type_field(Gen *g, const IfaceRecord *r, size_t i, AbiField *to, Str *why);
AbiVariant *type_variant(Gen *g, const IfaceRecord *r, Str *why);
AbiObject *type_object(Gen *g, const IfaceRecord *r, Str *why);
// ud: the callback's C parameter that is its user data, -1 to look for one.
AbiCallback *type_callback(Gen *g, const CType *fn, const CParam *param,
                           bool has_ud, Str *why);
// What parameter i is in JavaScript; whether it is the length of another.
bool callback_arg(Gen *g, const CType *fn, size_t i, AbiCallback *cb, Str *why);
int callback_param(const CType *fn, Str name); // -1 = none
int callback_ud(Gen *g, const CType *fn);      // its user data, -1 = none
bool callback_is_length(Gen *g, const CType *fn, size_t i);
// infer_cells.c: pointers that callbacks get. A cell is a value that C gets
// back, with a fact or a word that it is one; a struct is copied, and copied
// back when C lets it be changed and it holds only numbers.
// callback_asked and callback_field say whose calls the facts are about.
void callback_asked(Gen *g, const IfaceFunc *f, size_t param);
void callback_field(Gen *g, const IfaceField *f);
Str callback_facts(Gen *g, const CType *fn); // what is known, a letter for each
// It is called, and never with the address of one variable.
bool callback_gets_many(Gen *g, size_t i);
bool callback_cell(Gen *g, const CType *fn, size_t i, AbiCallback *cb);
const AbiType *callback_record(Gen *g, const CParam *p, Str *why);
bool callback_gives_back(const CParam *p, const AbiType *t);
bool type_has_memory(const AbiType *t); // beyond itself
// infer_hook.c: a function that allocates or frees, by its name and type; one
// that makes an object and is given such, which it can do without.
bool is_memory_hook(Gen *g, const CType *t, Str name, const char *verbs);
bool makes_without_hooks(Gen *g, const IfaceFunc *f);
// infer_object.c: whether the struct is one of callbacks, by word or by rule;
// one of functions that allocate and free.
bool record_is_object(Gen *g, const IfaceRecord *r);
// Parameter i is a table of functions for memory, which C does without.
bool memory_is_ours(Gen *g, const IfaceFunc *f, size_t i);
bool record_is_memory(Gen *g, const IfaceRecord *r);
// infer_import.c: NULL with the reason
AbiCallback *import_of(Gen *g, const IfaceFunc *f, Str *why);
// A function of C's that JavaScript may call as long as the instance lives.
AbiType *type_callable(Gen *g, const CType *pointer, Str *why);
// The encoding: said by ENC, else by the character type.
AbiEnc type_enc(const AttrList *attrs, const CType *elem);
bool type_is_text(const CType *elem); // plain char and wide characters
AbiType *type_byte(Gen *g);
const IfaceShape *shape_of(const Gen *g, const IfaceRecord *r); // or NULL
AbiMem type_mem(const CType *t);
AbiEnum *type_enum(Gen *g, const IfaceEnum *e);
void types_groups(Gen *g); // CBW_CONSTS -> enums; constants left over
// Of a box; texts: C's own text is read there, too.
void types_fields(Gen *g, const IfaceRecord *r, AbiClass *c, bool texts);

// infer_class.c
void classes_find(Gen *g);
bool record_stands_in(Gen *g, const IfaceRecord *r); // for one that C hides
AbiClass *class_add(Gen *g, const IfaceRecord *r);   // a handle
void classes_lent(Gen *g); // infer_lent.c: what only callbacks get
bool points_to(const CType *t, const IfaceRecord *r);
// The functions that take or give it, at whatever depth of pointers.
const UserVec *record_users(Gen *g, const IfaceRecord *r);
AbiClass *class_of(Gen *g, const CType *pointee);
AbiClass *class_of_pointer(Gen *g, const CType *t); // also typedefs of void *,
                                                    // of int
AbiClass *class_named(Gen *g, Str name);
const IfaceFunc *class_free_func(Gen *g, const AbiClass *c);
void class_behind_void(Gen *g, Str name); // iterators behind void *
void class_ends_by(Gen *g, const AbiClass *c, const IfaceFunc *f);
void iters_find(Gen *g); // infer_iter.c
// infer_place.c: memory that the caller may give
bool place_is_optional(Gen *g, const IfaceFunc *f);
void roles_of_place(Gen *g, const IfaceFunc *f, Role *params);
void places_find(Gen *g);  // what free() ends
void classes_ends(Gen *g); // fills ends and news

// infer_life.c: how objects end, by rule.
const IfaceFunc *life_free(Gen *g, const IfaceRecord *r);
const IfaceFunc *life_init(Gen *g, const IfaceRecord *r); // of a boxed class
// Whether it says when it fails: a condition, "" when it never does.
bool life_status(Gen *g, const IfaceFunc *f, Str *fails);
const IfaceFunc *life_end(Gen *g, const IfaceRecord *r);
bool life_is_cleared(Gen *g, const IfaceRecord *r); // it holds what ends
bool life_ends_void(Gen *g, const IfaceFunc *f);    // its only parameter
// By its name, too, the code that frees the object behind parameter i.
bool life_ends_it(Gen *g, const IfaceFunc *f, size_t i);
// free() may get it just as it is, of a function that is none of the class's
// free(); and by its name that is what it does.
bool life_hands_to_free(Gen *g, const IfaceFunc *f, size_t i);
bool life_ends_too(Gen *g, const IfaceFunc *f, size_t i);
bool life_forgets_refs(Gen *g, const IfaceFunc *f);
bool life_gives_ref(Gen *g, const IfaceFunc *f, const AbiClass *c);
// Why f, a function of an object, must not be called after `new`, or before
// free(), does the same; NULL: it may.
const char *life_again(Gen *g, const IfaceFunc *f, const AbiClass *c);
const IfaceFunc *life_ref(Gen *g, const IfaceRecord *r); // or NULL
bool life_counts(Gen *g, const IfaceRecord *r, int64_t *at);
bool life_ends(Gen *g, const IfaceFunc *f, size_t i, const IfaceRecord *r);
const FactParam *life_fact(Gen *g, const IfaceFunc *f, size_t i);

// infer_text.c: marks them in the interface, before all else
void texts_find(Gen *g);

// infer_pair.c: len_of[i] = parameter holding the length of pointer i, or -1.
void pair_lengths(Gen *g, const IfaceFunc *f, int *len_of);
// A name without its length words and pointer prefixes: srcLen -> src.
Str length_stem(Arena *a, Str name);
bool is_length_name(Arena *a, Str name);

// infer_param.c
void roles_of(Gen *g, const IfaceFunc *f, Role *params, Role *ret);
int param_named(const IfaceFunc *f, Str name);
// Of a parameter that another one, `peer`, needs, whatever its own name
// suggests.
Role role_for(RoleKind kind, int peer, const char *rule);
bool is_printf_like(Gen *g, const IfaceFunc *f);

// infer_userdata.c
bool is_destroy(Gen *g, const CParam *p);       // a destroy notification
bool is_free_function(Gen *g, const CParam *p); // ... or an unnamed one
bool result_user_data(Gen *g, const IfaceFunc *f, Role *r);
bool record_is_key(Gen *g, const IfaceRecord *r);
// infer_together.c: gives the number behind which JavaScript's functions are.
bool reads_user_data(Gen *g, const IfaceFunc *f);
// The user data that a hook had before: nothing to JavaScript.
void role_of_previous(Gen *g, const IfaceFunc *f, Role *params, Role *ret);

// infer_beside.c: what functions of one kind say of each other. const void *
// that is UTF-16 text where the function beside it has text of bytes; a result
// whose length the function beside it gives.
bool beside_utf16(Gen *g, const IfaceFunc *f, const CType *t, AbiEnc *enc);
bool result_beside(Gen *g, const IfaceFunc *f, Role *r);

// infer_doc.c: what frees the result, as its comment says; "" = it does not
Str doc_frees(Gen *g, const IfaceFunc *f);
// ... that parameter i may be NULL
bool doc_says_null(Gen *g, const IfaceFunc *f, size_t i);

// infer_note.c: what notes in comments say
bool note_cell(Gen *g, const CParamVec *params, size_t i);
bool result_noted_list(Gen *g, const IfaceFunc *f, Role *r);

// infer_fact.c: what the code proves of a parameter, "" when nothing is known
Str fact_words(Gen *g, const IfaceFunc *f, size_t i);

// infer_against.c: warnings where words contradict what the code does
void words_against_facts(Gen *g, const IfaceFunc *f, const Role *params);

// infer_extent.c: "at most w * h bytes", "" when it is a number or not known
Str size_words(Gen *g, const IfaceFunc *f, const FactParam *p);

// infer_account.c: the roles of all parameters and the result, for `scan`
void account_roles(Gen *g, GenBinding *b, const Role *params, const Role *ret);

// infer_result.c
// Does a function with this in its name make what it gives?
bool result_makes(Str word);
void role_of_result(Gen *g, const IfaceFunc *f, Role *r);

// infer_view.c: C's own memory and how much of it there is
void roles_of_views(Gen *g, const IfaceFunc *f, Role *params, Role *r);
// infer_fresh.c: results that the code allocates, when there are facts
void role_of_fresh(Gen *g, const IfaceFunc *f, Role *params, Role *ret);

// infer_owner.c: questions about what would be ended twice, or never
void roles_of_owners(Gen *g, const IfaceFunc *f, Role *params, Role *ret);
// infer_kin.c: objects that others keep, when there are facts
bool only_frees(Gen *g, const IfaceFunc *f);
// infer_fresh.c: an element that is a byte or a number, or NULL; the one
// parameter through which the code gives a length (-1: none, -2: several).
const AbiType *number_element(Gen *g, const CType *e);
int out_length(Gen *g, const IfaceFunc *f, const FactFunc *known);
// infer_block.c: T ** through which the code gives new memory.
void roles_of_blocks(Gen *g, const IfaceFunc *f, Role *params);
void role_of_kin(Gen *g, const IfaceFunc *f, Role *params, const Role *ret);
// The object that lies in memory that the new one points to: what C makes
// keeps its address, or what a struct of the glue's leads to; or -1.
int kin_needed(Gen *g, const IfaceFunc *f, const Role *params);

// infer_value.c: what C text means
bool const_value(const Iface *f, Str c,
                 int64_t *value); // names, numbers, a | b
// A JavaScript literal of a C constant expression, "" when only C can say.
Str js_literal(Gen *g, Str c, const AbiType *t);
bool has_ident(Str expr, Str name);
Str replace_ident(Arena *a, Str expr, Str from, Str to);
bool str_one_of(Str s, const char *list); // list: "a b c"
bool name_is_missing(Str name);           // of a parameter in C
Str ts_name(Arena *a, const AbiType *t);  // short, for accounts

// plan_name.c
// Class, role and JavaScript name of a plan whose function and roles are known.
void plan_place(Gen *g, const IfaceFunc *f, Role *params, const Role *ret,
                AbiPlan *p);
void class_prefixes(Gen *g);
void names_unique(Gen *g); // diagnostics for what cannot be told apart

// abi_build.c: NULL with a reason in the binding when it does not fit.
AbiPlan *plan_build(Gen *g, const IfaceFunc *f, Role *params, Role *ret,
                    GenBinding *b);

// For an object that C gives without a type; words_to_write() adds the class.
#define ASK_POINTER "CBW_AS(cbw_pointer)"

typedef struct AskedWords { // of one parameter, or the result
    Str words;              // "" = none
    bool sure;              // none of them is a guess
} AskedWords;

// infer_ask.c: what would answer a function's questions, one for each
// parameter and then the result's; NULL when no words do. What would make a raw
// function say what it is.
AskedWords *ask_words(Gen *g, const IfaceFunc *f, Role *params, Role *ret);
AskedWords *ask_raw(Gen *g, const IfaceFunc *f, const Role *params);

// infer_write.c: the words in a form to paste
Str words_to_write(Gen *g, const IfaceFunc *f, const AskedWords *asked);
Str words_as_rule(Gen *g, Str words); // "CBW_OUT CBW_CAP(n)": "out cap=n"

// infer_global.c: functions that read and write variables, as bindings
void globals_bind(Gen *g);

// infer_used.c: drops what no plan uses, numbers the rest.
void unit_prune(Gen *g);

// abi_print.c: the text whose hash is the interface's.
void abi_print_abi(const GenUnit *unit, Out *o);

#endif
