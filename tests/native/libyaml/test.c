// libyaml: documents parsed, walked, built and emitted.
#include "libyaml_host.h"
#define LIB(f) libyaml_host_##f
#include "../native_test.h"

static void parse(yaml_parser_t *p, const char *text)
{
    assert_int_equal(yaml_parser_initialize(h, p), 1);
    yaml_parser_set_input_string(h, p, (const unsigned char *)text,
                                 strlen(text));
}

static void version(void **state)
{
    (void)state;
    int major, minor, patch;
    assert_string_equal(yaml_get_version_string(h), "0.2.5");
    yaml_get_version(h, &major, &minor, &patch);
    assert_true(major == 0 && minor == 2 && patch == 5);
}

static void events(void **state)
{
    (void)state;
    static const int want[] = {
        YAML_STREAM_START_EVENT,   YAML_DOCUMENT_START_EVENT,
        YAML_SEQUENCE_START_EVENT, YAML_SCALAR_EVENT,
        YAML_SCALAR_EVENT,         YAML_SEQUENCE_END_EVENT,
        YAML_DOCUMENT_END_EVENT,   YAML_STREAM_END_EVENT};
    yaml_parser_t p;
    yaml_event_t e;
    parse(&p, "- a\n- b\n");
    for (size_t i = 0; i < sizeof want / sizeof *want; i++) {
        assert_int_equal(yaml_parser_parse(h, &p, &e), 1);
        assert_int_equal(event_type(h, &e), want[i]);
        yaml_event_delete(h, &e);
    }
    yaml_parser_delete(h, &p);
}

static void a_document(void **state)
{
    (void)state;
    yaml_parser_t p;
    yaml_document_t d;
    parse(&p, "[x, y, z]");
    assert_int_equal(yaml_parser_load(h, &p, &d), 1);
    yaml_node_t *root = yaml_document_get_root_node(h, &d);
    assert_int_equal(node_type(h, root), YAML_SEQUENCE_NODE);
    assert_int_equal(node_count(h, root), 3);
    yaml_node_t *second = yaml_document_get_node(h, &d, node_item(h, root, 1));
    assert_string_equal(node_value(h, second), "y");
    yaml_document_delete(h, &d);
    yaml_parser_delete(h, &p);
}

static void a_mapping(void **state)
{
    (void)state;
    yaml_parser_t p;
    yaml_document_t d;
    parse(&p, "key: Zürich\n");
    assert_int_equal(yaml_parser_load(h, &p, &d), 1);
    yaml_node_t *root = yaml_document_get_root_node(h, &d);
    assert_int_equal(node_type(h, root), YAML_MAPPING_NODE);
    yaml_node_t *k = yaml_document_get_node(h, &d, node_key(h, root, 0));
    yaml_node_t *v = yaml_document_get_node(h, &d, node_pair_value(h, root, 0));
    assert_string_equal(node_value(h, k), "key");
    assert_string_equal(node_value(h, v), "Zürich");
    yaml_document_delete(h, &d);
    yaml_parser_delete(h, &p);
}

static void nothing_at_all(void **state)
{
    (void)state;
    yaml_parser_t p;
    yaml_document_t d;
    parse(&p, "");
    assert_int_equal(yaml_parser_load(h, &p, &d), 1);
    assert_null(yaml_document_get_root_node(h, &d));
    yaml_document_delete(h, &d);
    yaml_parser_delete(h, &p);
}

static void a_mistake(void **state)
{
    (void)state;
    yaml_parser_t p;
    yaml_document_t d;
    parse(&p, "[a, b");
    assert_int_equal(yaml_parser_load(h, &p, &d), 0);
    assert_error(CBW_HOST_LIBRARY, "yaml_parser_load: did not find expected");
    yaml_parser_delete(h, &p);
}

static void not_utf8(void **state)
{
    (void)state;
    yaml_parser_t p;
    yaml_document_t d;
    parse(&p, "a: \xFF\xFE\x01");
    assert_int_equal(yaml_parser_load(h, &p, &d), 0);
    yaml_parser_delete(h, &p);
}

static void no_such_node(void **state)
{
    (void)state;
    yaml_parser_t p;
    yaml_document_t d;
    parse(&p, "x");
    yaml_parser_load(h, &p, &d);
    assert_null(yaml_document_get_node(h, &d, 99));
    assert_null(yaml_document_get_node(h, &d, 0));
    yaml_document_delete(h, &d);
    yaml_parser_delete(h, &p);
}

static int collect(void *data, unsigned char *buffer, size_t size)
{
    strncat(data, (const char *)buffer, size);
    return 1;
}

static void a_document_is_emitted(void **state)
{
    (void)state;
    char text[256] = "";
    yaml_emitter_t e;
    yaml_document_t d;
    assert_int_equal(yaml_emitter_initialize(h, &e), 1);
    yaml_emitter_set_output(h, &e, collect, text);
    yaml_emitter_set_unicode(h, &e, 1);
    assert_int_equal(yaml_emitter_open(h, &e), 1);
    yaml_document_initialize(h, &d, NULL, NULL, NULL, 1, 1);
    int list = yaml_document_add_sequence(h, &d, NULL, YAML_ANY_SEQUENCE_STYLE);
    int item = yaml_document_add_scalar(
        h, &d, NULL, (const yaml_char_t *)"Zürich", 7, YAML_ANY_SCALAR_STYLE);
    assert_int_equal(yaml_document_append_sequence_item(h, &d, list, item), 1);
    assert_int_equal(yaml_emitter_dump(h, &e, &d), 1);
    assert_int_equal(yaml_emitter_close(h, &e), 1);
    assert_string_equal(text, "- Zürich\n");
    yaml_emitter_delete(h, &e);
}

static int refuse(void *data, unsigned char *buffer, size_t size)
{
    (void)data, (void)buffer, (void)size;
    return 0;
}

static void the_output_fails(void **state)
{
    (void)state;
    yaml_emitter_t e;
    yaml_document_t d;
    yaml_emitter_initialize(h, &e);
    yaml_emitter_set_output(h, &e, refuse, NULL);
    yaml_document_initialize(h, &d, NULL, NULL, NULL, 1, 1);
    yaml_document_add_scalar(h, &d, NULL, (const yaml_char_t *)"x", 1,
                             YAML_ANY_SCALAR_STYLE);
    yaml_emitter_open(h, &e);
    assert_int_equal(yaml_emitter_dump(h, &e, &d) && yaml_emitter_flush(h, &e),
                     0);
    yaml_emitter_delete(h, &e);
}

MAIN(TEST(version), TEST(events), TEST(a_document), TEST(a_mapping),
     TEST(nothing_at_all), TEST(a_mistake), TEST(not_utf8), TEST(no_such_node),
     TEST(a_document_is_emitted), TEST(the_output_fails))
