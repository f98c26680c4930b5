#!/usr/bin/perl
# What is on a sheet can be searched and copied in every program that a sheet passes
# through: poppler and mupdf read the same characters, and so does Ghostscript, which
# print shops and office programs send PDFs through (txtwrite), even after it has written
# the file anew (pdfwrite). One sheet of every kind on each paper, and one with all that
# is written in a way of its own; ALL=1: every sheet of the sample.
use strict;
use warnings;
use utf8;
use open qw(:std :encoding(UTF-8));
use Encode qw(decode encode);
use Test::More;
use File::Basename qw(dirname);
use File::Path qw(make_path);
use File::Temp qw(tempdir);

my $root = decode('UTF-8', qx(cd "@{[dirname(__FILE__)]}/../.." && pwd));
chomp $root;
my $banbao = $ENV{BANBAO} // "$root/build/banbao";
my $dir    = tempdir('banbao-copied-XXXXXX', TMPDIR => 1, CLEANUP => 1);

sub output_of {
    open my $from, '-|:raw', map { encode('UTF-8', $_) } @_ or die "$_[0]: $!";
    local $/;
    my $text = <$from> // '';
    close $from;
    return decode('UTF-8', $text);    # what is no character becomes U+FFFD
}

sub sheets_of {
    my ($compound, $out) = @_;
    my @command = ($banbao, 'build', '-C', $compound, '-o', $out, '-d', '2026-11-23');
    my $said    = output_of('sh', '-c', '"$@" 2>&1', 'sh', @command);
    my @sheets  = split /\0/, output_of('find', "$out/print", qw(-name *.pdf -print0));
    diag($said) if !@sheets;
    return sort @sheets;
}

# --- a sheet with everything -------------------------------------------------

sub spew {
    my ($path, $text) = @_;
    make_path(dirname($path));
    open my $to, '>', encode('UTF-8', $path) or die "$path: $!";
    print {$to} $text;
    close $to or die;
}

sub slurp {
    open my $from, '<', encode('UTF-8', $_[0]) or die "$_[0]: $!";
    local $/;
    return <$from>;
}

my $special = "$dir/special";
make_path("$special/fonts");
spew("$special/content/$_", slurp("$root/content/$_")) for qw(site.yaml calendar.yaml);
my $fonts = slurp("$root/fonts/fonts.yaml");
$fonts =~ s{^folders:.*\n}{$&  - /usr/share/fonts/truetype/dejavu\n}m;
$fonts =~ s{^( +)then: .*\n}{$1  - weights: {400: DejaVuSans.ttf}\n$&}mg;
spew("$special/fonts/fonts.yaml", $fonts);
spew("$special/content/通知/特别.md", <<'END');
---
类型: 通知
标题: 各种写法的试样
落款: 槐安里物业服务中心
咨询电话: 0000-0000001
撤下: 2026-12-20
日期: 2026-11-20
---
经办人{王䶮|wáng yǎn}、𬱟𫍲𠮷，用 WeChat 群扫码，约 76.3% 的业主——“好”……

他说 שלום עולם (12) יפה، مرحبا بكم 0000-0000001 再见；fi ffl office。

| 项目 | 金额 |
|:--|--:|
| 甲（A座） | 1,234.50 |
END

# Readings above the line are not read by those who know ActualText, as poppler does.
my ($readings_of, $readings) = ('各种写法', 'wángyǎn');

# --- what is read ------------------------------------------------------------

sub characters {
    my %n;
    (my $text = shift) =~ s/[\s\f\x{A0}\x{FEFF}\x{202A}-\x{202E}]+//g;
    $n{$_}++ for split //, $text;
    return \%n;
}

# Ghostscript 10.00 misreads the second half of a code that stands for two units of
# UTF-16, a character beyond U+FFFF or lam with alef: something else stands in its place.
sub differences {
    my ($want, $got, $mercy, $silent) = @_;
    my ($lost, $halved, $more) = ('', 0, '');
    for my $c (sort keys %$want) {
        my $n = $want->{$c} - ($got->{$c} // 0);
        next if $n <= 0;
        if ($mercy && ($c gt "\x{FFFF}" || $c =~ /[\x{644}\x{627}]/)) {
            $halved += $n;
        } else {
            $lost .= $c x $n;
        }
    }
    for my $c (sort keys %$got) {
        my $n = $got->{$c} - ($want->{$c} // 0);
        $more .= $c x $n if $n > 0 && !($mercy && $c eq "\x{FFFD}");
    }
    $more =~ s/[$silent]//g if length $silent;
    $more = '' if length $more <= $halved;
    return $lost eq '' && $more eq '' ? '' : "lost “$lost”, new “$more”";
}

sub read_by_all {
    my ($pdf, $scratch) = @_;
    my $silent = $pdf =~ /$readings_of/ ? $readings : '';
    my @gs   = qw(gs -q -dNOPAUSE -dBATCH -dSAFER);
    my $want = characters(output_of('pdftotext', $pdf, '-'));
    my $old  = output_of('gs', '--version') lt '10.01';
    my %fault;

    my $text = output_of(qw(sh -c), 'exec "$@" 2>/dev/null', 'sh', qw(mutool draw -q -F txt), $pdf);
    $fault{mutool} = differences($want, characters($text), 0, $silent);
    $text = output_of(@gs, '-sDEVICE=txtwrite', '-sOutputFile=-', $pdf);
    $fault{txtwrite} = differences($want, characters($text), $old, $silent);
    output_of(@gs, '-sDEVICE=pdfwrite', "-sOutputFile=$scratch", $pdf);
    $text = output_of('pdftotext', $scratch, '-');
    $fault{pdfwrite} = differences($want, characters($text), $old, $silent);
    my @faults = map { $fault{$_} ? "$_: $fault{$_}" : () } sort keys %fault;
    return %$want ? join('; ', @faults) : 'no text';
}

# Two at a time: every JOBS-th sheet, each with a line of faults.
sub read_share {
    my ($share, $jobs, @sheets) = @_;
    my $report = '';
    for (my $i = $share; $i < @sheets; $i += $jobs) {
        $report .= "$i\t" . read_by_all($sheets[$i], "$dir/$share.pdf") . "\n";
    }
    spew("$dir/report-$share", $report);
}

my @all = sheets_of($root, "$dir/sample");
cmp_ok(scalar @all, '>=', 20, 'the sample is published');
my %seen;
my @some = grep {
    my ($kind) = output_of('pdfinfo', $_) =~ /^Subject: *(\S+)/m;
    /(A[34])\.pdf$/ && ($ENV{ALL} || !$seen{"$kind $1"}++)
} @all;
my @special = sheets_of($special, "$dir/out");
cmp_ok(scalar @special, '>=', 1, 'so is the sheet with everything');
push @some, @special;
my @workers;
for my $share (0, 1) {
    my $pid = fork // die "fork: $!";
    if ($pid == 0) {
        read_share($share, 2, @some);
        require POSIX;
        POSIX::_exit(0);
    }
    push @workers, $pid;
}
waitpid $_, 0 for @workers;
my %fault = map { /^(\d+)\t(.*)$/ ? ($1 => $2) : () } map { split /\n/, slurp("$dir/report-$_") } 0, 1;
for my $i (0 .. $#some) {
    (my $name = $some[$i]) =~ s{.*/print/}{};
    is($fault{$i}, '', "$name: reads alike everywhere");
}
done_testing();
