// libyaml: text is parsed to events or documents, documents are built, walked
// and emitted.
#include "cbw.h"
#include "yaml.h"
CBW_MODULE(libyaml, strip=yaml_);
CBW_CLASS(FILE, name=File, free=fclose);
FILE *fopen(const char *path, const char *mode) CBW_NEW(FILE) CBW_ERRNO(!_ret);
int fclose(FILE *f);
// The emitter writes into memory that it is given, and says how far it came.
CBW_RULE(yaml_emitter_set_output_string, output, in len=size keep=emitter);
CBW_RULE(yaml_emitter_set_output_string, size_written, in len=1 keep=emitter);
const unsigned char *yaml_emitter_output(yaml_emitter_t *emitter)
    CBW_MACRO(emitter->output.string.buffer)
        CBW_STR CBW_LEN(*emitter->output.string.size_written);
CBW_RULE(yaml_parser_set_input_file, file, keep=parser);
CBW_RULE(yaml_emitter_set_output_file, file, keep=emitter);
CBW_CLASS(yaml_emitter_t, name=Emitter, end=yaml_emitter_delete);
CBW_CLASS(yaml_parser_t, name=Parser, end=yaml_parser_delete);
CBW_CLASS(yaml_document_t, name=Document, end=yaml_document_delete);
CBW_CLASS(yaml_event_t, name=Event, end=yaml_event_delete);
CBW_RULE(yaml_emitter_*, return int emitter:yaml_emitter_t*,
         throw=!_ret|emitter->problem);
int yaml_parser_initialize(yaml_parser_t *parser) CBW_THROW(!_ret, 0);
void yaml_parser_set_input_string(yaml_parser_t *parser,
                                  const unsigned char *input CBW_STR CBW_BIN
                                      CBW_LEN(size) CBW_KEEP(parser),
                                  size_t size);
int yaml_parser_load(yaml_parser_t *parser, yaml_document_t *document)
    CBW_THROW(!_ret, parser->problem);
int yaml_parser_parse(yaml_parser_t *parser, yaml_event_t *event)
    CBW_THROW(!_ret, parser->problem);
int event_type(yaml_event_t *event) CBW_MACRO(event->type);
int yaml_document_initialize(
    yaml_document_t *document,
    yaml_version_directive_t *version_directive CBW_HIDE(0),
    yaml_tag_directive_t *tag_directives_start CBW_HIDE(0),
    yaml_tag_directive_t *tag_directives_end CBW_HIDE(0),
    int start_implicit CBW_BOOL, int end_implicit CBW_BOOL)
    CBW_THROW(!_ret, 0);
CBW_RULE(yaml_*_event_initialize, anchor, str nul opt);
CBW_RULE(yaml_*_event_initialize, tag, str nul opt);
CBW_RULE(yaml_*_event_initialize, tag_directives_*, hide=NULL);
CBW_RULE(yaml_scalar_event_initialize, value, str len=length);
#define CBW_TAG const yaml_char_t *tag CBW_STR CBW_NUL CBW_OPT
int yaml_document_add_scalar(yaml_document_t *document, CBW_TAG,
                             const yaml_char_t *value CBW_STR CBW_LEN(length),
                             int length, yaml_scalar_style_t style);
int yaml_document_add_sequence(yaml_document_t *document, CBW_TAG,
                               yaml_sequence_style_t style);
int yaml_document_add_mapping(yaml_document_t *document, CBW_TAG,
                              yaml_mapping_style_t style);
int node_type(yaml_node_t *node) CBW_MACRO(node->type);
const char *node_value(yaml_node_t *node)
    CBW_MACRO((const char *)node->data.scalar.value) CBW_STR
    CBW_LEN(node->data.scalar.length);
int node_count(yaml_node_t *node)
    CBW_MACRO(node->type == YAML_SEQUENCE_NODE
                  ? (int)(node->data.sequence.items.top -
                          node->data.sequence.items.start)
                  : (int)(node->data.mapping.pairs.top -
                          node->data.mapping.pairs.start));
int node_item(yaml_node_t *node, int i)
    CBW_MACRO(node->data.sequence.items.start[i]);
int node_key(yaml_node_t *node, int i)
    CBW_MACRO(node->data.mapping.pairs.start[i].key);
int node_pair_value(yaml_node_t *node, int i)
    CBW_MACRO(node->data.mapping.pairs.start[i].value);
