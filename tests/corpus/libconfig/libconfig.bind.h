// libconfig: a configuration owns its settings.
#include "cbw.h"
#include "libconfig.h"
#include <stdio.h>
CBW_MODULE(libconfig, strip=config_);
CBW_CLASS(config_t, name=Config);
CBW_CLASS(config_setting_t, name=Setting, parent=config_t);
CBW_RULE(config_*lookup_string, value, out);
CBW_RULE(config_setting_set_hook, hook, hide=NULL);
CBW_RULE(config_read*, return int config:config_t*,
         throw=!_ret|config_error_text(config));
int config_read(config_t *config, FILE *stream CBW_FILE("rb"));
void config_write(const config_t *config, FILE *stream CBW_FILE("wb"));
