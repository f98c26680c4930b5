#!/usr/bin/perl
# A file is found by its name: no two C files of generator/ are called alike, whatever
# their folders; what a header declares is looked for in the .c of its name, so there is
# one; and an include guard is the header's path, so no two headers share one.
use strict;
use warnings;
use Test::More;

my %home;
for my $file (split /\n/, `find generator -name '*.[ch]' | sort`) {
    my ($name) = $file =~ m{([^/]+)$};
    is($home{$name}, undef, "$file: no other file is called $name");
    $home{$name} = $file;
}

# A header that declares functions has its .c, whose some of them are.
for my $file (split /\n/, `find generator -name '*.h' | sort`) {
    (my $own = $file) =~ s/h$/c/;
    open my $in, '<', $file or die "$file: $!";
    my $text = do { local $/; <$in> };
    $text =~ s{/\*.*?\*/|"(?:\\.|[^"\\\n])*"}{ }gs;
    my ($declared) = $text =~ /^(?!static\b|typedef\b)[A-Za-z_][^;{}()=#]*?\b(\w+)\([^;{}]*\);/m;
    ok(!$declared || -e $own, "$file: has a .c" . ($declared ? " ($declared)" : ''));
}

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
