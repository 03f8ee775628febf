// expat in the sandbox: handlers, errors with their places, namespaces.
#include "expat_host.h"

#define LIB(f) expat_host_##f
#include "../native_test.h"

static char seen[4096];
static int depth;

static void add(const char *text, size_t n)
{
    size_t at = strlen(seen);
    snprintf(seen + at, sizeof seen - at, "%.*s", (int)n, text);
}

static void opens(void *ud, const XML_Char *name, const XML_Char **atts)
{
    (void)ud;
    depth++;
    add("<", 1);
    add(name, strlen(name));
    for (int i = 0; atts[i]; i += 2) {
        add(" ", 1);
        add(atts[i], strlen(atts[i]));
        add("=", 1);
        add(atts[i + 1], strlen(atts[i + 1]));
    }
    add(">", 1);
}

static void closes(void *ud, const XML_Char *name)
{
    (void)ud;
    depth--;
    add("</", 2);
    add(name, strlen(name));
    add(">", 1);
}

static void says(void *ud, const XML_Char *s, int len)
{
    (void)ud;
    add(s, (size_t)len);
}

static XML_Parser parser_of(const char *encoding)
{
    XML_Parser p = XML_ParserCreate(h, encoding);
    seen[0] = 0;
    depth = 0;
    assert_non_null(p);
    XML_SetElementHandler(h, p, opens, closes);
    XML_SetCharacterDataHandler(h, p, says);
    return p;
}

static enum XML_Status parse(XML_Parser p, const char *text, int is_final)
{
    return XML_Parse(h, p, text, (int)strlen(text), is_final);
}

static void elements_come_in_order(void **state)
{
    (void)state;
    XML_Parser p = parser_of(NULL);
    const char *text = "<a x='1' y='&lt;'><b>t\xc3\xa9xt</b></a>";
    assert_int_equal(parse(p, text, 1), XML_STATUS_OK);
    assert_string_equal(seen, "<a x=1 y=<><b>t\xc3\xa9xt</b></a>");
    assert_int_equal(depth, 0);
    XML_ParserFree(h, p);
}

static void pieces_are_one_document(void **state)
{
    (void)state;
    XML_Parser p = parser_of(NULL);
    const char *text = "<a><b k='v'/>text</a>";
    for (const char *s = text; *s; s++)
        assert_int_equal(XML_Parse(h, p, s, 1, 0), XML_STATUS_OK);
    assert_int_equal(XML_Parse(h, p, "", 0, 1), XML_STATUS_OK);
    assert_string_equal(seen, "<a><b k=v></b>text</a>");
    XML_ParserFree(h, p);
}

static void an_error_has_its_place(void **state)
{
    (void)state;
    XML_Parser p = parser_of(NULL);
    assert_int_equal(parse(p, "<a>\n  <b></c></a>", 1), XML_STATUS_ERROR);
    assert_int_equal(expat_host_status(h), CBW_HOST_LIBRARY);
    assert_non_null(strstr(expat_host_error(h), "mismatched tag"));
    assert_int_equal(XML_GetErrorCode(h, p), XML_ERROR_TAG_MISMATCH);
    assert_int_equal(XML_GetCurrentLineNumber(h, p), 2);
    assert_int_equal(XML_GetCurrentColumnNumber(h, p), 7);
    XML_ParserFree(h, p);
}

static void nothing_is_no_document(void **state)
{
    (void)state;
    XML_Parser p = parser_of(NULL);
    assert_int_equal(parse(p, "", 1), XML_STATUS_ERROR);
    assert_int_equal(XML_GetErrorCode(h, p), XML_ERROR_NO_ELEMENTS);
    XML_ParserFree(h, p);
}

static void errors_have_words(void **state)
{
    (void)state;
    assert_string_equal(XML_ErrorString(h, XML_ERROR_SYNTAX), "syntax error");
    assert_string_equal(XML_ErrorString(h, XML_ERROR_NO_MEMORY),
                        "out of memory");
    assert_null(XML_ErrorString(h, XML_ERROR_NONE));
}

static void latin_1_becomes_utf_8(void **state)
{
    (void)state;
    XML_Parser p = parser_of("ISO-8859-1");
    assert_int_equal(parse(p, "<a>\xe9</a>", 1), XML_STATUS_OK);
    assert_string_equal(seen, "<a>\xc3\xa9</a>");
    XML_ParserFree(h, p);
}

static void broken_utf_8_is_refused(void **state)
{
    (void)state;
    XML_Parser p = parser_of(NULL);
    assert_int_equal(parse(p, "<a>\xc3(</a>", 1), XML_STATUS_ERROR);
    assert_int_equal(XML_GetErrorCode(h, p), XML_ERROR_INVALID_TOKEN);
    XML_ParserFree(h, p);
}

static void entities_are_expanded(void **state)
{
    (void)state;
    XML_Parser p = parser_of(NULL);
    const char *text = "<!DOCTYPE a [<!ENTITY e 'inner'>]><a>&e;&#65;</a>";
    assert_int_equal(parse(p, text, 1), XML_STATUS_OK);
    assert_string_equal(seen, "<a>innerA</a>");
    XML_ParserFree(h, p);
}

static void deep_documents_end(void **state)
{
    (void)state;
    XML_Parser p = parser_of(NULL);
    for (int i = 0; i < 500; i++)
        assert_int_equal(parse(p, "<d>", 0), XML_STATUS_OK);
    assert_int_equal(depth, 500);
    for (int i = 0; i < 500; i++)
        assert_int_equal(parse(p, "</d>", i == 499), XML_STATUS_OK);
    assert_int_equal(depth, 0);
    XML_ParserFree(h, p);
}

static void fails(void *ud, const XML_Char *name)
{
    (void)ud, (void)name;
    expat_host_fail(h, "no end here");
}

static void a_handler_may_fail(void **state)
{
    (void)state;
    expat_host_report(h, NULL, NULL);
    XML_Parser p = parser_of(NULL);
    XML_SetElementHandler(h, p, opens, fails);
    parse(p, "<a><b/></a>", 1);
    assert_int_equal(expat_host_status(h), CBW_HOST_CALLBACK);
    assert_non_null(strstr(expat_host_error(h), "no end here"));
    XML_ParserFree(h, p);
}

static void a_freed_parser_is_dead(void **state)
{
    (void)state;
    expat_host_report(h, NULL, NULL);
    XML_Parser p = parser_of(NULL);
    XML_ParserFree(h, p);
    parse(p, "<a/>", 1);
    assert_int_equal(expat_host_status(h), CBW_HOST_ARGUMENT);
    assert_non_null(strstr(expat_host_error(h), "no live Parser"));
}

MAIN(TEST(elements_come_in_order), TEST(pieces_are_one_document),
     TEST(an_error_has_its_place), TEST(nothing_is_no_document),
     TEST(errors_have_words), TEST(latin_1_becomes_utf_8),
     TEST(broken_utf_8_is_refused), TEST(entities_are_expanded),
     TEST(deep_documents_end), TEST(a_handler_may_fail),
     TEST(a_freed_parser_is_dead))
