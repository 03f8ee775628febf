# Debian: kissfft
THERE=$C/kissfft/kiss_fft.h
HEADERS=(kissfft.bind.h "$C"/kissfft/kiss_fft{,r,nd,ndr}.h)
SOURCES=("$C"/kissfft/kiss_fft{,r,nd,ndr}.c)
FLAGS=(-I"$C/kissfft")
