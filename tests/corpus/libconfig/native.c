// The same results from native code: one JSON line.
#include "libconfig.h"
#include <stdio.h>

static const char text[] =
    "name = \"Z\xc3\xbcrich\";\nsize : { w = 640; h = 480L; "
    "ratio = 1.25; };\nlist = ( 1, \"two\", true );\n";

int main(void)
{
    config_t c;
    const char *name;
    int w, flag;
    long long h;
    double ratio;
    char buffer[4096];
    config_init(&c);
    config_read_string(&c, text);
    config_lookup_string(&c, "name", &name);
    config_lookup_int(&c, "size.w", &w);
    config_lookup_int64(&c, "size.h", &h);
    config_lookup_float(&c, "size.ratio", &ratio);
    config_setting_t *list = config_lookup(&c, "list");
    flag = config_setting_get_bool_elem(list, 2);
    printf("{\"name\":\"%s\",\"w\":%d,\"h\":%lld,\"ratio\":%g,\"flag\":%d,"
           "\"length\":%d,\"two\":\"%s\",",
           name, w, h, ratio, flag, config_setting_length(list),
           config_setting_get_string_elem(list, 1));
    config_setting_t *size = config_lookup(&c, "size");
    config_setting_t *depth =
        config_setting_add(size, "depth", CONFIG_TYPE_INT);
    config_setting_set_int(depth, 24);
    printf("\"index\":%d,", config_setting_index(depth));
    printf("\"removed\":%d,", config_setting_remove(size, "w"));
    FILE *f = tmpfile();
    config_write(&c, f);
    rewind(f);
    size_t n = fread(buffer, 1, sizeof buffer, f);
    fclose(f);
    printf("\"written\":\"");
    for (size_t i = 0; i < n; i++)
        printf("%02x", (unsigned char)buffer[i]);
    config_read_string(&c, "a = ;\n");
    printf("\",\"error\":\"%s\",\"line\":%d}\n", config_error_text(&c),
           config_error_line(&c));
    config_destroy(&c);
    return 0;
}
