#!/usr/bin/perl
# Scripts are sound: shellcheck, perl -c, node --check; the man page: mandoc.
use strict;
use warnings;
use Test::More;

for my $file (split /\n/, `find generator tests .ci -type f -not -path '*/node_modules/*' | sort`) {
    open my $in, '<', $file or die "$file: $!";
    my $first = <$in> // '';
    my $check =
          $first =~ m{^#!.*/(?:sh|bash)\b}     ? "shellcheck -x $file"
        : $first =~ m{^#!.*/perl\b}            ? "perl -c $file"
        : $file  =~ m{\.m?js$}                 ? "node --check $file"
        : $file  =~ m{generator/[^/]+\.1$}     ? "mandoc -Tlint -Wwarning $file"
        :                                        undef;
    next if !defined $check;
    my $said = `$check 2>&1`;
    is($?, 0, "$check") or diag($said);
}
done_testing();
