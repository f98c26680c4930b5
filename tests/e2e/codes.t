#!/usr/bin/perl
# Every diagnostic has a code, and every code of the sources is met by some test.
use strict;
use warnings;
use Test::More;
use File::Basename qw(dirname);

chdir dirname(__FILE__) . '/../..' or die;

sub slurp {
    my ($path) = @_;
    open my $in, '<', $path or die "$path: $!";
    local $/;
    return <$in> // '';
}

my %where;
for my $file (split /\n/, `find generator -name '*.c'`) {
    next if $file =~ m{base/diag\.c$};
    my $text = slurp($file);
    # A code is a literal of its own, in kebab-case, in a call that reports.
    while ($text =~ /\bdiag_(?:error|warn)\s*\(((?:[^;"]|"(?:\\.|[^"\\])*")*?);/gs) {
        my ($code) = $1 =~ /"([a-z][a-z0-9]*(?:-[a-z0-9]+)+)"/;
        $where{$code} //= $file if defined $code;
    }
}
for my $file (split /\n/, `find generator/kinds -name '*.yaml'`) {
    my $text = slurp($file);
    $where{$1} //= $file while $text =~ /码: *"?([a-z][a-z0-9-]*)/g;
}
cmp_ok(scalar keys %where, '>=', 30, 'the sources hold codes');

my $tests = '';
$tests .= slurp($_) for split /\n/,
    `find tests -type f -not -path '*/node_modules/*' -not -path '*/corpus/*' -not -name package-lock.json`;
for my $code (sort keys %where) {
    like($tests, qr/\b\Q$code\E\b/, "$code ($where{$code}) has a case");
}
done_testing();
