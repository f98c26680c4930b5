#!/usr/bin/perl
# Each case is an item in the compound of golden/base; what is expected of it stands
# beside it. With BLESS=1 the expectations that exist are replaced.
use strict;
use warnings;
use Test::More;
use Cwd qw(abs_path);
use File::Basename qw(dirname basename);
use File::Path qw(make_path);
use File::Temp qw(tempdir);

my $here   = abs_path(dirname(__FILE__));
my $banbao = $ENV{BANBAO} // "$here/../../build/banbao";
my $item   = 'content/通知/样张.md';
$ENV{SOURCE_DATE_EPOCH} = 1795363200;    # 2026-11-23
$ENV{LC_ALL} = 'C.UTF-8';

sub slurp {
    my ($path) = @_;
    open my $in, '<', $path or return;
    local $/;
    return <$in> // '';
}

sub compound {
    my ($case) = @_;
    my $dir = tempdir(CLEANUP => 1);
    system('cp', '-r', "$here/base/content", $dir) == 0 or die;
    make_path("$dir/" . dirname($item));
    system('cp', "$case/item.md", "$dir/$item") == 0 or die;
    system('cp', '-r', "$case/content", $dir) == 0 or die if -d "$case/content";
    return $dir;
}

my %product = (
    diag => sub {
        my ($dir) = @_;
        return `cd '$dir' && '$banbao' check 2>&1 >/dev/null`;
    },
    trace => sub {
        my ($dir) = @_;
        return `cd '$dir' && '$banbao' dump '$item' --paper A4`;
    },
    html => sub {
        my ($dir) = @_;
        my $said = `cd '$dir' && '$banbao' build 2>&1`;
        my $page = slurp("$dir/output/site/通知/样张.html") // return $said;
        my ($main) = $page =~ m{(<main\b.*</main>)}s or return $page;
        $main =~ s{<svg\b.*?</svg>}{<svg/>}gs;        # QR codes have tests of their own
        $main =~ s{\d+ KB}{… KB}g;
        return "$main\n";
    },
);

for my $case (sort grep { -e "$_/item.md" } glob "$here/*") {
    my $name = basename($case);
    my $checks = 0;
    for my $what (sort keys %product) {
        my $file = "$case/expected.$what";
        next if !-e $file;
        $checks++;
        my $got = $product{$what}->(compound($case));
        if ($ENV{BLESS}) {
            open my $out, '>', $file or die "$file: $!";
            print $out $got;
        }
        ok($got ne "" && $got eq slurp($file), "$name: $what") or do {
            open my $tmp, '>', "$case/got.$what" or die;
            print $tmp $got;
            close $tmp;
            diag(scalar `diff -u '$file' '$case/got.$what' | head -n 40`);
            unlink "$case/got.$what";
        };
    }
    ok($checks, "$name expects something");
}
done_testing();
