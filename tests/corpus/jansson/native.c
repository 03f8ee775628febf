// The same results from native code: one JSON line.
#include "jansson.h"
#include <stdio.h>
#include <stdlib.h>

static void escaped(const char *name, char *text)
{
    json_t *s = json_string(text);
    char *dumped = json_dumps(s, JSON_ENCODE_ANY);
    printf("\"%s\":%s,", name, dumped);
    free(dumped);
    free(text);
    json_decref(s);
}

int main(void)
{
    json_error_t error;
    int number = 0;
    json_t *o = json_loads(
        "{\"b\": [1, 2.5, \"Z\xc3\xbcrich\", null], \"a\": true}", 0, &error);
    json_t *list = json_object_get(o, "b");
    printf("{\"size\":%zu,\"length\":%zu,\"real\":%g,\"text\":\"%s\",",
           json_object_size(o), json_array_size(list),
           json_real_value(json_array_get(list, 1)),
           json_string_value(json_array_get(list, 2)));
    json_array_append_new(list, json_integer(1LL << 60));
    json_object_set_new(o, "c", json_pack("{s:o}", "in", json_true()));
    escaped("sorted", json_dumps(o, JSON_SORT_KEYS | JSON_COMPACT));
    escaped("indented", json_dumps(o, JSON_SORT_KEYS | JSON_INDENT(2)));
    json_t *copy = json_deep_copy(o);
    printf("\"equal\":%d,", json_equal(o, copy));
    json_object_del(copy, "a");
    json_object_clear(o);
    json_object_update(o, copy);
    escaped("updated", json_dumps(o, JSON_SORT_KEYS));
    json_decref(copy);
    json_decref(o);
    json_loads("[1, 2", 0, &error);
    printf("\"error\":\"%s\",", error.text);
    o = json_loads("{\"n\": 7}", 0, NULL);
    json_unpack(o, "{s:i}", "n", &number);
    printf("\"number\":%d}\n", number);
    json_decref(o);
    return 0;
}
