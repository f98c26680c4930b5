#!/usr/bin/perl
# A file fits in the head (600 lines), a function on a screen (70 lines).
use strict;
use warnings;
use Test::More;

my ($file_max, $function_max) = (600, 70);

for my $file (split /\n/, `find generator tests -name '*.[ch]' -not -path '*/node_modules/*' | sort`) {
    open my $in, '<', $file or die "$file: $!";
    my ($start, $name, @long) = (0, '');
    while (my $line = <$in>) {
        $name = $1 if $line =~ /^\w.*?(\w+)\(/;
        if ($line =~ /^\{/) {
            $start = $.;
        } elsif ($line =~ /^\}/ && $start) {
            push @long, "$name ($.: " . ($. - $start + 1) . ' lines)'
                if $. - $start + 1 > $function_max;
            $start = 0;
        }
    }
    cmp_ok($., '<=', $file_max, "$file has at most $file_max lines");
    is("@long", '', "$file: every function has at most $function_max lines");
}
done_testing();
