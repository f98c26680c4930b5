#!/usr/bin/perl
# same-ink.pl OURS.png PRINTED.pgm [N] - do two pictures of a page show the same?
#
# Paper and ink have other colours on screens than in print, so every pixel is taken as
# dark or light; the limit lies where the theme has no colour. Two rasterisers differ
# along edges: a dark pixel without a dark one beside it in the other picture is a
# difference. At most N (60) in 100,000 pixels may differ: thin strokes
# of small 宋 on a full sheet come to 42. Reads what banbao and pdftoppm -gray
# write: PNGs of 8 bits without filters that need arithmetic (or in full colour with
# the filter "up"), and P5.
use strict;
use warnings;
use Compress::Zlib;

my ($allowed, $light) = (($ARGV[2] // 60) / 100_000, 165);

sub slurp {
    my ($path) = @_;
    open my $in, '<:raw', $path or die "$path: $!";
    local $/;
    return <$in>;
}

sub mark { return $_[0] < $light ? '1' : '0' }

sub luminance {
    my ($r, $g, $b) = unpack 'C3', $_[0];
    return ($r * 299 + $g * 587 + $b * 114) / 1000;
}

# Bytes to marks, by a table of 256 marks.
sub translator {
    my (@marks) = @_;
    my $ones = join '', map { sprintf '\\x%02x', $_ } grep { $marks[$_] eq '1' } 0 .. 255;
    my $rest = join '', map { sprintf '\\x%02x', $_ } grep { $marks[$_] ne '1' } 0 .. 255;
    my $made = eval "sub { my \$s = shift; \$s =~ tr/$ones$rest/" . ('1' x grep { $_ eq '1' } @marks)
        . "0/; \$s }";
    return $made // die $@;
}

# The width, and a string of marks for each row: 1 is dark.
sub read_png {
    my ($path) = @_;
    my $file = slurp($path);
    my ($at, $data, $palette, $width, $height, $type) = (8, '', '');
    while ($at < length $file) {
        my ($len, $name) = unpack 'Na4', substr $file, $at, 8;
        my $body = substr $file, $at + 8, $len;
        ($width, $height, undef, $type) = unpack 'NNCC', $body if $name eq 'IHDR';
        $palette = $body if $name eq 'PLTE';
        $data .= $body if $name eq 'IDAT';
        $at += 12 + $len;
    }
    my $bytes = uncompress($data) // die "$path: broken";
    my $len = $width * ($type == 2 ? 3 : 1);
    my $indexed = translator(map { mark($_ * 3 < length $palette ? luminance(substr $palette, $_ * 3, 3) : 255) } 0 .. 255);
    my (@rows, @above, %mark);
    for my $y (0 .. $height - 1) {
        my ($filter, $row) = unpack 'Ca*', substr $bytes, $y * ($len + 1), $len + 1;
        die "$path: filter $filter" if $filter && ($filter != 2 || $type != 2);
        if ($type == 3) {
            push @rows, $indexed->($row);
            next;
        }
        my @now = unpack 'C*', $row;
        @now = map { ($now[$_] + $above[$_]) & 255 } 0 .. $#now if $filter;
        @above = @now;
        push @rows, join '', map { $mark{$_} //= mark(luminance($_)) } unpack '(a3)*', pack 'C*', @now;
    }
    return ($width, @rows);
}

sub read_pgm {
    my ($path) = @_;
    my $file = slurp($path);
    my ($head, $width, $height) = $file =~ /\A(P5\s+(\d+)\s+(\d+)\s+255\s)/ or die "$path: no PGM";
    my $gray = translator(map { mark($_) } 0 .. 255);
    return ($width, map { $gray->(substr $file, length($head) + $_ * $width, $width) } 0 .. $height - 1);
}

# Dark wherever the pixel or one beside it is.
sub spread {
    my (@rows) = @_;
    my @wide = map { $_ | ('0' . substr $_, 0, -1) | (substr($_, 1) . '0') } @rows;
    return map { $wide[$_] | $wide[ $_ ? $_ - 1 : 0 ] | $wide[ $_ < $#wide ? $_ + 1 : $_ ] } 0 .. $#wide;
}

# Dark pixels of one that have none near them in the other.
sub alone {
    my ($rows, $other) = @_;
    my @near = spread(@$other);
    my $n = 0;
    $n += (($rows->[$_] ^ $near[$_]) & $rows->[$_]) =~ tr/\x01// for 0 .. $#$rows;
    return $n;
}

my ($width_a, @a) = read_png($ARGV[0]);
my ($width_b, @b) = read_pgm($ARGV[1]);
die sprintf "%d x %d, %d x %d\n", $width_a, scalar @a, $width_b, scalar @b
    if $width_a != $width_b || abs(@a - @b) > 1;
my $rows = @a < @b ? @a : @b;
$#a = $#b = $rows - 1;
my $dark = 0;
$dark += tr/1// for @a;
my $differ = alone(\@a, \@b) + alone(\@b, \@a);
printf "%d dark pixels, %d of %d differ\n", $dark, $differ, $width_a * $rows;
exit($dark < 1000 || $differ > $allowed * $width_a * $rows);
