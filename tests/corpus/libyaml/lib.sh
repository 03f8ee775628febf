# Debian: libyaml
THERE=$C/libyaml/include/yaml.h
HEADERS=(libyaml.bind.h "$THERE")
SOURCES=("$C"/libyaml/src/*.c)
FLAGS=(-I"$C/libyaml/include" -I"$C/libyaml/src" -DYAML_VERSION_MAJOR=0
       -DYAML_VERSION_MINOR=2 -DYAML_VERSION_PATCH=5
       '-DYAML_VERSION_STRING="0.2.5"')
