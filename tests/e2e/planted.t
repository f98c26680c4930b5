#!/usr/bin/perl
# A hundred facts that nobody may learn from what is published, planted where editors,
# telephones and machines leave them: comments, drafts, waivers, consents, masked names,
# pictures' data and names, files that are none of the board's, this machine. All
# products are searched: pages, sheets (unpacked and as text), pictures, names of files,
# in four ways of writing each.
use strict;
use warnings;
use utf8;
use Compress::Zlib qw(crc32 compress);
use Cwd qw(abs_path);
use Encode qw(encode decode);
use File::Basename qw(dirname);
use File::Find;
use File::Temp qw(tempdir);
use Sys::Hostname;
use Test::More;

binmode $_, ':utf8' for Test::More->builder->output, Test::More->builder->failure_output;

my $root   = abs_path(dirname(__FILE__) . '/../..');
my $banbao = $ENV{BANBAO} // "$root/build/banbao";
$ENV{SOURCE_DATE_EPOCH} = 1795363200;    # 2026-11-23
$ENV{LC_ALL} = 'C.UTF-8';
my $dir = tempdir('banbao-planted-folder-XXXXXX', TMPDIR => 1, CLEANUP => 1);

my @facts;    # [what, text]
sub fact {
    my ($what, $form) = @_;
    my $text = sprintf $form // '暗%03d语', scalar @facts;
    push @facts, [$what, $text];
    return $text;
}
sub ascii { return fact($_[0], 'Qz%03dKv') }

sub get { my ($file) = @_; open my $in, '<:raw', encode('UTF-8', $file) or die "$file: $!"; local $/; return <$in> }
sub put {
    my ($file, $text) = @_;
    my $path = encode('UTF-8', "$dir/content/$file");
    system('mkdir', '-p', dirname($path)) == 0 or die;
    open my $out, '>:raw', $path or die "$file: $!";
    print $out utf8::is_utf8($text) ? encode('UTF-8', $text) : $text;
    close $out;
}
sub sample { return decode('UTF-8', get("$root/content/$_[0]")) }

# ---- comments in YAML, and settings

for my $file ('site.yaml', 'calendar.yaml', 'rules/通用.yaml') {
    my $text = sample($file);
    $text = '# ' . fact("$file: a comment at its head") . "\n$text# " . fact("$file: at its end") . "\n";
    $text =~ s/^(\S+:.*[^|>\s])\n/"$1  # " . fact("$file: behind a value") . "\n"/me;
    $text =~ s/^分享图: 否/分享图: 是/m;
    $text =~ s/^(栏目:.*\n)/"$1  # " . fact("$file: between entries") . "\n"/me;
    put($file, $text);
}

# ---- items of the sample: comments, consents, waivers

my $n = 0;
for my $file ('党建/接收预备党员公示.md', '党建/五面红旗.md', '党建/党员承诺墙.md', '光荣榜/10月服务标兵.md',
    '便民服务/十二月值班表.md', '便民服务/楼栋长.md', '公示/十一月临时救助.md', '公示/先进居民拟表彰.md') {
    my $text = sample($file);
    my $most = 3;
    $text =~ s/(授权: )\d[^,}\n]*/$most-- > 0 ? $1 . fact("$file: a consent") : $1 . '本人签字'/ge;
    $text =~ s/^---\n/"---\n# " . fact("$file: a comment at the head's beginning") . "\n"/e;
    $text =~ s/^(日期: \S+)\n/"$1   # " . fact("$file: behind a value") . "\n"/me;
    $text =~ s/\n---\n/"\n# " . fact("$file: at the head's end") . "\n---\n"/e;
    $text .= "\n<!-- " . fact("$file: a comment at the body's end") . " -->\n" if $file !~ /值班表|楼栋长|接收/;
    put($file, $text);
}

