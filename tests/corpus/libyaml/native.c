// The same results from native code: one JSON line.
#include "yaml.h"
#include <stdio.h>

static const char text[] = "name: Z\xc3\xbcrich\nlist: [1, two, {three: 3}]\n"
                           "more:\n  - &a x\n  - *a\n";

static void events(void)
{
    yaml_parser_t p;
    yaml_event_t e;
    int type = 0;
    yaml_parser_initialize(&p);
    yaml_parser_set_input_string(&p, (const unsigned char *)text,
                                 sizeof text - 1);
    printf("{\"version\":\"%s\",\"events\":[", yaml_get_version_string());
    while (type != YAML_STREAM_END_EVENT) {
        yaml_parser_parse(&p, &e);
        printf("%s%d", type ? "," : "", e.type);
        type = e.type;
        yaml_event_delete(&e);
    }
    printf("],");
    yaml_parser_delete(&p);
}

static void walk(yaml_document_t *d, int id)
{
    yaml_node_t *n = yaml_document_get_node(d, id);
    if (n->type == YAML_SCALAR_NODE) {
        printf("'%s'", n->data.scalar.value);
    } else if (n->type == YAML_SEQUENCE_NODE) {
        printf("[");
        for (int *i = n->data.sequence.items.start;
             i < n->data.sequence.items.top; i++) {
            walk(d, *i);
            printf(" ");
        }
        printf("]");
    } else {
        printf("{");
        for (yaml_node_pair_t *i = n->data.mapping.pairs.start;
             i < n->data.mapping.pairs.top; i++) {
            walk(d, i->key);
            printf("=");
            walk(d, i->value);
            printf(" ");
        }
        printf("}");
    }
}

static void document(void)
{
    yaml_parser_t p;
    yaml_document_t d;
    yaml_parser_initialize(&p);
    yaml_parser_set_input_string(&p, (const unsigned char *)text,
                                 sizeof text - 1);
    yaml_parser_load(&p, &d);
    printf("\"tree\":\"");
    walk(&d, 1);
    yaml_document_delete(&d);
    yaml_parser_delete(&p);
    yaml_parser_initialize(&p);
    yaml_parser_set_input_string(&p, (const unsigned char *)"a: [1", 5);
    yaml_parser_load(&p, &d);
    printf("\",\"problem\":\"%s\",", p.problem);
    yaml_parser_delete(&p);
}

static int hex(void *data, unsigned char *buffer, size_t size)
{
    (void)data;
    for (size_t i = 0; i < size; i++)
        printf("%02x", buffer[i]);
    return 1;
}

static int scalar(yaml_document_t *d, const char *s, yaml_scalar_style_t style)
{
    return yaml_document_add_scalar(d, NULL, (const yaml_char_t *)s, -1, style);
}

static void emitted(void)
{
    yaml_emitter_t e;
    yaml_document_t d;
    yaml_emitter_initialize(&e);
    yaml_emitter_set_output(&e, hex, NULL);
    yaml_emitter_set_indent(&e, 4);
    yaml_emitter_set_width(&e, 40);
    yaml_emitter_set_unicode(&e, 1);
    yaml_document_initialize(&d, NULL, NULL, NULL, 0, 1);
    int map = yaml_document_add_mapping(&d, NULL, YAML_BLOCK_MAPPING_STYLE);
    int list = yaml_document_add_sequence(&d, NULL, YAML_FLOW_SEQUENCE_STYLE);
    yaml_document_append_mapping_pair(
        &d, map, scalar(&d, "greeting", YAML_ANY_SCALAR_STYLE),
        scalar(&d, "Gr\xc3\xbc\xc3\x9f Gott", YAML_DOUBLE_QUOTED_SCALAR_STYLE));
    yaml_document_append_mapping_pair(
        &d, map, scalar(&d, "list", YAML_ANY_SCALAR_STYLE), list);
    for (char c = 'a'; c < 'p'; c++)
        yaml_document_append_sequence_item(
            &d, list, scalar(&d, (char[]){c, c, c, 0}, YAML_ANY_SCALAR_STYLE));
    printf("\"emitted\":\"");
    yaml_emitter_open(&e);
    yaml_emitter_dump(&e, &d);
    yaml_emitter_close(&e);
    yaml_emitter_delete(&e);
    printf("\"}\n");
}

int main(void)
{
    events();
    document();
    emitted();
    return 0;
}
