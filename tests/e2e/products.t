#!/usr/bin/perl
# The sample compound, published: are the PDFs and pages what they should be?
# Looked at with other people's programs: pdffonts, pdftotext, qpdf, xmllint.
use strict;
use warnings;
use utf8;
use Test::More;
use Encode qw(decode_utf8 encode_utf8);
use File::Basename qw(dirname);
use File::Temp qw(tempdir);

binmode $_, ':encoding(UTF-8)'
    for *STDOUT, Test::More->builder->output, Test::More->builder->failure_output;
my $root   = dirname(__FILE__) . '/../..';
my $banbao = $ENV{BANBAO} // "$root/build/banbao";
my $out    = tempdir(CLEANUP => 1) . '/output';

sub slurp {
    my ($path) = @_;
    open my $in, '<:raw', $path or die "$path: $!";
    local $/;
    return decode_utf8(<$in>);
}

sub run_quietly {
    my (@command) = @_;
    open my $pipe, '-|', @command or die "$command[0]: $!";
    local $/;
    my $said = decode_utf8(<$pipe> // '');
    close $pipe;
    return ($said, $?);
}

sub files {
    my ($dir, $ending) = @_;
    my ($list) = run_quietly('find', $dir, '-type', 'f', '-name', "*$ending");
    return sort split /\n/, $list;
}

my ($said, $status) =
    run_quietly('sh', '-c', '"$@" 2>/dev/null', 'sh',
        $banbao, 'build', '-C', $root, '-o', $out, '-d', '2026-11-23');
is($status, 0, 'the sample compound is published') or BAIL_OUT('nothing to look at');
like($said, qr/篇内容，生成 \d+ 个网页、\d+ 张海报/, 'the summary counts');
cmp_ok(($said =~ tr/\n//), '<=', 3, 'in at most three lines');

# --- posters -----------------------------------------------------------------

sub han { return join '', $_[0] =~ /\p{Han}/g }

# The body of an item as its reader sees it, Han characters only.
sub body_han {
    my ($text) = @_;
    $text =~ s/\r//g;
    $text =~ s/\A\x{FEFF}?---\n.*?\n---\n//s;
    $text =~ s/!\[[^]]*\]\([^)]*\)//g;               # pictures print no alt text
    $text =~ s/\]\([^)]*\)/]/g;                      # nor links their address
    $text =~ s/^\[\^[^]]+\]:.*$//mg;                 # notes stand elsewhere
    return han($text);
}

sub is_subsequence {
    my ($short, $long) = @_;
    my $at = 0;
    for my $c (split //, $short) {
        my $found = index $long, $c, $at;
        return substr($short, 0, 20) . " … from $c on" if $found < 0;
        $at = $found + 1;
    }
    return '';
}

