// expat: handlers are kept by the parser; its user data is the glue's.
#include "cbw.h"
#include "expat.h"
CBW_MODULE(expat, strip=XML_);
CBW_CLASS(XML_ParserStruct, name=Parser, free=XML_ParserFree);
CBW_RULE(XML_Set*Handler, *, cb=parser);
CBW_RULE(callback XML_*Handler, userData, ud);
CBW_RULE(callback XML_StartElementHandler, atts, nul);
CBW_RULE(XML_ParserCreate_MM, memsuite, hide=NULL);
CBW_RULE(XML_SetExternalEntityRefHandlerArg, arg, hide=NULL);
XML_Parser XML_ParserCreate(const XML_Char *encoding CBW_OPT)
    CBW_NEW(XML_ParserStruct);
enum XML_Status XML_Parse(XML_Parser parser,
                          const char *s CBW_STR CBW_BIN CBW_LEN(len), int len,
                          int isFinal CBW_BOOL CBW_DEF(0))
    CBW_THROW(_ret == XML_STATUS_ERROR,
              XML_ErrorString(XML_GetErrorCode(parser)));
// What GetBuffer and ParseBuffer do together.
CBW_RULE(XML_*Buffer, *, skip);
enum XML_Status parse_buffer(XML_Parser parser,
                             const char *s CBW_STR CBW_BIN CBW_LEN(len),
                             int len, int isFinal CBW_BOOL CBW_DEF(0))
    CBW_MACRO(__extension__({
        void *to = XML_GetBuffer(parser, len);
        if (to)
            __builtin_memcpy(to, s, (size_t)len);
        to ? XML_ParseBuffer(parser, len, isFinal) : XML_STATUS_ERROR;
    })) CBW_THROW(_ret == XML_STATUS_ERROR,
                  XML_ErrorString(XML_GetErrorCode(parser)));
// Any JavaScript value.
void XML_SetUserData(XML_Parser parser,
                     void *userData CBW_AS(cbw_js) CBW_KEEP(parser));
cbw_js get_user_data(XML_Parser parser)
    CBW_MACRO((cbw_js)XML_GetUserData(parser));
// The model of an element, a tree; it lives until XML_FreeContentModel.
typedef struct content content;
CBW_CLASS(content, name=ContentModel);
CBW_RULE(callback XML_ElementDeclHandler, model, as=content);
CBW_RULE(XML_FreeContentModel, model, as=content takes);
#define MODEL ((const XML_Content *)m)
enum XML_Content_Type content_type(content *m) CBW_MACRO(MODEL->type) CBW_GET;
enum XML_Content_Quant content_quant(content *m)
    CBW_MACRO(MODEL->quant) CBW_GET;
const char *content_name(content *m) CBW_MACRO(MODEL->name) CBW_GET CBW_OPT;
unsigned content_length(content *m) CBW_MACRO(MODEL->numchildren) CBW_GET;
content *content_child(content *m, unsigned i)
    CBW_MACRO(i < MODEL->numchildren ? (content *)(MODEL->children + i) : 0)
        CBW_BORROW(m) CBW_OPT;
typedef void (*cbw_atts)(void *ud, const XML_Char *name,
                         const XML_Char **atts CBW_NUL);
void XML_SetElementHandler(XML_Parser parser,
                           cbw_atts start CBW_CB(parser) CBW_OPT,
                           XML_EndElementHandler end CBW_CB(parser) CBW_OPT);
void XML_SetCharacterDataHandler(XML_Parser parser,
                                 void (*handler)(void *ud,
                                                 const XML_Char *s CBW_STR
                                                     CBW_LEN(len),
                                                 int len) CBW_CB(parser));
