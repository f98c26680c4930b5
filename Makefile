# banbao 板报 - make: install what is missing, build, publish content/ to output/.
# `make help` lists the targets; generator/setup.sh installs.
#
#   DEV=1  warnings are errors        SAN=1  ASan, UBSan and hard mode, in build/san
#   COV=1  counts lines, in build/cov  TSAN=1 ThreadSanitizer, in build/tsan

MODE ?= $(if $(SAN),san,$(if $(TSAN),tsan,$(if $(COV),cov,release)))
B := build/$(MODE)
CC := $(if $(filter default,$(origin CC)),gcc,$(CC))

PKGS := libcmark-gfm yaml-0.1 freetype2 harfbuzz harfbuzz-subset icu-uc icu-i18n \
	libqrencode libpng libjpeg libxxhash libdeflate cairo
# Asked once, when the first recipe needs it: by then the packages are installed.
PKG_CFLAGS = $(eval PKG_CFLAGS := $(shell pkg-config --cflags $(PKGS)))$(PKG_CFLAGS)
PKG_LIBS = $(eval PKG_LIBS := $(shell pkg-config --libs $(PKGS)))$(PKG_LIBS)
LIBS = $(PKG_LIBS) -lcmark-gfm-extensions -lhpdf -lnova -lm -pthread

WARN := -Wall -Wextra -Wpedantic -Wshadow -Wstrict-prototypes -Wmissing-prototypes \
	-Wvla -Wwrite-strings -Wformat=2 -Wno-format-nonliteral -Wundef -Wdouble-promotion \
	$(if $(DEV),-Werror)
CFLAGS ?= -O2 -g
ifdef SAN
CFLAGS := -O1 -g -fsanitize=address -fsanitize=undefined -fno-sanitize-recover=all -DHARD
else ifdef TSAN
CFLAGS := -O1 -g -fsanitize=thread
else ifdef COV
CFLAGS := -O0 -g --coverage -fprofile-update=atomic
else
# What a fault could still do is made hard (tests/e2e/hardened.t reads it back). The
# compiler is asked when the first recipe needs it, as above.
X86 = $(eval X86 := $(filter x86_64-% i%86-%,$(shell $(CC) -dumpmachine)))$(X86)
CFLAGS += -D_FORTIFY_SOURCE=3 -fstack-protector-strong -fstack-clash-protection \
	$(if $(X86),-fcf-protection)
LDFLAGS += -Wl,-z,relro,-z,now
endif
ALL_CFLAGS = -std=c17 -D_GNU_SOURCE -DBANBAO_HOME='"$(CURDIR)"' -Igenerator -Itests \
	-Ibuild $(WARN) $(CFLAGS) $(PKG_CFLAGS) -pthread -MMD -MP