my $head = "类型: 通知\n落款: 槐安里物业服务中心\n咨询电话: 0000-0000001\n撤下: 2026-12-20\n日期: 2026-11-20\n";
put('通知/评语.md', "---\n${head}标题: 明天停水\n豁免: [{检查: L1, 理由: " . fact('the reason of a waiver') . "}]\n---\n"
    . "<!-- " . fact('a comment before all') . " -->\n明天<!-- " . fact('within a line') . " -->停水。\n\n"
    . "<!--\n" . fact('of several lines') . "\n\n" . fact('and behind an empty line') . "\n-->\n\n"
    . "- 一楼<!-- " . fact('in a list') . " -->\n- 二楼\n\n"
    . "> 引一句<!-- " . fact('in a quotation') . " -->\n\n"
    . "| 楼 | 时间 |\n|---|---|\n| 1<!-- " . fact('in a cell') . " --> | 上午 |\n\n"
    . "## 小标题<!-- " . fact('in a heading') . " -->\n\n**粗<!-- " . fact('within strong words') . " -->字**\n\n"
    . "完。\n");

# ---- masked names

my $relief = sample('公示/十一月临时救助.md');
my %names = (段玉兰 => '段' . '沅澧', 欧阳建国 => '欧阳' . '洣湘', 谭平 => '谭' . '汨罗');
$relief =~ s/(段玉兰|欧阳建国|谭平)/push @facts, ["a masked name", $names{$1}]; $names{$1}/ge;
put('公示/十一月临时救助.md', $relief);

# ---- a kind of the compound's own, with every class of privacy

put('kinds/claim.yaml', <<'END');
类型: 认领
英文: claim
说明: 认领登记
栏目: 通知
标记: 认　领
版名: 认领
网页: notice
海报: notice
纸张: [A4]
字段:
  登记:
    型: 表
    英文: entries
    必填: 是
    条数: [1, 12]
    列:
      编号: {型: 文字, 英文: no, 必填: 是, 字数: [1, 8]}
      姓名: {型: 人名, 英文: name, 必填: 是, 私密: 遮字}
      电话: {型: 电话, 英文: phone, 必填: 是, 私密: 遮号}
      住址: {型: 文字, 英文: place, 必填: 是, 私密: 遮址, 字数: [1, 40]}
      原因: {型: 文字, 英文: reason, 私密: 机密, 字数: [1, 40]}
  内情: {型: 文字, 英文: inside, 私密: 机密, 字数: [1, 40]}
END
push @facts, ['a starred name', '萧潇湘'], ['a masked telephone', '13900006543'], ['a masked place', '401室'];
put('通知/认领.md', "---\n类型: 认领\n标题: 认领登记\n落款: 槐安里物业服务中心\n日期: 2026-11-20\n撤下: 2026-12-20\n登记:\n"
    . "  - {编号: R-1, 姓名: 萧潇湘, 电话: 13900006543, 住址: 3 号楼 2 单元 401室, 原因: " . fact('a secret column') . "}\n"
    . "内情: " . fact('a secret field') . "\n---\n");

# ---- drafts

put('通知/还没定.md', "---\n${head}标题: " . fact("a draft's title") . "\n草稿: 是\n短标题: " . fact("a draft's short title")
    . "\n标签: [" . fact("a draft's tag") . "]\n短址: " . lc(ascii("a draft's short address")) . "\n---\n"
    . fact("a draft's text") . "\n\n## " . fact("a draft's heading") . "\n\n![" . fact("a draft's picture's text") . "](图片/草稿图.jpg)\n");
$facts[-4][1] = lc $facts[-4][1];

# ---- pictures: what a camera and a program tell, and what they are called

