#!/usr/bin/perl
# png.pl > FILE - a small PNG that one can look through, with a text that is told nobody.
use strict;
use warnings;
use Compress::Zlib;

sub chunk { pack('N', length $_[1]) . "$_[0]$_[1]" . pack('N', crc32("$_[0]$_[1]")) }
my ($w, $h) = (40, 30);
my $rows = ("\0" . "\xB0\x28\x1A\x80" x $w) x $h;
binmode STDOUT;
print "\x89PNG\r\n\x1a\n", chunk('IHDR', pack('NNCCCCC', $w, $h, 8, 6, 0, 0, 0)),
    chunk('IDAT', compress($rows)), chunk('IEND', '');