SRC := $(sort $(shell find generator -name '*.c'))
OBJ := $(SRC:generator/%.c=$(B)/%.o)
LIB := $(B)/libbanbao.a
PROGRAM := $(B)/banbao
UNIT := $(sort $(wildcard tests/unit/*_test.c))
UNIT_BIN := $(UNIT:tests/unit/%.c=$(B)/unit/%)
FUZZ := $(sort $(wildcard tests/fuzz/*_fuzz.c))
REPLAY_BIN := $(FUZZ:tests/fuzz/%_fuzz.c=$(B)/fuzz/%_replay)
FUZZ_BIN := $(FUZZ:tests/fuzz/%_fuzz.c=build/fuzz/%)
CONSERVED := $(B)/e2e/conserved
SHIM := build/faults/shim.so
WORDS := $(patsubst generator/%.txt,build/%.h,$(sort $(wildcard generator/words/*.txt)))
NODE := tests/node_modules/.package-lock.json

all: publish

publish: build/banbao ## 生成网站和海报 - build the program, publish content/ to output/
	@build/banbao build

check: build/banbao ## 只检查，不发布；只查一篇：make check FILE=content/通知/停水.md - diagnostics only, nothing is published
	@build/banbao check $${FILE:+-- "$$FILE"}

fix: build/banbao ## 自动改好标点、空格、编码；只改一篇：make fix FILE=… - repair punctuation, blanks, encodings
	@build/banbao fix $${FILE:+-- "$$FILE"}

# What an editor types is handed on as it is: make would expand $1 and $(shell ...) in it,
# and a title that begins with a dash would be an option.
override KIND := $(value KIND)
override TITLE := $(value TITLE)
override FROM := $(value FROM)
override DIR := $(value DIR)
override ALL := $(value ALL)
override FILE := $(value FILE)
export KIND TITLE FROM DIR ALL FILE

new: build/banbao ## 新建一篇：make new KIND=公示 TITLE=标题，或 FROM=文章.txt，ALL=1 列出全部栏目 - an item to fill in
	@build/banbao new $${ALL:+--all} $${FROM:+"--from=$$FROM"} -- "$$KIND" $${TITLE:+"$$TITLE"}

init: build/banbao ## 另建一个小区的文件夹：make init DIR=../我的小区 - the folder of another compound
	@build/banbao init -- "$${DIR:?make init DIR=../我的小区}"

PREFIX ?= /usr/local
SHARE = $(DESTDIR)$(PREFIX)/share/banbao
install: build/banbao ## 装到系统里：make install PREFIX=/usr/local - program, kinds, themes, man page
	@install -d "$(DESTDIR)$(PREFIX)/bin" "$(DESTDIR)$(PREFIX)/share/man/man1" "$(SHARE)/generator" "$(SHARE)/content"
	@rm -rf "$(SHARE)/generator/kinds" "$(SHARE)/generator/init" "$(SHARE)/themes" "$(SHARE)/fonts" "$(SHARE)/content/rules"
	@cp -R generator/kinds generator/init "$(SHARE)/generator/"
	@cp -R themes fonts "$(SHARE)/"
	@cp -R content/README.md content/calendar.yaml content/rules "$(SHARE)/content/"
	@install -m 644 generator/banbao.1 "$(DESTDIR)$(PREFIX)/share/man/man1/banbao.1"
	@install -m 755 $(PROGRAM) "$(DESTDIR)$(PREFIX)/bin/banbao"
	@echo "装好了（installed）：$(DESTDIR)$(PREFIX)/bin/banbao"

# make test T=days: what is called so of each sort, be it days.t or days_test.c.
NAMED := $(foreach t,$(T),$(wildcard tests/*/$(basename $(notdir $(t))).t) \
	$(patsubst tests/unit/%.c,$(B)/unit/%,$(wildcard tests/unit/$(basename $(notdir $(t)))_test.c \
	tests/unit/$(basename $(notdir $(t))).c)))
ifdef T
test: test-setup $(PROGRAM) $(CONSERVED) $(SHIM) $(filter $(B)/%,$(NAMED))
	@BANBAO=$(CURDIR)/$(PROGRAM) tests/run $(or $(strip $(NAMED)),$(error no test is called $(T)))
