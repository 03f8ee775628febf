// The same results from native code: the events, one a line.
#include "expat.h"
#include <stdio.h>

static void start(void *ud, const char *name, const char **atts)
{
    (void)ud;
    printf("<%s", name);
    for (; *atts; atts++)
        printf(" %s", *atts);
    printf("\n");
}

static void end(void *ud, const char *name)
{
    (void)ud;
    printf(">%s\n", name);
}

static void text(void *ud, const char *s, int n)
{
    (void)ud;
    printf("%.*s\n", n, s);
}

static void model(const XML_Content *m)
{
    printf("(%d%d%s", m->type, m->quant, m->name ? m->name : "");
    for (unsigned i = 0; i < m->numchildren; i++)
        model(m->children + i);
    printf(")");
}

static void element(void *ud, const char *name, XML_Content *m)
{
    printf("%s ", name);
    model(m);
    printf("\n");
    XML_FreeContentModel(ud, m);
}

static int encoding(void *ud, const char *name, XML_Encoding *info)
{
    (void)ud;
    (void)name;
    for (int i = 0; i < 256; i++)
        info->map[i] = i < 128 ? i : 0x400 + i;
    return 1;
}

static void more(void)
{
    static const char dtd[] =
        "<!DOCTYPE a [<!ELEMENT a (b?, (c | d)*)><!ELEMENT b (#PCDATA)>]><a/>";
    XML_Parser p = XML_ParserCreate(0);
    XML_SetUserData(p, p);
    XML_SetElementDeclHandler(p, element);
    XML_Parse(p, dtd, sizeof dtd - 1, 1);
    XML_ParserFree(p);
    static const char coded[] = "<?xml version='1.0' encoding='x-mine'?>"
                                "<a>a\xb0\xb1</a>";
    p = XML_ParserCreate(0);
    XML_SetUnknownEncodingHandler(p, encoding, 0);
    XML_SetCharacterDataHandler(p, text);
    XML_Parse(p, coded, sizeof coded - 1, 1);
    printf("%d %d\n", (int)XML_GetCurrentLineNumber(p),
           (int)XML_GetCurrentByteIndex(p));
    XML_ParserFree(p);
}

int main(void)
{
    static const char xml[] =
        "<a x='1' y='\xc3\xbc'>hi<b/>there &amp; \xe2\x82\xac</a>";
    XML_Parser p = XML_ParserCreate(0);
    XML_SetElementHandler(p, start, end);
    XML_SetCharacterDataHandler(p, text);
    XML_Parse(p, xml, sizeof xml - 1, 1);
    XML_ParserFree(p);
    p = XML_ParserCreate(0);
    XML_Parse(p, "<a></b>", 7, 1);
    printf("%s %d %d\n", XML_ErrorString(XML_GetErrorCode(p)),
           XML_GetErrorCode(p), (int)XML_GetCurrentColumnNumber(p));
    XML_ParserFree(p);
    more();
    return 0;
}
