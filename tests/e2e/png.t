#!/usr/bin/perl
# PNGs of every kind that there is - gray, light, palettes, with alpha or a colour that
# is none, 1 to 16 bits, interlaced or not, with and without a gamma - are printed as
# browsers show them, to one part in 255, and the website has the file as it is.
use strict;
use warnings;
use utf8;
use open qw(:std :encoding(UTF-8));
use Compress::Zlib;
use Encode qw(encode);
use Test::More;
use File::Basename qw(dirname);
use File::Path qw(make_path);
use File::Temp qw(tempdir);

chomp(my $root = qx(cd "@{[dirname(__FILE__)]}/../.." && pwd));
my $banbao = $ENV{BANBAO} // "$root/build/banbao";
my $dir    = tempdir('banbao-png-XXXXXX', TMPDIR => 1, CLEANUP => 1);
my ($HEIGHT, $TOP) = (30, 255);
my ($GRAY, $LIGHT, $PALETTE, $GRAY_ALPHA, $LIGHT_ALPHA) = (0, 2, 3, 4, 6);
my %samples = ($GRAY => 1, $LIGHT => 3, $PALETTE => 1, $GRAY_ALPHA => 2, $LIGHT_ALPHA => 4);

sub chunk {
    my ($type, $data) = @_;
    return pack('N', length $data) . $type . $data . pack('N', crc32($type . $data));
}

# A sample of a picture: between 0 and the depth's greatest; 20 and 87 are among them.
sub sample {
    my ($k, $x, $y, $part) = @_;
    return ($x + $y) % $k->{colors} if $k->{color} == $PALETTE;
    my $value = (20 + 67 * $x + 9 * $y + 31 * $part) % ($TOP + 1);
    return int($value * (2**$k->{bits} - 1) / $TOP + 0.5);
}

# The rows of the pixels that begin at x, y and are dx, dy apart.
sub rows {
    my ($k, $x0, $y0, $dx, $dy) = @_;
    my $out = '';
    for (my $y = $y0; $y < $HEIGHT; $y += $dy) {
        my $bits = '';
        for (my $x = $x0; $x < $k->{width}; $x += $dx) {
            $bits .= sprintf "%0$k->{bits}b", sample($k, $x, $y, $_) for 0 .. $samples{ $k->{color} } - 1;
        }
        $out .= "\0" . pack('B*', $bits) if length $bits;
    }
    return $out;
}

my @adam7 = ([0, 0, 8, 8], [4, 0, 8, 8], [0, 4, 4, 8], [2, 0, 4, 4], [0, 2, 2, 4], [1, 0, 2, 2], [0, 1, 1, 2]);

sub palette_entry { my $i = shift; return (20 + 40 * $i) % 256, (87 + 90 * $i) % 256, (130 * $i) % 256 }

sub png_of {
    my $k = shift;
    my @head = ($k->{width}, $HEIGHT, $k->{bits}, $k->{color}, 0, 0, $k->{interlaced} ? 1 : 0);
    my $out  = "\x89PNG\r\n\x1a\n" . chunk('IHDR', pack('NNCCCCC', @head));
    $out .= chunk('gAMA', pack('N', $k->{gamma})) if $k->{gamma};
    $out .= chunk('sRGB', "\0") if $k->{srgb};
    $out .= chunk('PLTE', pack('C*', map { palette_entry($_) } 0 .. $k->{colors} - 1)) if $k->{colors};
    if ($k->{clear}) {
        my @key = map { sample($k, 0, 0, $_) } 0 .. $samples{ $k->{color} } - 1;
        $out .= chunk('tRNS', $k->{colors} ? "\0\x80" : pack('n*', @key));
    }
    my $rows = $k->{interlaced} ? join('', map { rows($k, @$_) } @adam7) : rows($k, 0, 0, 1, 1);
    return $out . chunk('IDAT', compress($rows)) . chunk('IEND', '');
}

# As 0 to 255: three parts of light, and how far it is not clear.
sub pixel {
    my ($k, $x, $y) = @_;
    my @s = map { sample($k, $x, $y, $_) } 0 .. $samples{ $k->{color} } - 1;
    if ($k->{color} == $PALETTE) {
        # pdfimages does not look up the colours of two.
        return ((1 - $s[0]) * $TOP) x 3, $TOP if $k->{colors} == 2 && !$k->{clear} && !$k->{interlaced};
        return palette_entry($s[0]), $k->{clear} && $s[0] < 2 ? (0, 0x80)[ $s[0] ] : $TOP;
    }
    my $hidden = $k->{clear} && "@s" eq join ' ', map { sample($k, 0, 0, $_) } 0 .. $#s;
    my @v = map { $_ * $TOP / (2**$k->{bits} - 1) } @s;
    my $alpha = $k->{color} >= $GRAY_ALPHA ? pop @v : $hidden ? 0 : $TOP;
    if ($k->{gamma} && $k->{gamma} == 100_000) {    # light itself
        @v = map { $TOP * ($_ / $TOP)**(1 / 2.2) } @v;
    }
    return (@v == 1 ? @v[0, 0, 0] : @v), $alpha;
}

