#!/usr/bin/perl
# Make the C tables of a list of words: table.pl NAME.txt > NAME.h
#
# A list [hardship] becomes the macro WORDLIST_HARDSHIP, what stands between the braces of a
# table: "低保户", "残疾人". With columns, a row is {"错", "对"}, and WORDLIST_X_WORDS
# are the words of the first column alone. The order is the file's.
# README.md has the format.
use strict;
use warnings;

my ($file) = @ARGV or die "usage: table.pl FILE.txt\n";
$file =~ m{\.txt$} or die "$file: the name ends in .txt\n";
my (@lists, %seen, $list);

sub fail { die "$file:$.: $_[0]\n" }

# A string of C: the only signs that mean something in one are " and \.
sub quoted {
    my ($word) = @_;
    $word =~ s/(["\\?])/\\$1/g;
    return "\"$word\"";
}

sub begin_list {
    my ($head) = @_;
    my ($name, @columns) = split /\s*\|\s*/, $head;
    my $sorted = $name =~ s/ 排序$//;
    $name =~ /^[a-z][a-z0-9_]*$/ or fail("词表的名字只用 a-z、0-9 和 _ (a list is called in a-z, 0-9 and _): [$name]");
    !grep { $_->{name} eq $name } @lists or fail("词表 [$name] 写了两次 (the list begins twice)");
    $list = { name => $name, columns => \@columns, rows => [], at => $., sorted => $sorted };
    $list->{signs} = 1 if @columns == 1 && $columns[0] eq '单字';
    $list->{each} = 1 if @columns > 1 && $columns[0] eq '单字';
    push @lists, $list;
    %seen = ();
}

# What tells a row from the others: all of it, as 金额 and 元 may both be said 元.
sub add_once {
    my ($key) = @_;
    fail("“" . $key =~ s/\0//r . "”第 $seen{$key} 行写过了 (already in line $seen{$key})") if $seen{$key};
    $seen{$key} = $.;
}

sub add_signs {
    my ($line) = @_;
    my $text = $line;
    utf8::decode($text);
    for my $sign (split //, $text) {
        next if $sign eq ' ';
        utf8::encode($sign);
        add_once($sign);
        push @{ $list->{rows} }, $sign;
    }
}

sub column {
    my ($text, $title) = @_;
    $text ne '' || $title =~ /（可空）$/ or fail("少一栏 (the column is empty): $title");
    if ($title =~ /（数）$/) {
        $text =~ /^-?\d+$/ or fail("“$text”不是数 (is no number): $title");
        return $text;
    }
    $text =~ s/␣/ /g;
    return quoted($text);
}

sub add_row {
    my ($line) = @_;
    my $want = @{ $list->{columns} } || 1;
    my @titles = @{ $list->{columns} } ? @{ $list->{columns} } : ('');
    my @cells = $want > 1 ? split(/\s*\|\s*/, $line, -1) : ($line);
    @cells <= $want or fail("竖线多了，这个词表只有 $want 栏 (it has $want columns)");
    push @cells, '' while @cells < $want;
    add_once(join ' | ', @cells);
    my @values = map { column($cells[$_], $titles[$_]) } 0 .. $#cells;
    push @{ $list->{words} }, $values[0];
    push @{ $list->{rows} }, $want > 1 ? '{' . join(', ', @values) . '}' : $values[0];
}

# 梅兰 | 5: a row for each character of the first column.
sub add_each {
    my ($line) = @_;
    my ($signs, $rest) = $line =~ /^(\S+?)(\s*\|.*)?$/ or fail('第一栏里有空格 (a blank among the characters)');
    utf8::decode($signs);
    for my $sign (split //, $signs) {
        utf8::encode($sign);
        add_once("\0$sign"); # whatever its other columns
        add_row($sign . ($rest // ''));
    }
}

open my $in, '<:raw', $file or die "$file: $!\n";
while (my $line = <$in>) {
    my $text = $line;
    utf8::decode($text) or fail('不是 UTF-8，另存时选 UTF-8 (not UTF-8)');
    $line =~ s/\r?\n$//;
    fail('开头有 BOM，另存为不带 BOM 的 UTF-8 (a byte order mark)') if $line =~ /^\xEF\xBB\xBF/;
    fail('有看不见的控制字符 (a control character)') if $line =~ /[\x00-\x08\x0A-\x1F\x7F]/;
    $line =~ s/(?:^|[ \t]+)#(?:[ \t].*)?$//;
    $line =~ s/[ \t]+$//;
    next if $line eq '' || $line =~ /^[+-] /;
    fail('词的前面有空格；空格是词的一部分，写成 ␣ (a blank before the word)')
        if $line =~ /^[ \t]/;
    if ($line =~ /^\[(.*)\]$/) {
        begin_list($1);
        next;
    }
    $line =~ s/^\\//; # \[图片]: no head of a list
    fail('上面还没有写是哪个 [词表] (no [list] has begun)') if !$list;
    $list->{signs} ? add_signs($line) : $list->{each} ? add_each($line) : add_row($line);
}
@lists or die "$file:1: 一个 [词表] 也没有 (no [list] in it)\n";

print "/* Made from $file: change that. */\n";
for my $l (@lists) {
    @{ $l->{rows} } or die "$file:$l->{at}: [$l->{name}] 里一个词也没有 (no word in [$l->{name}])\n";
    my $name = 'WORDLIST_' . uc $l->{name};
    @{ $l->{rows} } = sort @{ $l->{rows} } if $l->{sorted};
    print "#define ${name}_WORDS \\\n    ", join(", \\\n    ", @{ $l->{words} }), "\n"
        if @{ $l->{columns} } > 1;
    print "#define $name \\\n    ",
        $l->{signs} ? quoted(join '', @{ $l->{rows} }) : join(", \\\n    ", @{ $l->{rows} }),
        "\n";
}