my %text_of;
my @sheets = files("$out/site/pdf", '.pdf');
cmp_ok(scalar @sheets, '>=', 20, 'there are sheets');
for my $pdf (@sheets) {
    my $bytes = encode_utf8($pdf);
    (my $name = $pdf) =~ s{.*/site/pdf/}{};
    like($name, qr{^[^/\\:*?"<>|]+/\d{4}-\d\d-\d\d [^/\\:*?"<>|]+ A[34]\.pdf$}, "$name: a name that sorts");

    my ($fonts) = run_quietly('pdffonts', $bytes);
    my @fonts = (split /\n/, $fonts)[2 .. ($fonts =~ tr/\n//) - 1];
    my @bad = grep { !/ yes yes yes +\d+ +\d+$/ } @fonts;
    ok(@fonts > 0 && !@bad, "$name: fonts embedded, subset, with Unicode") or diag($fonts);

    my ($checked, $broken) = run_quietly('qpdf', '--check', $bytes);
    is($broken, 0, "$name: sound") or diag($checked);

    my ($info) = run_quietly('pdfinfo', $bytes);
    like($info, qr/^Title: +\S/m, "$name: has a title");
    my $size = $name =~ / A3/ ? qr/(?:841\.\d+ x 1190|1190\.\d+ x 841)/ : qr/(?:595\.\d+ x 841|841\.\d+ x 595)/;
    like($info, $size, "$name: is of its size");
    ($text_of{$name}) = run_quietly('pdftotext', '-raw', $bytes, '-');
}

for my $source (files("$root/content", '.md')) {
    next if $source =~ m{/content/[^/]+$};           # README.md
    my $text = slurp(encode_utf8($source));
    my ($date)  = $text =~ /^(?:日期|date): *(\S+)/m;
    my ($title) = $text =~ /^(?:标题|title): *(.+?) *$/m;
    next if $text =~ /^草稿: *是/m;
    $title =~ s/[|"]//g;
    my @mine = grep { m{/\Q$date\E \Q$title\E(?:（\d+）)? A[34]\.pdf$} } keys %text_of;
    (my $name = $source) =~ s{.*/content/}{};
    cmp_ok(scalar @mine, '>=', 1, "$name: has a sheet") or next;

    # Two items may share date and title: one of the sheets must hold the text.
    my %fault = map { $_ => is_subsequence(body_han($text), han($text_of{$_})) } @mine;
    my ($best) = grep { $fault{$_} eq '' } @mine;
    ok($best, "$name: the body stands in the PDF, whole and in order")
        or diag(join "\n", map {"$_: $fault{$_}"} @mine);
    my $shown = han($title);
    ok((grep { index(han($text_of{$_}), $shown) >= 0 } @mine) > 0, "$name: so does the title");
}

# --- pages -------------------------------------------------------------------

my %ids;
my @pages = files("$out/site", '.html');
for my $file (@pages, files("$out/site", '.xml')) {
    (my $name = $file) =~ s{.*/site/}{};
    my ($said, $broken) =
        run_quietly('sh', '-c', 'xmllint --noout --nonet "$1" 2>&1', 'sh', encode_utf8($file));
    # HTML names such as &nbsp; are no XML without its DTD: the site writes none.
    is($broken, 0, "$name: well-formed") or diag($said);
    my $text = slurp(encode_utf8($file));
    $ids{$file}{ decode_entities($1) } = 1 while $text =~ /\bid="([^"]*)"/g;
}

sub decode_entities {
    my ($s) = @_;
    $s =~ s/&quot;/"/g;
    $s =~ s/&#39;/'/g;
    $s =~ s/&lt;/</g;
    $s =~ s/&gt;/>/g;
    $s =~ s/&amp;/&/g;
    return $s;
}

sub unescape {
    my ($s) = @_;
    $s = encode_utf8($s);
    $s =~ s/%([0-9A-Fa-f]{2})/chr hex $1/ge;
    return decode_utf8($s);
}

sub resolve {
    my ($from, $to) = @_;
    my @parts = split m{/}, dirname($from);
    for my $part (split m{/}, $to) {
        if    ($part eq '..') { pop @parts }
        elsif ($part ne '.')  { push @parts, $part }
    }
    return join '/', @parts;
}

my ($links, @dead) = (0);
for my $page (@pages) {
    my $text = slurp(encode_utf8($page));
    (my $name = $page) =~ s{.*/site/}{};
    for my $link ($text =~ /\b(?:href|src|poster|data-src)="([^"]*)"/g) {
        $link = decode_entities($link);
        next if $link =~ /^(?:https?|mailto|tel|data):/;
        $links++;
        my ($path, $id) = $link =~ /^([^#?]*)(?:\?[^#]*)?(?:#(.*))?$/;
        # 404.html is shown for any address, so its links start from the root.
        my $target = $path eq '' ? $page
            : $path =~ m{^/}     ? "$out/site" . unescape($path)
            :                      resolve($page, unescape($path));
        $target .= '/index.html' if -d encode_utf8($target);
        if (index($target, "$out/site/") != 0) {
            push @dead, "$name: $link leads out of the site";
        } elsif (!-f encode_utf8($target)) {
            push @dead, "$name: $link";
        } elsif (defined $id && $id ne '' && $target =~ /\.html$/ && !$ids{$target}{ unescape($id) }) {
            push @dead, "$name: $link: no such id";
        }
    }
}
cmp_ok($links, '>', 100, 'there are links');
is(scalar @dead, 0, 'every internal link and asset is there') or diag(join "\n", @dead[0 .. ($#dead < 20 ? $#dead : 20)]);

# Everything that was published can be reached.
my %linked;
for my $page (@pages) {
    my $text = slurp(encode_utf8($page));
    while ($text =~ /\bhref="([^"#?]+)/g) {
        my $link = decode_entities($1);
        $linked{ resolve($page, unescape($link)) } = 1 if $link !~ /^\w+:/;
    }
}
my @lost = grep { !$linked{$_} } files("$out/site/pdf", '.pdf');
is("@lost", '', 'every PDF of the website is linked from a page');

my $feed = slurp("$out/site/feed.xml");
like($feed, qr{<feed[^>]+http://www\.w3\.org/2005/Atom}, 'the feed is Atom');
is(scalar(() = $feed =~ /<entry>/g) > 5, 1, 'with entries');
my $map = slurp("$out/site/sitemap.xml");
for my $url ($map =~ m{<loc>https?://[^/<]+/([^<]*)</loc>}g) {
    my $file = "$out/site/" . unescape(decode_entities($url));
    $file .= 'index.html' if $file =~ m{/$};
    push @dead, $file if !-f encode_utf8($file);
}
is(scalar @dead, 0, 'the sitemap lists pages that are there') or diag("@dead");

done_testing();
