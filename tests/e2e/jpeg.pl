#!/usr/bin/perl
# jpeg.pl WIDTH PARTS TURN ADOBE LEVEL... > FILE
# A JPEG of blocks of 8 x 8 pixels, each of one colour, WIDTH of them a row: PARTS
# levels 0-255 a block (128x40: forty of 128). TURN: Exif's Orientation, 0 for no Exif; ADOBE: the transform
# that an Adobe segment tells, -1 for none.
use strict;
use warnings;

my ($width, $parts, $turn, $adobe, @levels) = @ARGV;
@levels = map { /^(\d+)x(\d+)$/ ? ($1) x $2 : $_ } @levels;
my $height = @levels / $width / $parts;

sub segment { pack('CCn', 0xFF, $_[0], length($_[1]) + 2) . $_[1] }

# Differences of the means only; a step is 8, so that a level is itself.
my (@last, $bits);
$bits = '';
for my $i (0 .. $#levels) {
    my $mean = $levels[$i] - 128;
    my $diff = $mean - ($last[$i % $parts] // 0);
    my $size = $diff ? length sprintf('%b', abs $diff) : 0;
    $last[$i % $parts] = $mean;
    $bits .= sprintf '%04b', $size;
    $bits .= sprintf "%0${size}b", $diff < 0 ? $diff + 2**$size - 1 : $diff if $size;
    $bits .= '0';    # no more of this block
}
$bits .= '1' x (-length($bits) % 8);
(my $data = pack 'B*', $bits) =~ s/\xFF/\xFF\0/g;

binmode STDOUT;
print "\xFF\xD8";
print segment(0xE1, "Exif\0\0MM" . pack('nNnnnNnnN', 42, 8, 1, 0x112, 3, 1, $turn, 0, 0)) if $turn;
print segment(0xEE, 'Adobe' . pack('nnnC', 100, 0, 0, $adobe)) if $adobe >= 0;
print segment(0xDB, pack('C65', 0, (8) x 64));
print segment(0xC0, pack('CnnC', 8, 8 * $height, 8 * $width, $parts) . join '',
    map { pack 'CCC', $_, 0x11, 0 } 1 .. $parts);
print segment(0xC4, pack('C*', 0x00, (0) x 3, 9, (0) x 12, 0 .. 8));
print segment(0xC4, pack('C*', 0x10, 1, (0) x 15, 0));
print segment(0xDA, pack('C', $parts) . join('', map { pack 'CC', $_, 0 } 1 .. $parts) . pack 'CCC', 0, 63, 0);
print $data, "\xFF\xD9";
