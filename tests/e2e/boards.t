#!/usr/bin/perl
# The 87 things that compounds put on their boards: tests/data/boards-87.txt says which
# kind and which items of the sample carry each (number, what it is, kind, items; by
# tabs), and content/README.md prints it by kind. BLESS=1 writes that table again.
use strict;
use warnings;
use utf8;
use open qw(:std :encoding(UTF-8));
use Encode qw(decode encode);
use Test::More;
use File::Basename qw(dirname);

chdir dirname(__FILE__) . '/../..' or die;

sub slurp {
    my ($path) = @_;
    open my $in, '<', encode('UTF-8', $path) or return;
    local $/;
    return <$in> // '';
}

my %kinds;    # name => items of it, in the order of the map
for my $file (glob 'generator/kinds/[a-z]*.yaml') {
    my ($name) = slurp($file) =~ /^类型: *(\S+)/m;
    $kinds{$name} = [];
}

my (%seen, %rows, @order);
for (split /\n/, slurp('tests/data/boards-87.txt')) {
    my ($number, $what, $kind, $items) = split /\t/;
    my $first = (split / /, $items)[0];
    ok(!$seen{$number}++ && length $what, "row $number: $what");
    ok($kinds{$kind}, "row $number: there is a kind $kind");
    for my $item (split / /, $items) {
        my $text = slurp("content/$item.md");
        ok(defined $text, "row $number: $item is there") or next;
        my ($is) = $text =~ /^类型: *(\S+)/m;
        is($is, $kind, "row $number: $item is of that kind") if $item eq $first;
        push @order, $is if !grep { $_ eq $is } @order;
        push @{$kinds{$is}}, $item if !grep { $_ eq $item } @{$kinds{$is}};
        push @{$rows{$item}}, $number;
    }
}
is(join(' ', sort { $a <=> $b } keys %seen), join(' ', 1 .. 87), 'rows 1 to 87');

my $table = "| 类型 | 样例（括号里是总表的行号） |\n|:--|:--|\n";
for my $kind (@order) {
    my @items = map { "`$_` (" . join(', ', @{$rows{$_}}) . ')' } @{$kinds{$kind}};
    $table .= "| $kind | " . join('；', @items) . " |\n";
}
my $readme = slurp('content/README.md');
if ($ENV{BLESS}) {
    $readme =~ s/^\| 类型 \| 样例（.*?(?=^$|\z)/$table/ms or die 'no table';
    open my $out, '>', 'content/README.md' or die;
    print $out $readme;
    close $out or die;
}
ok(index($readme, $table) >= 0, 'content/README.md prints the map')
    or diag 'BLESS=1 tests/e2e/boards.t writes it';
done_testing();
