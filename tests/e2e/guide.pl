#!/usr/bin/perl
# guide.pl GUIDE: what a reader of the volunteers' guide does, step by step, in $HOME.
#
#   新建 `F`：                         the block below is the file F
#   在 `F` 末尾添上：                  it goes to the end of F
#   在 `F` 里 `X` 那一行下面添上：     it goes below the first line that begins with X
#   把 `F` 里 `X` 开头的一行换成：     it replaces that line, whose indent stays
#   会看到：                           every line of it was said by the commands before
#   ```sh 2                            commands; all succeed, or the last exits with 2
#   | 哪个文件 | 哪一行 | 写成了 | 会说 |   each row is a mistake: made, checked, undone
#
# Other blocks (```console) are for people. $UNTIL: the chapter to stop at. Every step is a line: 0 or 1, a tab, its name.
use strict;
use warnings;
use utf8;
use open qw(:std :encoding(UTF-8));
use Encode qw(encode decode);

my $said = '';

sub step {
    my ($good, $name, @why) = @_;
    print $good ? 0 : 1, "\t$name\n";
    return if $good;
    print "#   $_\n" for map { split /\n/ } @why;
}

sub bytes { return encode('UTF-8', $_[0]) }

sub slurp {
    open my $in, '<', bytes($_[0]) or return;
    local $/;
    return scalar <$in>;
}

sub spew {
    my ($path, $text) = @_;
    open my $out, '>', bytes($path) or return;
    print $out $text;
    return close $out;
}

# The commands, in the folder where the last ones ended; what they say is kept.
sub run {
    my ($commands) = @_;
    my $here = "$ENV{HOME}/.here";
    my $script = "trap 'pwd >\"$here\"' EXIT\n$commands";
    my $log = "$ENV{HOME}/.log";
    my $pid = fork // die "fork: $!";
    if (!$pid) {
        open STDIN, '<', '/dev/null' or exit 99;
        open STDOUT, '>', $log or exit 99;
        open STDERR, '>&', \*STDOUT or exit 99;
        exec 'sh', '-ec', bytes($script) or exit 99;
    }
    waitpid $pid, 0;
    my $status = $? >> 8;
    $said = slurp($log);
    my $dir = slurp($here) // '';
    chomp $dir;
    chdir bytes($dir) if $dir;
    return $status;
}

# The number of the line of @$lines that begins with $start; -1: none.
sub line_of {
    my ($start, $lines) = @_;
    for my $i (0 .. $#$lines) {
        (my $bare = $lines->[$i]) =~ s/^\s+//;
        return $i if index($bare, $start) == 0;
    }
    return -1;
}

sub change {
    my ($name, $file, $start, $block, $replace) = @_;
    my $text = slurp($file);
    return step(0, $name, "no file $file") if !defined $text;
    my @lines = split /\n/, $text, -1;
    my $at = line_of($start, \@lines);
    return step(0, $name, "no line begins with $start") if $at < 0;
    if ($replace) {
        my ($indent) = $lines[$at] =~ /^(\s*)/;
        $block =~ s/\n\z//;
        $lines[$at] = $indent . $block;
    }
    else {
        splice @lines, $at + 1, 0, split /\n/, $block;
    }
    return step(spew($file, join "\n", @lines), $name);
}

# 哪个文件, 哪一行, 写成了, 会说: the file is as before in the end.
sub mistake {
    my ($file, $start, $wrong, $message) = @_;
    my $name = "$file: $wrong";
    my $text = slurp($file);
    return step(0, $name, "no file $file") if !defined $text;
    my @lines = split /\n/, $text, -1;
    my $at = line_of($start, \@lines);
    return step(0, $name, "no line begins with $start") if $at < 0;
    my ($indent) = $lines[$at] =~ /^(\s*)/;
    $lines[$at] = $indent . $wrong;
    spew($file, join "\n", @lines);
    run('banbao check || true');
    step(index($said, $message) >= 0, "$name: 会说 $message", $said);
    spew($file, $text);
}

# What a block below the line $before is for.
sub block {
    my ($before, $info, $text) = @_;
    if ($before =~ /新建 `([^`]+)`：$/) {
        my $path = $1;
        return step(!-e bytes($path) && spew($path, $text), "新建 $path", "$!");
    }
    if ($before =~ /在 `([^`]+)` 末尾添上：$/) {
        my ($path, $old) = ($1, slurp($1));
        return step(defined $old && spew($path, $old . $text), "添到 $path 末尾");
    }
    return change("添到 $1 的 $2 下面", $1, $2, $text, 0)
        if $before =~ /在 `([^`]+)` 里 `([^`]+)` 那一行下面添上：$/;
    return change("换掉 $1 的 $2", $1, $2, $text, 1)
        if $before =~ /把 `([^`]+)` 里 `([^`]+)` 开头的一行换成：$/;
    if ($before =~ /会看到：$/) {
        step(index($said, $_) >= 0, "会看到 $_", $said) for grep { /\S/ } split /\n/, $text;
        return;
    }
    if ($info =~ /^sh(?: (\d+))?$/) {
        my $want = $1 // 0;
        my $got = run($text);
        (my $name = $text) =~ s/\n(?=.)/; /g;
        chomp $name;
        return step($got == $want, $name, "exit $got", $said);
    }
    return step($info eq 'console', "a block that nobody knows what for: $before");
}

my @lines = split /\n/, slurp(decode('UTF-8', $ARGV[0])) // die "no guide\n";
chdir $ENV{HOME} or die "no HOME\n";
my ($before, $mistakes) = ('', 0);
my $until = decode('UTF-8', $ENV{UNTIL} // '');
while (@lines) {
    my $line = shift @lines;
    last if $until ne '' && $line =~ /^## $until/;
    if ($line =~ /^```(.*)/) {
        my ($info, $text) = ($1, '');
        $text .= "$line\n" while @lines && ($line = shift @lines) !~ /^```$/;
        block($before, $info, $text);
        $before = '';
        next;
    }
    $before = $line if $line =~ /\S/;
    $mistakes = $line =~ /^\| 哪个文件 \| 哪一行 \|/ || $mistakes && $line =~ /^\|/;
    if ($mistakes && $line =~ /^\| `(.+?)` \| `(.+?)` \| `(.+)` \| (.+) \|$/) {
        mistake($1, $2, $3, $4);
    }
}
