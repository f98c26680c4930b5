#!/usr/bin/perl
# Every C file is as clang-format and .clang-format leave it.
use strict;
use warnings;
use Test::More;

for my $file (split /\n/, `find generator tests -name '*.[ch]' -not -path '*/node_modules/*' | sort`) {
    my @marks = grep { /warning|error/ } `clang-format --dry-run $file 2>&1`;
    is($marks[0] // '', '', "$file is formatted");
}
done_testing();
