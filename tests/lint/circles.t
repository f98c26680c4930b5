#!/usr/bin/perl
# Who asks whom: a file asks those whose functions it calls or hands on. Where files ask
# one another in a circle, none can be read, tested or moved without the others. Two
# circles are left, as boxes stand in boxes (ARCHITECTURE.md).
use strict;
use warnings;
use Test::More;

my %natural = (
    'poster/bind'    => 'a box is bound with those inside it',
    'poster/measure' => 'a box is measured, cut and drawn with those inside it',
);

my (%text, %home);
for my $file (split /\n/, `find generator -name '*.c' | sort`) {
    open my $in, '<', $file or die "$file: $!";
    my $text = do { local $/; <$in> };
    $text =~ s{/\*.*?\*/|//[^\n]*|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'}{ }gs;
    (my $name = $file) =~ s{^generator/(.*)\.c$}{$1};
    $text{$name} = $text;
    # A function that others may call: from the margin, with a body.
    while ($text =~ /^(?!static\b|typedef\b)[A-Za-z_][^;{}()=#]*?\b(\w+)\([^;{}]*\)\s*\n\{/mg) {
        $home{$1} = $name;
    }
}

my %asks;
for my $file (sort keys %text) {
    my $text = $text{$file};
    my %own = map { $_ => 1 } $text =~ /^static\s[^;{}()=]*?\b(\w+)\(/mg;
    $own{$_} = 1 for $text =~ /^\s+(?:const |struct |enum |unsigned )*\w+ \**(\w+)(?:\[[^\]]*\])*(?: =|[,;])/mg;
    while ($text =~ /(?<![.>\w])([a-z]\w+)\s*\(|[,({=&]\s*([a-z]\w+)\s*(?=[,)};])/g) {
        my ($name, $called) = ($1 // $2, defined $1);
        my $to = $home{$name};
        next if !$to || $to eq $file || $own{$name};
        $asks{$file}{$to} //= $name;
    }
}

# --- circles: what is reached from a file that is reached from it (Tarjan) ---

my ($count, %index, %low, @stack, %on, @circles) = (0);
sub visit {
    my ($file) = @_;
    $index{$file} = $low{$file} = $count++;
    push @stack, $file;
    $on{$file} = 1;
    for my $to (sort keys %{ $asks{$file} }) {
        visit($to) if !defined $index{$to};
        my $reached = $on{$to} ? $low{$to} : $low{$file};
        $low{$file} = $reached if $reached < $low{$file};
    }
    return if $low{$file} != $index{$file};
    my @circle;
    do { push @circle, pop @stack; delete $on{ $circle[-1] } } until $circle[-1] eq $file;
    push @circles, [sort @circle] if @circle > 1;
}
no warnings 'recursion';
for my $file (sort keys %text) {
    visit($file) if !defined $index{$file};
}

cmp_ok(scalar(keys %asks), '>', 200, 'who asks whom was read');
my %met;
for my $circle (@circles) {
    my ($known) = grep { $natural{$_} } @$circle;
    ok($known && !$met{$known}++, "@$circle: " . ($known ? $natural{$known} : 'no circle'))
        or diag(map { my $file = $_; map { "$file asks $_ ($asks{$file}{$_})\n" }
            grep { my $to = $_; grep { $_ eq $to } @$circle } sort keys %{ $asks{$file} } } @$circle);
}
cmp_ok(scalar(@circles), '<=', 2, 'circles: ' . @circles);
done_testing();