sub segment { return pack('CCn', 0xFF, $_[0], length($_[1]) + 2) . $_[1] }
sub exif {
    my ($make, $artist, $text, $time) = map { "$_\0" } @_;
    my @strings = ([0x10E, $text], [0x10F, $make], [0x132, $time], [0x13B, $artist]);
    my ($at, $entries, $data) = (8 + 2 + 12 * 6 + 4, '', '');
    for (@strings) {
        $entries .= pack('nnNN', $_->[0], 2, length $_->[1], $at + length $data);
        $data .= $_->[1];
    }
    $entries = pack('nnNnn', 0x112, 3, 1, 1, 0) . $entries;
    my $gps = $at + length $data;
    $entries .= pack('nnNN', 0x8825, 4, 1, $gps);
    my $area = ascii("Exif: where, GPS") . "\0";
    $data .= pack('n', 1) . pack('nnNN', 0x1C, 7, length $area, $gps + 2 + 12 + 4) . pack('N', 0) . $area;
    return "Exif\0\0MM" . pack('nN', 42, 8) . pack('n', 6) . $entries . pack('N', 0) . $data;
}
my $plain = `"$root/tests/e2e/jpeg.pl" 16 1 0 -1 @{[1 .. 64]}`;
sub photo {
    my $utf16 = encode('UTF-16BE', fact('a photograph: XMP in UTF-16'));
    my $told = segment(0xE1, exif(ascii('Exif: make'), ascii('Exif: artist'), ascii('Exif: description'), ascii('Exif: time')))
        . segment(0xE1, "http://ns.adobe.com/xap/1.0/\0<x>" . encode('UTF-8', fact('XMP')) . "</x>")
        . segment(0xE1, "http://ns.adobe.com/xap/1.0/\0$utf16")
        . segment(0xED, "Photoshop 3.0\x008BIM\4\4\0\0\0\0\0\x20" . encode('UTF-8', fact('IPTC')))
        . segment(0xE2, "MPF\0" . ascii('another picture behind'))
        . segment(0xEA, ascii('a segment of a telephone'))
        . segment(0xFE, encode('UTF-8', fact('a comment in a JPEG')));
    (my $jpeg = $_[0]) =~ s/\A\xFF\xD8/\xFF\xD8$told/;
    return $jpeg . encode('UTF-8', fact('behind the end of a JPEG'));
}
sub chunk { return pack('N', length $_[1]) . "$_[0]$_[1]" . pack('N', crc32("$_[0]$_[1]")) }
my $drawing = "\x89PNG\r\n\x1a\n" . chunk('IHDR', pack('NNCCCCC', 40, 30, 8, 2, 0, 0, 0))
    . chunk('tEXt', "Author\0" . ascii('PNG: tEXt')) . chunk('zTXt', "Comment\0\0" . compress(ascii('PNG: zTXt')))
    . chunk('iTXt', "XML:com.adobe.xmp\0\0\0\0\0" . encode('UTF-8', fact('PNG: iTXt')))
    . chunk('eXIf', "MM\0\x2A\0\0\0\x08" . ascii('PNG: eXIf')) . chunk('prVt', ascii('PNG: a chunk of a program'))
    . chunk('IDAT', compress(("\0" . "\xB0\x28\x1A" x 40) x 30)) . chunk('IEND', '') . ascii('behind the end of a PNG');
my ($photo, $drawn) = (fact('the name of a photograph'), fact('the name of a drawing'));
my $folder = fact('the folder of a picture');
put("图片/$photo.jpg", photo($plain));
put("图片/$folder/$drawn.png", $drawing);
put('图片/' . fact('the name of a picture that is not used') . '.jpg', photo($plain));
put('图片/草稿图.jpg', photo($plain));
put('通知/看图.md', "---\n${head}标题: 看两张图\n---\n先看照片。\n\n![楼前合影](图片/$photo.jpg)\n\n![一面红墙](图片/$folder/$drawn.png)\n");

# ---- files that are none of the board's

put('通知/.' . fact('the name of a hidden file') . '.md', "---\n${head}标题: " . fact('a hidden file') . "\n---\n字\n");
put('.DS_Store', encode('UTF-8', fact('what a desktop leaves')));
put("通知/$_->[1]", "---\n${head}标题: " . fact("$_->[0]: title") . "\n---\n" . fact("$_->[0]: text") . "\n")
    for ['a backup (~)', '停水.md~'], ['a backup (.bak)', '停水.md.bak'], ['a swap file', '.停水.md.swp'], ['of LibreOffice', '.~lock.停水.md#'];
put('通知/' . fact('the name of a text file') . '.txt', fact('a text file'));
put('通知/' . fact('the name of a document') . '.docx', fact('a document'));
put('.git/' . ascii('a file of git'), ascii('what git holds'));

# ---- this machine

