#!/usr/bin/perl
# An include guard is the header's path, so no two headers share one.
use strict;
use warnings;
use Test::More;

# generator/base/slice.h: BANBAO_BASE_SLICE_H; tests/tap.h: BANBAO_TESTS_TAP_H.
for my $file (split /\n/, `find generator tests -name '*.h' -not -path '*/node_modules/*' | sort`) {
    (my $path = $file) =~ s{^generator/}{};
    my $guard = 'BANBAO_' . uc $path =~ s/\W/_/gr;
    open my $in, '<', $file or die "$file: $!";
    my $text = do { local $/; <$in> };
    my ($first) = $text =~ /^#\s*(\w.*)/m;
    is($first // '', "ifndef $guard", "$file: the guard is its path");
    like($text, qr/^#ifndef \w+\n#define \Q$guard\E\n.*^#endif\n\z/ms, "$file: and is whole");
}
done_testing();
