#!/usr/bin/perl
# A cure that is followed literally leads out: each slip below is typed into an item, the
# hint's words are applied to the file where the message points, and the next run finds
# nothing more.
use strict;
use warnings;
use utf8;
use open qw(:std :encoding(UTF-8));
use Encode qw(encode decode);
use File::Basename qw(dirname);
use File::Copy qw(copy);
use File::Path qw(make_path);
use File::Temp qw(tempdir);
use JSON::PP;
use Test::More;

my $root = decode('UTF-8', do { require Cwd; Cwd::abs_path(dirname(__FILE__) . '/../..') });
my $banbao = $ENV{BANBAO} // "$root/build/banbao";
$ENV{SOURCE_DATE_EPOCH} = 1795363200;
$ENV{LC_ALL} = 'C.UTF-8';
my $dir = tempdir(CLEANUP => 1);
my $item = encode('UTF-8', "$dir/content/通知/a.md");
make_path(encode('UTF-8', "$dir/content/通知"));
copy("$root/content/$_", "$dir/content/$_") for qw(site.yaml calendar.yaml);

sub messages {
    my $json = `\Q$banbao\E check -C \Q$dir\E --format json 2>$dir/err`;
    return @{ JSON::PP->new->decode($json)->{diagnostics} };
}

sub write_item {
    open my $out, '>:encoding(UTF-8)', $item or die $!;
    print $out $_[0];
    close $out;
}

my %head = (
    类型 => '通知', 标题 => '停水', 落款 => '槐安里物业服务中心', 日期 => '2026-11-20',
    撤下 => '2026-12-20', 咨询电话 => '0000-0000001');