my @kinds;
for my $interlaced (0, 1) {
    for my $depths ([$GRAY, 1, 2, 4, 8, 16], [$LIGHT, 8, 16], [$PALETTE, 1, 2, 4, 8], [$GRAY_ALPHA, 8, 16],
        [$LIGHT_ALPHA, 8, 16])
    {
        my ($color, @bits) = @$depths;
        for my $bits (@bits) {
            my %k = (color => $color, bits => $bits, interlaced => $interlaced);
            $k{colors} = $bits < 4 ? 2**$bits : 9 if $color == $PALETTE;
            push @kinds, {%k};
            push @kinds, { %k, clear => 1 } if $color < $GRAY_ALPHA;
        }
    }
}
for my $color ($GRAY, $LIGHT, $GRAY_ALPHA, $LIGHT_ALPHA) {
    push @kinds, { color => $color, bits => 16, gamma => 45_455 }, { color => $color, bits => 16, srgb => 1 },
        { color => $color, bits => 16, gamma => 100_000 };
}
$kinds[$_]{width} = 40 + $_ for 0 .. $#kinds;    # by which they are told apart

# --- a compound that has them all --------------------------------------------

sub spew {
    my ($path, $bytes) = @_;
    make_path(dirname($path));
    open my $to, '>:raw', encode('UTF-8', $path) or die "$path: $!";
    print {$to} $bytes;
    close $to or die;
}

sub slurp {
    open my $from, '<:raw', $_[0] or die "$_[0]: $!";
    local $/;
    return <$from>;
}

spew("$dir/site/content/$_", slurp("$root/content/$_")) for qw(site.yaml calendar.yaml);
for my $i (0 .. $#kinds) {
    spew("$dir/site/content/图片/$i.png", png_of($kinds[$i]));
    spew("$dir/site/content/通知/图$i.md", encode('UTF-8', <<"END"));
---
类型: 通知
标题: 看图第${i}号
落款: 槐安里物业服务中心
咨询电话: 0000-0000001
撤下: 2026-12-20
日期: 2026-11-20
---
车站在这里。

![第${i}号](图片/$i.png)
END
}
my $said = qx("$banbao" build -C "$dir/site" -d 2026-11-23 2>&1 | grep -A4 错误);
ok(-d "$dir/site/output/print", "all are published") or diag($said);

# --- what is printed ---------------------------------------------------------

# Width, height, bytes of a sample for each part of light. A PBM's 1 is black.
sub read_netpbm {
    my ($type, $width, $height, $rest) = $_[0] =~ /^(P[456])\s+(\d+)\s+(\d+)\s(.*)/s or return;
    if ($type eq 'P4') {
        my $row = int(($width + 7) / 8);
        my $bits = join '', map { substr unpack('B*', substr $rest, $_ * $row, $row), 0, $width } 0 .. $height - 1;
        $rest = pack 'C*', map { $_ ? 0 : $TOP } split //, $bits;
    } else {
        $rest =~ s/^255\s//;
    }
    return $width, $height, $rest;
}

my (%light, %alpha);
for my $pdf (glob "$dir/site/output/print/*/*\\ A4.pdf") {
    system 'pdfimages', $pdf, "$dir/image";
    my @list = grep {/^ +\d/} split /\n/, qx(pdfimages -list "$pdf");
    for my $i (0 .. $#list) {
        my $type = (split ' ', $list[$i])[2];
        my ($file) = glob sprintf '%s/image-%03d.p?m', $dir, $i;
        my ($width, $height, $bytes) = read_netpbm(slurp($file)) or next;
        ($type eq 'smask' ? \%alpha : \%light)->{$width} = $bytes if $height == $HEIGHT;
        unlink $file;
    }
}

sub part_at {
    my ($bytes, $k, $x, $y, $part) = @_;
    my $parts = length($bytes) / $k->{width} / $HEIGHT;
    return ord substr $bytes, ($y * $k->{width} + $x) * $parts + ($parts == 3 ? $part : 0), 1;
}

# '' or the first pixel that is another one.
sub fault_of {
    my $k = shift;
    my ($light, $alpha) = ($light{ $k->{width} }, $alpha{ $k->{width} });
    return 'not there' if !defined $light;
    for my $y (0 .. $HEIGHT - 1) {
        for my $x (0 .. $k->{width} - 1) {
            my @want = pixel($k, $x, $y);
            my @got = map { part_at($light, $k, $x, $y, $_) } 0 .. 2;
            push @got, $alpha ? part_at($alpha, $k, $x, $y, 0) : $TOP;
            for (0 .. 3) {
                return sprintf 'at %d, %d: %s, not %s', $x, $y, "@got", join ' ', map { int($_ + 0.5) } @want
                    if abs($want[$_] - $got[$_]) > 1 && ($_ == 3 || $want[3] > 0);
            }
        }
    }
    return '';
}

my @colors = qw(gray - light palette gray+alpha - light+alpha);
for my $i (0 .. $#kinds) {
    my $k    = $kinds[$i];
    my $name = join ', ', $colors[ $k->{color} ], "$k->{bits} bits", ($k->{interlaced} ? 'interlaced' : ()),
        ($k->{clear} ? 'a clear colour' : ()), ($k->{gamma} ? "gamma $k->{gamma}" : ()), ($k->{srgb} ? 'sRGB' : ());
    is(fault_of($k), '', "$name: printed as it is");
    my $png = png_of($k);
    ok((grep { slurp($_) eq $png } glob "$dir/site/output/site/*/*.png"), "$name: the website has the file");
}
done_testing();
