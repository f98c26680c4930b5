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
done_testing();
