// What the rules for parameters share; private to infer_param.c and
// infer_buffer.c.
#ifndef CBW_GEN_INFER_RULE_H
#define CBW_GEN_INFER_RULE_H

#include "gen/infer_int.h"

typedef struct Ctx {
    Gen *g;
    const IfaceFunc *f;
    const int *len_of; // per parameter
    Role *roles;
    size_t i; // the parameter being settled
    const CParam *p;
    const CType *t;
} Ctx;

// A rule settles the parameter, or returns false.
typedef bool Rule(Ctx *c);

const Attr *rule_word(const Ctx *c, AttrWord w);
Role *rule_settle(Ctx *c, RoleKind kind, AbiType *type, const char *rule);
void rule_refuse(Ctx *c, Str reason, Str write); // a question
bool kept_says_comment(const Ctx *c);
void ask_told(Ctx *c);            // ... of what the comment says is kept
bool rule_out_name(const Ctx *c); // named like an output
bool rule_fills(const Ctx *c);    // the function is named like one that fills
bool rule_gives_bytes(const Ctx *c); // ... like one whose char * is no text
AbiOwner rule_owner(const Ctx *c, const Attr *word, int *arg); // KEEP, CB
// The void pointer that is the user data of the functions in parameter i: a
// parameter, -1 = none.
int rule_beside(const Ctx *c);

// infer_buffer.c
Rule rule_in_buffer, rule_out_buffer, rule_cursor, rule_nul_string,
    rule_out_string, rule_out_list;

int rule_blind_beside(const Ctx *c); // infer_userdata.c: of whatever name

Rule rule_hooks;                       // infer_hook.c
Rule rule_user_data;                   // infer_userdata.c
Rule rule_noted_list, rule_noted_cell; // infer_note.c
bool note_lends(const Ctx *c);
// An object that C may own after the call: the comment says so, or it is asked.
bool note_owner(Ctx *c, AbiClass *cls);
Rule rule_given;                 // infer_given.c
Rule rule_together, rule_shared; // infer_together.c
// How long the functions of a callback parameter, with user data `ud`, are
// needed. (infer_object.c)
void rule_callback_life(Ctx *c, Role *r, int ud);
// Does C keep it, or its user data, in memory that may be another object's than
// the one that the function is about? (infer_userdata.c)
bool rule_kept_behind(const Ctx *c, int ud);

Rule rule_out_handle;                                // infer_out.c
Rule rule_object, rule_memory;                       // infer_object.c
bool rule_asks_structs(Ctx *c, const AbiClass *cls); // of a handle
void rule_object_life(Ctx *c, const FactParam *p);

// What ends such an object ends others that it leads to, and the function
// stores this one in another one's memory: it is a part of that one from then
// on. (infer_owner.c)
bool rule_becomes_part(const Ctx *c, const AbiClass *cls);

// infer_fact.c: after the rules
void rule_facts(Ctx *c);
// The one parameter in whose own memory it is kept, or -1.
int rule_keeper(const Ctx *c, const FactParam *p);
// It is kept in new memory, which the result is, and nowhere else.
bool rule_kept_by_result(const FactParam *p);
void rule_ask_keeper(Ctx *c, const FactParam *p, const char *word);

// infer_extent.c: after all parameters have been looked at
void rule_extent(Ctx *c);

#endif