else
test: test-setup $(PROGRAM) $(UNIT_BIN) $(REPLAY_BIN) $(CONSERVED) $(SHIM) ## 运行全部测试；只运行一个：make test T=days - run all tests, or those of that name
	@BANBAO=$(CURDIR)/$(PROGRAM) tests/run $(UNIT_BIN) $(REPLAY_BIN) tests/golden/*.t \
		$(if $(SAN),,tests/e2e/*.t)
endif

unit: $(UNIT_BIN) $(REPLAY_BIN) ## 单元测试 - unit tests and the fuzz corpus alone
	@tests/run $^

golden: $(PROGRAM) ## 样张测试 - golden tests alone
	@BANBAO=$(CURDIR)/$(PROGRAM) tests/run tests/golden/*.t

e2e: test-setup $(PROGRAM) $(CONSERVED) $(SHIM) ## 整体测试 - end-to-end tests alone
	@BANBAO=$(CURDIR)/$(PROGRAM) tests/run tests/e2e/*.t

bless: $(PROGRAM) ## 认可新样张 - show how golden files changed, then replace them
	@BANBAO=$(CURDIR)/$(PROGRAM) BLESS=1 tests/run tests/golden/*.t
	@git --no-pager diff --stat -- tests/golden

lint: test-setup ## 代码规矩 - floors, sizes, banned calls, format, scripts, man page
	@tests/run tests/lint/*.t

specimen: test-setup $(PROGRAM) ## 排版样张 - every rule of the line on one A4, beside Chromium's setting
	@tests/specimen/run $(CURDIR)/$(PROGRAM) build/specimen

specimens: test-setup $(PROGRAM) ## 版面总览 - every kind x paper x theme of the sample, a contact sheet a theme
	@tests/specimen/sheets $(CURDIR)/$(PROGRAM) build/specimens

BENCH := $(B)/bench/parts $(B)/bench/checks
bench: build/banbao $(BENCH) ## 计时 - time the sample site, a poster, a batch of 100, the checks
	@tests/bench/run $(CURDIR)/$(PROGRAM) $(BENCH:%=$(CURDIR)/%)

faults: $(PROGRAM) $(SHIM) ## 故障注入 - every call of the system fails in turn, memory ends, kill -9; 20 minutes
	@tests/faults/run $(CURDIR)/$(PROGRAM) $(CURDIR)/$(SHIM)

threads: test-setup ## 线程检查 - ThreadSanitizer over the sample with pictures, and every theme
	@$(MAKE) --no-print-directory TSAN=1 build/tsan/banbao
	@tests/faults/threads $(CURDIR)/build/tsan/banbao

sanitized: test-setup ## 整套样例过一遍 ASan、UBSan - the sample in every theme, on both papers
	@$(MAKE) --no-print-directory SAN=1 build/san/banbao
	@tests/faults/sanitized $(CURDIR)/build/san/banbao

analyse: $(WORDS) ## 静态分析 - gcc's and clang's analyzers; what they find is judged in tests/analyse/judged.txt
	@tests/analyse/run $(ALL_CFLAGS)

cov: test-setup ## 测试覆盖了多少行 - lines that the tests run, by folder
	@find build/cov -name '*.gcda' -delete 2>/dev/null || true
	@$(MAKE) --no-print-directory COV=1 test
	@tests/cov/folders build/cov

hooks: ## 提交前自动检查 - make lint before each commit of this checkout
	@git config core.hooksPath tests/hooks
	@echo "git commit runs tests/hooks/pre-commit from now on; git commit -n goes round it"

FUZZ_TIME ?= 30
fuzz: $(if $(ONLY),build/fuzz/$(ONLY),$(FUZZ_BIN)) | build/.packages-fuzz ## 模糊测试 FUZZ_TIME=30 - every fuzz target for so many seconds; ONLY=mask: that one
	@for f in $^; do echo "== $$f"; \
		mkdir -p build/fuzz/corpus/$${f##*/}; \
		$$f -max_total_time=$(FUZZ_TIME) -timeout=25 -rss_limit_mb=2048 \
			-artifact_prefix=$$f- -verbosity=0 -print_final_stats=1 \
			$$(ls tests/fuzz/$${f##*/}.dict 2>/dev/null | sed 's/^/-dict=/') \
			build/fuzz/corpus/$${f##*/} tests/fuzz/corpus/$${f##*/} || exit 1; \
	done

clean: ## 清除生成的东西 - remove build/ and output/
	rm -rf build output tests/node_modules

help: ## 列出这些命令 - this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## /{printf "  make %-8s %s\n", $$1, $$2}' Makefile

# --- what is installed -------------------------------------------------------

# A stamp, so that a set is asked for once and not at every make.
build/.packages-%: generator/setup.sh
	@mkdir -p build 2>/dev/null || { printf '%s\n' \
		'这个文件夹不能写，程序装不进来：$(CURDIR)' \
		'  拷一份到能写的地方再运行 make： cp -r "$(CURDIR)" ~/banbao' \
		'  (cannot write here: copy the folder to where you can, and run make there)' >&2; exit 1; }
	@generator/setup.sh $*
	@touch $@

test-setup: build/.packages-build build/.packages-test $(NODE)

$(NODE): tests/package-lock.json | build/.packages-test
	@cd tests && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error 2>../build/npm.log || { \
		cat ../build/npm.log >&2; \
		! grep -q 'CERT\|certificate' ../build/npm.log || printf '%s\n' \
		'  这里的网络用自己的证书，npm 不认。告诉它证书在哪，再运行一次：' \
		'    NODE_EXTRA_CA_CERTS=/etc/ssl/certs/ca-certificates.crt make test' \
		'  (this network has a certificate of its own: name its file to npm as above)' >&2; exit 1; }
	@touch $@

# Of a first build, how far it is: recipes are expanded one by one, whatever -j says.
MISSING := $(words $(filter-out $(wildcard $(OBJ)),$(OBJ)))
STEP = $(if $(filter $(words $(OBJ)),$(MISSING)),$(eval DONE += x)$(words $(DONE))/$(MISSING) )

# --- the program -------------------------------------------------------------

build/banbao: $(PROGRAM)
	@ln -sf $(MODE)/banbao $@

$(PROGRAM): $(B)/main.o $(LIB)
	@echo "  LD $@"
	@$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LIBS)

$(LIB): $(filter-out $(B)/main.o,$(OBJ))
	@rm -f $@
	@ar rcs $@ $^

$(B)/%.o: generator/%.c | build/.packages-build $(WORDS)
	@mkdir -p $(@D)
	@echo "  CC $(STEP)$<"
	@$(CC) $(ALL_CFLAGS) -c -o $@ $<

# Lists of words become what stands between the braces of a table.
build/words/%.h: generator/words/%.txt generator/words/table.pl
	@mkdir -p $(@D)
	@perl generator/words/table.pl $< >$@

$(B)/unit/%: tests/unit/%.c $(LIB)
	@mkdir -p $(@D)
	@echo "  CC $<"
	@$(CC) $(ALL_CFLAGS) -MF $@.d -o $@ $< $(LIB) $(LIBS)

$(B)/bench/%: tests/bench/%.c $(LIB)
	@mkdir -p $(@D)
	@echo "  CC $<"
	@$(CC) $(ALL_CFLAGS) -MF $@.d -o $@ $< $(LIB) $(LIBS)

# A program of its own that is preloaded: no sanitizer, none of ours in it.
$(SHIM): tests/faults/shim.c
	@mkdir -p $(@D)
	@echo "  CC $<"
	@$(CC) -std=c17 -D_GNU_SOURCE -O1 -g $(WARN) -fPIC -shared -o $@ $< -ldl -pthread

$(CONSERVED): tests/e2e/conserved.c $(LIB)
	@mkdir -p $(@D)
	@echo "  CC $<"
	@$(CC) $(ALL_CFLAGS) -MF $@.d -o $@ $< $(LIB) $(LIBS)

$(B)/fuzz/%_replay: tests/fuzz/%_fuzz.c tests/fuzz/replay.c $(LIB)
	@mkdir -p $(@D)
	@echo "  CC $<"
	@$(CC) $(ALL_CFLAGS) -MF /dev/null -DCORPUS='"tests/fuzz/corpus/$*"' -o $@ \
		$(filter %.c,$^) $(LIB) $(LIBS)

# libFuzzer wants clang and objects that tell it which way they went.
FUZZ_FLAGS = -std=c17 -D_GNU_SOURCE -DBANBAO_HOME='"$(CURDIR)"' -Igenerator -Itests -Ibuild -O1 -g \
	-fsanitize=fuzzer-no-link -fsanitize=address -fsanitize=undefined \
	-fno-sanitize-recover=all $(PKG_CFLAGS) -pthread -MMD -MP
FUZZ_OBJ := $(patsubst generator/%.c,build/fuzz/lib/%.o,$(filter-out generator/main.c,$(SRC)))

build/fuzz/lib/%.o: generator/%.c | build/.packages-build build/.packages-fuzz $(WORDS)
	@mkdir -p $(@D)
	@echo "  CLANG $<"
	@clang $(FUZZ_FLAGS) -c -o $@ $<

build/fuzz/libbanbao.a: $(FUZZ_OBJ)
	@rm -f $@
	@ar rcs $@ $^

build/fuzz/%: tests/fuzz/%_fuzz.c build/fuzz/libbanbao.a
	@echo "  CLANG $<"
	@clang $(FUZZ_FLAGS) -MF $@.d -fsanitize=fuzzer -o $@ $< build/fuzz/libbanbao.a $(LIBS)

.PHONY: all publish check fix new init install test unit golden e2e bless lint specimen specimens bench \
	faults threads sanitized analyse fuzz clean help test-setup
.DELETE_ON_ERROR:
-include $(OBJ:.o=.d) $(UNIT_BIN:=.d) $(CONSERVED).d $(FUZZ_OBJ:.o=.d) $(FUZZ_BIN:=.d)
