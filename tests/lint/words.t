#!/usr/bin/perl
# Words are data (generator/words): what is left of them in C stays under its mark, each
# list is used, its test lines hold, and a bad line is told at its place.
use strict;
use warnings;
use utf8;
use open qw(:std :encoding(UTF-8));
use File::Temp qw(tempdir);
use Test::More;

my $mark = 400;

# Tables of what the program itself is called, which nobody adds to without its code:
# keys of kinds and of formulas, names that templates use, commands, messages, rules.
my %own = map { $_ => 1 } qw(
    check/language_check.c:wordings check/rules.c:zh check/rules_content.c:rules_content
    check/rules_content.c:rules_time check/rules_language.c:rules_language
    check/rules_layout.c:rules_layout check/rules_privacy.c:rules_privacy
    content/collect.c:query_fields content/files.c:foreigners content/formula_read.c:calls
    content/formula_read.c:operators content/kind_names.c:of_items
    content/kind_names.c:of_rows content/kind_names.c:texts content/kind_read.c:keys
    content/kind_read.c:types content/kind_read.c:words draft/new.c:words
    draft/paste.c:zh content/period_read.c:part_names content/summary.c:keys
    markdown/typed_told.c:told data/yaml_slips.c:problems data/yaml_slips.c:slips
    main.c:commands model/calendar.c:keys options.c:options out/report.c:words
    site/table_chart.c:names theme_names.c:made);

sub slurp {
    my ($path) = @_;
    open my $in, '<:encoding(UTF-8)', $path or die "$path: $!";
    local $/;
    return <$in>;
}

# A word: a literal of up to eight characters, some Han, that is no sentence. Literals
# of single characters (char x[] = "甲乙丙") are looked up by cp_among and are no list.
sub words_of {
    my ($table) = @_;
    return grep { /\p{Han}/ && length($_) <= 8 && !/[%，。：；]|\\n./ }
        $table =~ /"((?:[^"\\]|\\.)*)"/g;
}

my $braces;
$braces = qr/\{(?:[^{}"]|"(?:[^"\\]|\\.)*"|(??{ $braces }))*\}/;

my ($count, %left, %used) = (0);
for my $file (split /\n/, `find generator -name '*.[ch]' | sort`) {
    my $text = slurp($file);
    $text =~ s{("(?:[^"\\\n]|\\.)*")|//[^\n]*|/\*.*?\*/}{defined $1 ? $1 : ' '}gse;
    $used{$_} = 1 for $text =~ /\bWORDLIST_(\w+)/g;
    (my $short = $file) =~ s{^generator/}{};
    while ($text =~ /(?:\b(\w+)\s*(?:\[[^\]]*\])+\s*=|\[\]\))\s*($braces)/gs) {
        my ($name, @words) = ($1 // '', words_of($2));
        next if !@words || $own{"$short:$name"};
        $count += @words;
        $left{$short} += @words;
    }
    # A list in one literal: "师傅 先生 女士".
    while ($text =~ /"((?:\p{Han}{1,8} ){3,}\p{Han}{0,8})"/g) {
        next if $short eq 'content/kind_names.c'; # names that templates use
        my @words = split ' ', $1;
        $count += @words;
        $left{$short} += @words;
    }
}
cmp_ok($count, '<=', $mark, "of words, $count are left in C: at most $mark")
    or diag(join "\n", map { "$left{$_} $_" } sort { $left{$b} <=> $left{$a} } keys %left);

# --- the lists ------------------------------------------------------------------

# Words of a list, first columns; and its test lines.
sub read_lists {
    my ($file) = @_;
    my (%lists, $list);
    for my $line (split /\n/, slurp($file)) {
        if ($line =~ /^\[(\w+)/) {
            $list = $lists{$1} = { words => [], tests => [] };
        } elsif ($line =~ /^[+-] /) {
            push @{ $list->{tests} }, $line;
        } elsif ($list && $line !~ /^(?:#|$)/) {
            $line =~ s{[ \t]+#(?:[ \t].*)?$}{};
            $line =~ s/^\\//;
            $line =~ s{[ \t]*\|.*}{};
            $line =~ s/␣/ /g;
            push @{ $list->{words} }, $line;
        }
    }
    return \%lists;
}

# `+ text «found»`: what is marked is a word of the list. `- text` holds none.
sub holds {
    my ($test, $words) = @_;
    my ($sign, $text) = $test =~ /^([+-]) (.*)/;
    return !grep { index($text, $_) >= 0 } @$words if $sign eq '-';
    my ($found) = $text =~ /«(.*?)»/ or return 0;
    return scalar grep { $_ eq $found } @$words;
}

my (%home, $dir);
for my $file (split /\n/, `ls generator/words/*.txt`) {
    my $said = `perl generator/words/table.pl $file 2>&1 >/dev/null`;
    is($said, '', "$file can be read");
    my $lists = read_lists($file);
    for my $name (sort keys %$lists) {
        is($home{$name}, undef, "[$name] is in one file");
        $home{$name} = $file;
        my $macro = uc $name;
        ok($used{$macro} || $used{"${macro}_WORDS"}, "[$name] is used");
        ok(holds($_, $lists->{$name}{words}), "[$name] $_") for @{ $lists->{$name}{tests} };
    }
}

# --- what is wrong is told at its line -------------------------------------------

$dir = tempdir(CLEANUP => 1);

sub made_of {
    my ($text) = @_;
    open my $out, '>:raw', "$dir/x.txt" or die $!;
    print $out $text;
    close $out;
    return `perl generator/words/table.pl $dir/x.txt 2>&1`;
}

my @faults = (
    ["[a]\nx\ny\nx\n",       4, 'already in line 2', 'a word twice'],
    ["[a]\nx\n\xFF\n",       3, 'not UTF-8',         'not UTF-8'],
    ["\xEF\xBB\xBF[a]\nx\n", 1, 'byte order mark',   'a byte order mark'],
    ["x\n",                  1, 'no [list]',         'a word before any list'],
    ["[a]\n x\n",            2, 'blank before',      'a blank before the word'],
    ["[A-b]\nx\n",           1, 'is called in',      'a name that is none'],
    ["[a]\nx\n[a]\ny\n",     3, 'begins twice',      'a list twice'],
    ["[a]\n\n[b]\nx\n",      1, 'no word in [a]',    'an empty list'],
    ["# x\n",                1, 'no [list]',         'no list'],
    ["[a | p | q]\nx\n",     2, 'is empty',          'a column is missing'],
    ["[a | p | q]\nx | y | z\n", 2, q(2 columns), q(a column too many)],
    ["[a | p | q\xEF\xBC\x88\xE6\x95\xB0\xEF\xBC\x89]\nx | y\n", 2, 'is no number', 'no number'],
    ["[a]\nx\x07\n",         2, 'control character', 'a control character'],
);
for my $fault (@faults) {
    my ($text, $line, $message, $name) = @$fault;
    like(made_of($text), qr/^\Q$dir\E\/x\.txt:$line: .*\Q$message\E/, $name);
}
my $blank = "\xE2\x90\xA3";
my $made = made_of("# of a list\r\n[a]\r\nx  # why\n+ ab\xC2\xABx\xC2\xBB\n\n\\[y]\n${blank}z\nC# 2\n");
like($made, qr/WORDLIST_A \\\n    "x", \\\n    "\[y\]", \\\n    " z", \\\n    "C# 2"\n/,
    'remarks, test lines, brackets and blanks');
done_testing();
