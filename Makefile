# banbao - make: install what is missing, build, publish content/ to output/.
# `make help` lists the targets.

MODE ?= $(if $(SAN),san,release)
B := build/$(MODE)
CC ?= gcc
PKGS := libcmark-gfm yaml-0.1 freetype2 harfbuzz harfbuzz-subset icu-uc icu-i18n \
	libqrencode libpng libjpeg libxxhash libdeflate
LIBS = $(shell pkg-config --libs $(PKGS)) -lcmark-gfm-extensions -lhpdf -lz -lm -pthread
WARN := -Wall -Wextra -Wpedantic -Wshadow -Wstrict-prototypes -Wmissing-prototypes \
	-Wvla -Wwrite-strings -Wformat=2 -Wno-format-nonliteral -Wundef -Wdouble-promotion \
	$(if $(DEV),-Werror)
CFLAGS ?= -O2 -g
ifdef SAN
CFLAGS := -O1 -g -fsanitize=address -fsanitize=undefined -fno-sanitize-recover=all -DHARD
else
CFLAGS += -D_FORTIFY_SOURCE=2 -fstack-protector-strong
endif
ALL_CFLAGS = -std=c17 -D_GNU_SOURCE -DBANBAO_HOME='"$(CURDIR)"' -Igenerator -Itests \
	$(WARN) $(CFLAGS) $(shell pkg-config --cflags $(PKGS)) -MMD -MP

SRC := $(sort $(shell find generator -name '*.c'))
OBJ := $(SRC:generator/%.c=$(B)/%.o)
LIB := $(B)/libbanbao.a
UNIT := $(sort $(wildcard tests/unit/*_test.c))
UNIT_BIN := $(UNIT:tests/unit/%.c=$(B)/unit/%)

all: publish

build/banbao: $(B)/banbao
	@ln -sf $(MODE)/banbao $@

$(B)/banbao: $(B)/main.o $(LIB)
	$(CC) $(CFLAGS) -o $@ $^ $(LIBS)

$(LIB): $(filter-out $(B)/main.o,$(OBJ))
	@rm -f $@
	@ar rcs $@ $^

$(B)/%.o: generator/%.c
	@mkdir -p $(@D)
	@echo "  CC $<"
	@$(CC) $(ALL_CFLAGS) -c -o $@ $<

$(B)/unit/%: tests/unit/%.c $(LIB)
	@mkdir -p $(@D)
	@echo "  CC $<"
	@$(CC) $(ALL_CFLAGS) -o $@ $< $(LIB) $(LIBS)

publish: build/banbao
	@build/banbao build

unit: $(UNIT_BIN)
	@prove --exec '' $(UNIT_BIN)

clean:
	rm -rf build output

.PHONY: all publish unit clean
.DELETE_ON_ERROR:
-include $(OBJ:.o=.d)
