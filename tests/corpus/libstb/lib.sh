# Debian: libstb
THERE=$C/libstb/stb_image.h
HEADERS=(libstb.bind.h "$C"/libstb/stb_{image,image_write,image_resize,truetype,rect_pack,perlin,dxt,sprintf,connected_components,easy_font}.h)
SOURCES=(impl.c)
OPTIONS=()
FLAGS=(-I"$C/libstb")
