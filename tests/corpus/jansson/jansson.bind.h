// Jansson: values count their references, iterators live in their object.
#include "cbw.h"
#include "jansson.h"
#include <stdio.h>
CBW_MODULE(jansson, strip=json_);
typedef struct json_iter json_iter;
CBW_CLASS(json_t, name=Json, ref=json_incref unref=json_decref);
CBW_CLASS(json_iter, name=Iter);
CBW_RULE(json_object_*iter*, iter, as=json_iter);
CBW_RULE(json_object_iter*, return void *, as=json_iter borrow=object);
CBW_RULE(json_object_key_to_iter, *, skip);
CBW_RULE(json_*, flags, def=0);
CBW_RULE(json_*, const char *, copy);
CBW_RULE(json_*, error, hide=&(json_error_t){0});
CBW_RULE(json_load*, return, own=json_decref throw=!_ret|error->text);
CBW_RULE(json_array_*, value, copy);
CBW_RULE(json_*_new*, value, takes);
CBW_RULE(json_object_update*_new, other, takes);
CBW_RULE(callback json_load_callback_t, buffer, out cap=buflen used=_ret);
CBW_RULE(callback json_*_callback_t, data, ud);
CBW_RULE(json_load_callback, data, ud=callback);
CBW_RULE(json_loads, input, str);
CBW_RULE(callback json_dump_callback_t, buffer, str len=size);
json_t *json_loadf(FILE *input CBW_FILE("rb"), size_t flags,
                   json_error_t *error);
int json_dumpf(const json_t *json, FILE *output CBW_FILE("wb"), size_t flags)
    CBW_THROW(_ret, "cannot be written");
char *json_dumps(const json_t *json, size_t flags) CBW_OWN(free);
json_t *pack_pair(const char *fmt, const char *key, json_t *value CBW_COPY)
    CBW_VARIANT(json_pack, fmt, key, value);
json_t *pack_pair_ex(json_error_t *error, size_t flags, const char *fmt,
                     const char *key, json_t *value CBW_COPY)
    CBW_VARIANT(json_pack_ex, error, flags, fmt, key, value);
int unpack_int(json_t *root, const char *fmt, const char *key,
               int *value CBW_OUT)
    CBW_VARIANT(json_unpack, root, fmt, key, value) CBW_THROW(_ret, "no match");
json_t *vpack_pair(json_error_t *error, size_t flags, const char *fmt,
                   const char *key, json_t *value CBW_COPY)
    CBW_VARIANT(json_vpack_ex, error, flags, fmt, key, value);
int vunpack_int(json_t *root, json_error_t *error, size_t flags,
                const char *fmt, const char *key, int *value CBW_OUT)
    CBW_VARIANT(json_vunpack_ex, root, error, flags, fmt, key, value)
        CBW_THROW(_ret, error->text);
json_t *vsprintf_number(const char *format, double value)
    CBW_VARIANT(json_vsprintf, format, value);
int unpack_int_ex(json_t *root, json_error_t *error, size_t flags,
                  const char *fmt, const char *key, int *value CBW_OUT)
    CBW_VARIANT(json_unpack_ex, root, error, flags, fmt, key, value)
    CBW_THROW(_ret, error->text);
// C counts a reference of its own.
CBW_RULE(json_object_set, value, copy);
CBW_RULE(json_object_setn, value, copy);
CBW_RULE(json_object_set_nocheck, value, copy);
CBW_RULE(json_object_setn_nocheck, value, copy);
CBW_RULE(json_object_iter_set, value, copy);
