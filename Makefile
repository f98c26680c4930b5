# Placeholder until the build lands; see generator/ARCHITECTURE.md.
SRC := $(shell find generator -name '*.c')
PKGS := libcmark-gfm yaml-0.1 freetype2 harfbuzz harfbuzz-subset icu-uc icu-i18n libqrencode libpng libjpeg libxxhash libdeflate
