#!/usr/bin/perl
# Files that the documents for engineers name are there: a name that moved would send a
# newcomer the wrong way.
use strict;
use warnings;
use utf8;
use open qw(:std :encoding(UTF-8));
use Test::More;

for my $doc (qw(ARCHITECTURE CONTRIBUTING)) {
    open my $in, '<', "generator/$doc.md" or die "$doc: $!";
    my %named;
    while (my $line = <$in>) {
        $named{$1} //= $. while $line =~ m{`((?:[\w-]+/)*[\w*-]+\.(?:c|h|t|txt|yaml|md))`}g;
    }
    for my $name (sort keys %named) {
        next if $name =~ /[A-Z]{3,}\.(?:txt|yaml)$|\bNAME\b|\bCODE\b/;
        my @found = map { glob } "generator/$name", $name;
        ok((grep { -e } @found) > 0, "$doc.md:$named{$name}: $name");
    }
}

# Papers: a row of model/paper.c, and in every list for those who choose one.
open my $rows, '<', 'generator/model/paper.c' or die "paper.c: $!";
my @papers = grep { $_ ne 'chat' } map { /^\s*\[PAPER_\w+\] = \{"(\w+)"/ ? $1 : () } <$rows>;
cmp_ok(scalar @papers, '>=', 5, 'papers are found in model/paper.c');
for my $list (qw(content/README.md)) {
    utf8::encode(my $path = $list);
    open my $in, '<', $path or die "$list: $!";
    my $text = join '', <$in>;
    ok($text =~ /\b\Q$_\E(?![0-9a-z])/, "$list names the paper $_") for @papers;
}
done_testing();
