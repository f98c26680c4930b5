#!/usr/bin/perl
# Calls that overrun, that read the locale or the clock, or that go round the door
# to the file system; and notes to oneself.
use strict;
use warnings;
use Test::More;

my @banned = (
    [qr/\b(?:strcpy|strcat|stpcpy|v?sprintf|gets|strtok|s?scanf|alloca)\s*\(/,
        'a call that overruns', qr/^$/],
    [qr/\b(?:ato[ilf]|atoll|strtod|strtof)\s*\(/, 'a conversion without an error', qr/^$/],
    [qr/\b(?:setlocale|is(?:alpha|alnum|digit|space|upper|lower|punct|print)|to(?:upper|lower)|strcoll|strcasecmp)\s*\(/,
        'a call that reads the locale', qr/^$/],
    [qr/\b(?:gmtime|localtime|strftime|mktime|ctime|asctime|gettimeofday)(?:_r)?\s*\(/,
        'a call that reads the time zone', qr/^$/],
    [qr/\b(?:rand|srand|random|drand48)\s*\(/, 'chance', qr/^$/],
    [qr/\btime\s*\(/, 'the clock', qr{^generator/main\.c$}],
    [qr/\bgetenv\s*\(/, 'the environment', qr{^generator/main\.c$}],
    [qr/\b(?:fopen|opendir|readdir|unlink|remove|rename|mkdir|symlink)\s*\(/,
        'a way round base/file.c', qr{^generator/(?:base/file|out/stage)\.c$}],
    [qr/\b(?:system|popen|fork|execv\w*)\s*\(/, 'another program', qr/^$/],
    # clang-format 14 takes C for C++ and spaces these as operators.
    [qr/\b(?:and|or|not|xor|compl|bitand|bitor|new|delete|operator|typename)\b/,
        "a name that is C++'s", qr/^$/],
);

for my $file (split /\n/, `find generator -name '*.[ch]' | sort`) {
    open my $in, '<', $file or die "$file: $!";
    my $text = do { local $/; <$in> };
    my @found;
    push @found, "a note to oneself: $1" if $text =~ /\b(TODO|FIXME|XXX|HACK)\b/;
    # Numbers with a decimal point print as the locale says.
    push @found, "a locale's decimal point: $1" if $text =~ /"[^"\n]*(%[-+ #0-9.*]*[efgaEFGA])\b[^"\n]*"/;
    # Comments and strings are no code.
    $text =~ s{/\*.*?\*/|//[^\n]*|"(?:\\.|[^"\\\n])*"}{}gs;
    for my $rule (@banned) {
        my ($pattern, $what, $where) = @$rule;
        push @found, "$what: $&" if $file !~ $where && $text =~ $pattern;
    }
    is("@found", '', "$file: no banned call");
}
done_testing();