# An item with some lines of the head replaced, more lines of it, and a text.
sub item {
    my ($lines, $more, $body) = @_;
    my %all = (%head, %$lines);
    return join('', "---\n", (map { "$_: $all{$_}\n" } qw(类型 标题 落款 日期 撤下 咨询电话)),
        $more, "---\n", $body // "请大家知悉。\n");
}

# What a hint tells to do with the characters from..to (0-based) of a line.
sub apply {
    my ($line, $from, $to, $hint) = @_;
    my $before = substr $line, 0, $from;
    my $what = substr $line, $from, $to - $from;
    my $after = substr $line, $to;
    return "$before\"$1\"$after" if $hint =~ /^不要印引号，换成英文双引号："(.*?)"；/;
    if ($hint =~ /^中文引号不起作用.*：(\S+): (\S.*)$/) {
        my ($key, $value) = ($1, $2); # the whole value, whichever part is pointed at
        $line =~ s/\Q$key\E: *[“”‘’][^“”‘’]*[“”‘’]/$key: $value/ or return;
        return $line;
    }
    return "$1$after" =~ s/^类型/类型/r if $hint =~ /写成  (类型: \S+)$/;
    if ($hint =~ /^写成“(\d*)([^”]*)”，点后面/) {
        my ($number, $mark) = ($1, $2);
        return substr($before, 0, length($before) - length $number) . "$number$mark$after";
    }
    if ($hint =~ /^写成“- \{…”/) {
        return $line =~ s/-\{/- {/r;
    }
    return $line =~ tr/｛｝/{}/r if $hint =~ /^把“｛”换成 \{/;
    if ($hint =~ /^逗号用全角的：(\S+): (\S+)$/) {
        my ($key, $value) = ($1, $2);
        return $line =~ s/$key: [^}]*/$key: $value/r;
    }
    if ($line =~ /: /  && $hint =~ /^写成 ([^-{ ].*\})$/) {
        my $rest = $1;
        return $line =~ s/[“‘].*/$rest/r;
    }
    return "  - $1" if $hint =~ /^写成 +- (\{.*\})$/; # the row begins at its dash
    return "$before$1$after" if $hint =~ /^(?:核对一下，)?写成 (\S+)/;
    return "$before$1$after" if $hint =~ /(?:例如|写成“) ?([^：”]+)[：”]/;
    if ($hint =~ /按空格键重打 (\d+) 个空格/) {
        my $blanks = ' ' x $1;
        return $line =~ s/^[\s\x{3000}]+/$blanks/r;
    }
    return "$before$after" if $hint =~ /^删掉“/ || $hint =~ /^删掉这一句/;
    return "$before- " . ($after =~ s/^ +//r) if $hint =~ /换成“- ”/;
    return "$before$1$after" if $hint =~ /打普通的数字/ && $what =~ /^(\d)/;
    return "$before$after" if $hint =~ /^这是表情符号：删掉/;
    return;
}

sub cured {
    my ($name, $text) = @_;
    for my $round (1 .. 4) {
        write_item($text);
        my @said = messages();
        if (!@said) {
            ok($round > 1, "$name: clean after the cure");
            return;
        }
        my (%done, @lines);
        @lines = split /\n/, $text, -1;
        for my $m (reverse @said) { # from below, so that lines keep their numbers
            my $n = $m->{line} - 1;
            next if $round < 4 && $m->{hint} =~ /banbao fix/; # others on the line first
            next if $done{$n}++;
            my $new = apply($lines[$n], $m->{column} - 1, $m->{endColumn} - 1, $m->{hint} // '');
            if (!defined $new) {
                ok(0, "$name: a hint that can be followed");
                diag("$m->{message}\n$m->{hint}\n$lines[$n]");
                return;
            }
            $lines[$n] = $new;
        }
        $text = join "\n", @lines;
    }
    ok(0, "$name: clean after the cures");
    diag($text);
}

sub clean {
    my ($name, $text) = @_;
    write_item($text);
    my @said = messages();
    is(scalar @said, 0, $name) or diag("$said[0]{message}\n$said[0]{hint}");
}

# --- nothing is wrong with these ------------------------------------------------------
clean('a range with ~', item({}, '', "11月8~10日停水，15~18日清洗，影响5~8号楼。\n"));
clean('a masked telephone', item({}, '', "中奖的手机：138****1234、139****5678。\n"));
clean('a table of Tabs', item({}, '', "项目\t金额\n电梯\t100\n水泵\t200\n"));
clean('a day in full-width figures', item({ 日期 => '２０２６-１１-２０' }, ''));

# --- the head -------------------------------------------------------------------------
my $rows = "要点:\n";
cured('curly quotes and a comma in braces', item({}, "$rows  - {名: 时间, 内容: “上午9:00, 东门”}\n"));
cured('the same the wrong way round', item({}, "$rows  - {名: 地点, 内容: ”东门, 西门”}\n"));
cured('curly quotes on a line', item({}, "$rows  - 名: 时间\n    内容: “上午9:00, 东门”\n"));
cured('a title in curly quotes', item({ 标题 => '“停水, 停电”' }, ''));
cured('full-width braces', item({}, "$rows  - ｛名: 时间, 内容: 上午｝\n"));
cured('full-width blanks before a row', item({}, "$rows　　- {名: 时间, 内容: 上午}\n"));
cured('no blank behind the dash', item({}, "$rows  -{名: 时间, 内容: 上午}\n"));
cured('full-width braces and all', item({}, "$rows  - ｛名：时间，内容：上午9:00｝\n"));
cured('full-width braces in brackets', item({}, "要点: [｛名: 时间, 内容: 上午｝]\n"));
cured('full-width blanks before all of a row', item({}, "$rows　　- 名: 时间\n　　  内容: 上午\n"));
cured('single curly quotes', item({}, "$rows  - {名: 时间, 内容: ‘上午9:00, 东门’}\n"));
cured('a comma and no quotes', item({}, "$rows  - {名: 时间, 内容: 上午9:00, 东门}\n"));
cured('a colon in curly quotes', item({}, "$rows  - {名: 时间, 内容: “上午: 9:00”}\n"));
cured('the wrong brackets', item({}, "$rows  - 【名: 时间, 内容: 上午】\n"));
cured("the day '$_'", item({ 日期 => $_ }, '')) for '11月20日', '11月20号', '今天', '26-11-20';
cured("taken down '$_'", item({ 撤下 => $_ }, '')) for '长期', '长期有效', '12月20日', '永久张贴';
cured("the kind '$_'", item({ 类型 => $_ }, '')) for qw(公告 通告 告示 温馨提示 停水通知 倡议书);

# --- the text -------------------------------------------------------------------------
cured('1、', item({}, '', "1、停水\n\n请注意关阀。\n"));
cured('（一）、', item({}, '', "（一）、停水时间\n\n上午九时。\n"));
cured('a bullet of Word', item({}, '', "\x{F06C} 停水\n\x{F06C} 停电\n"));
cured('an emoji around a figure', item({}, '', "1\x{FE0F}\x{20E3} 停水\n"));
cured('an emoji', item({}, '', "请注意\x{1F4E2}大家好，今晚停水。\n"));
cured('a picture of nothing', item({}, '', "请大家知悉。\n\n![]()\n"));
done_testing();