push @facts, ['the host', hostname()] if length hostname() >= 6;
push @facts, ['the folder of the compound', $dir], ['the folder of the program', $root];
my $user = getpwuid($<);
push @facts, ['the home folder', (getpwuid $<)[7] . '/'], length $user >= 6 ? ['the user', $user] : ();
my $marked = ascii('the environment: user');
@ENV{qw(USER LOGNAME USERNAME)} = ($marked) x 3;
$ENV{HOME} = '/home/' . ascii('the environment: home');
$ENV{HOSTNAME} = ascii('the environment: host');
$ENV{EMAIL} = ascii('the environment: mail');

# ---- what is published

my $said = decode('UTF-8', `cd '$dir' && '$banbao' build 2>&1`);
is($?, 0, 'all of it is published') or diag(substr $said, 0, 3000);
cmp_ok(scalar @facts, '>=', 100, scalar(@facts) . ' facts are planted');
my @lost = grep { my $text = $_->[1]; $said !~ /\Q$text\E/ } grep { $_->[0] eq "the reason of a waiver" } @facts;
is("@lost", '', 'a waiver is told its editor with its reason');

my %products;    # name => [bytes...]
find({ no_chdir => 1, wanted => sub {
    return if -d $_;
    my ($path, $file) = ($_, decode('UTF-8', substr $_, length("$dir/output/")));
    my @forms = (encode('UTF-8', $file), get(decode('UTF-8', $path)));
    if ($file =~ /\.pdf$/) {
        push @forms, `qpdf --qdf --object-streams=disable '$path' - 2>/dev/null`, `pdftotext -raw '$path' -`, `pdfinfo '$path'`;
    }
    $products{$file} = \@forms;
} }, "$dir/output");
my ($report) = delete $products{'report.html'};
my @kinds = map { my $end = $_; scalar grep { /\.$end$/ } keys %products } qw(html pdf png svg xml jpg);
ok(!(grep { !$_ } @kinds), "pages, sheets, pictures to share, drawings, the feed, photographs: @kinds");

# The ways in which a text may stand in a file, as one pattern.
sub written {
    my ($text) = @_;
    my ($utf8, $utf16) = (encode('UTF-8', $text), encode('UTF-16BE', $text));
    my $hex = uc unpack 'H*', $utf16;
    (my $percent = $utf8) =~ s/([^A-Za-z0-9._~\/-])/sprintf '%%%02X', ord $1/ge;
    my $entities = join '', map { sprintf '&#x%X;', ord } split //, $text;
    return join '|', map { quotemeta } $utf8, $utf16, encode('UTF-16LE', $text), $hex, lc $hex, $percent, $entities;
}

my $all = join "\0\0\0\0", map { @$_ } values %products;
for my $fact (@facts) {
    my ($what, $text) = @$fact;
    my $pattern = written($text);
    my $found = $all =~ /$pattern/
        ? join ' ', grep { my $p = $_; grep { /$pattern/ } @{ $products{$p} } } sort keys %products : '';
    is($found, '', "$what ($text)");
}
like($all, qr/@{[quotemeta encode 'UTF-8', '一面红墙']}/, 'the search finds what is published');
my $page = decode('UTF-8', $report->[1]);
unlike($page, qr/段沅澧|欧阳洣湘|萧潇湘|13900006543|401室/, 'the report holds no masked name, telephone or place');

# ---- the report of a build that fails quotes lines, not secrets

my $broken = $relief =~ s/(人数: )2/${1}两口人/r;
$broken =~ s/(人数: )3/${1}三口人/;
put('公示/十一月临时救助.md', $broken);
put('通知/认领.md', decode('UTF-8', get("$dir/content/通知/认领.md")) =~ s/401室, 原因/401室, 缘由/r);
put('通知/私密.md', "---\n${head}标题: 找人\n---\n请打 13900007654，证件 110105194912310022，段沅澧。\n");
$said = decode('UTF-8', `cd '$dir' && '$banbao' check 2>&1`);
is($? >> 8, 1, 'with errors: exit 1');
$page = decode('UTF-8', get("$dir/output/report.html"));
like($page, qr/两口人/, 'the lines are quoted');
unlike($page, qr/\Q$_\E/, "but not $_") for qw(段沅澧 欧阳洣湘 萧潇湘 13900006543 401室 13900007654 110105194912310022);
like($page, qr{<h1>[^<]*</h1>\s*<p[^>]*>[^<]*不要张贴}, 'it says at its head that it is for editors only');
done_testing();
