#!/usr/bin/perl
# The floors of the building (a lower one never includes a higher one), and each
# third-party header behind exactly one .c file.
use strict;
use warnings;
use Test::More;

# What a folder may include: folders, or single headers of them.
my %may = (
    base     => 'base',
    data     => 'base data',
    model    => 'base data model',
    prose    => 'base data model/date.h prose',
    markdown => 'base data model/doc.h markdown',
    content  => 'base data model prose markdown content',
    language => 'base data model/kind.h prose language',
    check    => 'base data model prose language check',
    draft    => 'base data model prose markdown language content draft',
    text     => 'base data text',
    draw     => 'base text draw data/picture.h',
    chart    => 'base data text draw/frame.h chart',
    poster   => 'base data model text draw/frame.h chart poster',
    site     => 'base data model prose/dates.h chart site text/breaks.h',
    out      => 'base out',
);

my %system = map { $_ => 1 } qw(assert.h ctype.h errno.h fcntl.h float.h fts.h
    getopt.h inttypes.h limits.h locale.h math.h pthread.h setjmp.h signal.h stdalign.h
    stdarg.h stdatomic.h stdbool.h stddef.h stdint.h stdio.h stdlib.h string.h
    strings.h time.h unistd.h dirent.h sys/file.h sys/mman.h sys/resource.h
    sys/stat.h sys/syscall.h sys/time.h sys/types.h sys/wait.h);

my (%included_by, @broken);
for my $file (split /\n/, `find generator -name '*.[ch]' | sort`) {
    my ($folder) = $file =~ m{^generator/([^/]+)/};
    if ($folder && !$may{$folder}) {
        push @broken, "$file: no floor is known for this folder";
        next;
    }
    my %allowed = map { $_ => 1 } split ' ', $may{ $folder // '' } // '';
    open my $in, '<', $file or die "$file: $!";
    while (my $line = <$in>) {
        if ($line =~ /^\s*#\s*include\s*<([^>]+)>/) {
            push @{ $included_by{$1} }, $file if !$system{$1};
        } elsif ($folder && $line =~ /^\s*#\s*include\s*"(([^"\/]+)\/[^"]+)"/) {
            # Lists of words are made from generator/words, for every floor.
            my ($header, $floor) = ($1, $2);
            my $list = $floor eq 'words' && -e "generator/" . $header =~ s/h$/txt/r;
            push @broken, "$file:$.: a lower floor includes $header"
                if !$allowed{$header} && !$allowed{$floor} && !$list;
        } elsif ($line =~ /^\s*#\s*include\s*"([^"]+)"/) {
            push @broken, "$file:$.: includes start from generator/: $1"
                if $folder || !-e "generator/$1";
        }
    }
}

is_deeply(\@broken, [], 'no lower floor includes a higher one');
for my $header (sort keys %included_by) {
    my @files = @{ $included_by{$header} };
    is("@files", $files[0], "<$header> is behind one file");
    like($files[0], qr/\.c$/, "<$header> is in no header of ours");
}
done_testing();
