#!/usr/bin/perl
# batch.pl FOLDER KIND - 100 different notices (KIND: 通知 or 公示), the same at every run:
# a body of 600 characters and a table of 12 rows each.
# batch.pl FOLDER KIND COUNT - COUNT notices of 1,000 characters, table and head included,
# half of them about people: names, dates, weekdays, telephones, votes, small mistakes.
# Nobody lives here; names and numbers are made up.
use strict;
use warnings;
use utf8;
use open ':std', ':encoding(UTF-8)';

use constant { NOTICES => 100, BODY => 600, ROWS => 12, LONG => 640 };

# {d} a date, {n} a number, {m} a digit, {p} a percentage, {w} a weekday, {dw} both, {who} a name.
my @sentences = split /\n/, <<'END';
今年入冬以来，楼道里堆放的旧家具、纸箱和电动车有增多的苗头，一旦起火，逃生的路就断了。
物业服务中心会同网格员，自{d}起逐楼查看，先劝说、再登记，七日后仍无人认领的统一清走。
请各户把门口的鞋柜、花盆、婴儿车收进屋内，确有困难的，可以到党群服务站一层登记，由志愿者上门帮忙。
电动自行车一律停在地面车棚，充电桩已增加到{n}个，每次充满自动断电，费用按度计算。
{n}号楼东单元的消防栓水压偏低，维修单位答应在{d}前换好阀门，期间请留意楼内的灭火器位置。
上个月公共照明更换节能灯{n}盏，用电比去年同期少了{p}%，省下的钱全部记入公共收益账。
凡是愿意参加巡查的邻居，请于{d}前向楼长报名，每次两小时，按规定记志愿服务时长。
孩子们放学以后喜欢在中心花园追跑，遛狗请牵好绳子，清理粪便，大型犬须戴嘴套。
供暖期间如果家里温度低于{n}℃，先关窗、再排气，还不见效就拨打0000-000000{m}报修，当天有人上门。
老人独自在家、行动不便的，请家属把紧急联络方式告诉网格员，遇到大雪和停电好及时照应。
“听一听、议一议”小组收到意见{n}条，其中关于停车的占{p}%，已经逐条写明答复，贴在门厅。
地下车库的坡道要重新铺防滑面层，施工安排在白天，噪声较大，敬请夜班的住户提前调整休息。
收支明细由业主委员会、居民代表、审计人员三方签字；对哪一笔有疑问，都可以凭门牌号查阅原始凭证。
垃圾分类督导岗改为早七点至九点、晚六点至八点，过时不候，请勿把袋子留在桶边。
二次供水水箱将于{d}清洗消毒，{n}号楼停水约四小时，请提前储存生活用水，恢复后先放掉发黄的水。
阅览室新到图书{n}册，包括《本草纲目》选读、围棋入门、儿童绘本，凭住户卡借阅，每人限两本。
合唱队、书法班、太极拳三个小组开始招新，零基础也欢迎，每周{m}次，场地和茶水免费。
旧衣物回收箱移到西门岗亭旁边，洗净、叠好、扎紧再投；玻璃瓶、灯管、过期药品另有专门的箱子。
入户检查燃气软管、阀门和报警器，工作人员佩戴蓝色工牌，先电话预约，不推销任何产品，谨防冒充。
屋面防水工程已完成{p}%，因连续降雨推迟，预计{d}验收，届时邀请顶层住户到场一起看蓄水试验。
健身器材有{n}处螺栓松动，厂家正在更换配件，围挡撤除以前请勿攀爬，以免夹伤手指。
邻里之间为漏水、噪声、晾晒起了争执，先找调解员坐下来谈，谈不拢的，再请司法所的老师讲法。
雨棚、花架、空调外机的支架年久生锈，刮大风时容易坠落，请住户自查，高空坠物是要承担责任的。
快递柜每格保管{m}天，超期退回；帮邻居代收请当面点清，贵重物品不要放在门卫室过夜。
END
my @of_people = split /\n/, <<'END';
{who}，退休教师，十年来每天清晨打扫单元门口，今年又带着邻居把{n}号楼前的荒地改成了花池。
获得通过的是第二方案：参与表决的业主{n}户，占总户数的7{m}.{m}%，参与面积占8{m}%，详细数字见公开栏。
{dw}上午9:30在二层会议室抽签，{who}、{who}和{who}三位代表到场监督，逾期不到视为放弃。
请未领到门禁卡的住户带好证件，到2号窗口找{who}办理；代办的，另带委托书，电话0000-000000{m}。
据统计，2026年第三季度共受理报修{n}件，办结率{p}%，平均用时{m}小时，比上季度快了{m}分钟。
槐安里小区业主委员会和物业服务中心商定，自2026年{d}起试行新的门岗时间，试行期{m}个月。
经{who}提名、楼长会议讨论，推荐{who}为本年度的“好邻居”，事迹简介附在名单后面，欢迎补充。
《物业服务合同》约定的保洁频次是每日{m}次，实际抽查{n}回，合格率{p}%，不合格的已扣减服务费。
从十月起，屋顶太阳能板已并网发电，{n}天发电{n}000度，收益归全体业主，按季度公布，审计人员{who}。
有小学生放学后没人照看的家庭，可以报名“四点半课堂”，由大学生志愿者辅导作业，名额{n}个。
残疾人工作联络员每月{n}日上门走访，协助办理补贴和辅具申请；需要陪同就医的，请提前{m}天预约。
关于加装电梯的意见，截至{d}收到书面回复{n}份，同意{n}份，其余正在逐户沟通，请不要轻信传言。
{who}和{who}夫妇拾到钱包一只，内有现金{n}00元，交到门卫后原封不动归还失主，失主写来感谢信。
停车位共{n}0个，编号从A01到A{n}，月租{n}0元，先到先得；临时停车前30分钟免费，之后每小时{m}元。
评议小组由{who}担任组长，成员是{who}、{who}，任期三年，工作不取报酬，误工补贴按实际天数发给。
“槐安里读书会”将于{dw}晚七点开讲，主讲人{who}是市图书馆馆员，题目是《城市与水》。
{w}起，化粪池清掏按楼号顺序进行，每栋约{m}小时，作业时有异味，请关好一层的窗户，尽快移开车辆。
账目经{who}复核：期初结余{n}283.50元，本期收入{n}000元，支出{n}16.20元，余额以银行对账单为准。
社区卫生服务站的李医生每逢{w}下午坐诊，测血压、测血糖不收费，65岁以上的老人请带上健康档案。
老楼改造的图纸已经由设计院盖章，编号2026-{n}-0{m}，原件存放在办公室，复印件贴在一号楼门厅。
近日，有人冒充燃气公司人员上门推销阀门,价格{n}8元，{who}当场识破并报警，提醒大家核对工牌。
居民代表大会的表决结果：应到{n}人，实到{n}人，赞成{n}票，反对{m}票，弃权{m}票，决议即日生效。
投稿、订正和建议请发到社区信箱，或者放进西门的意见箱；每月{n}日开箱，{m}个工作日内答复。
修剪树木由园林公司负责，{who}带队，自{d}至{d}分三段进行，请把车挪到围挡以外，谢谢配合。
END
my @weekdays = split /、/, '周一、周二、周三、周四、周五、星期六、星期日';    # from 2026-11-30
my @surnames = split //, '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜';
my @given = split /、/,
    '建国、秀英、志强、晓梅、海燕、德明、雪松、玉兰、文博、佳宁、立群、淑珍、浩然、春生、慧敏、俊杰';
my @jobs = split /、/,
    '门厅巡查、车棚值守、楼道清理、器材检修、台账登记、入户走访、分类督导、花木修剪、管网排查、图书整理';
my @states   = split /、/, '已完成、进行中、待验收、已报修、需复查';
my @subjects = split /、/, '楼道清理、冬季防火、供水保养、邻里议事、车库维修、文体招新、燃气检查';

my $seed = 20261123;

# A whole number under n: a linear congruence by hand, so that perls agree.
sub rnd {
    my ($n) = @_;
    $seed = ($seed * 1103515245 + 12345) % 2**31;
    return int($seed / 2**8) % $n;
}

sub pick { return $_[rnd(scalar @_)] }

# 12月8日（周二）
sub dated_weekday {
    my $day = 1 + rnd(28);
    return "12月${day}日（$weekdays[$day % 7]）";    # 2026-12-01 is a Tuesday
}

sub filled {
    my ($s) = @_;
    $s =~ s/\{who\}/pick(@surnames) . pick(@given)/ge;
    $s =~ s/\{dw\}/dated_weekday()/ge;
    $s =~ s/\{w\}/pick(@weekdays)/ge;
    $s =~ s/\{d\}/'12月' . (1 + rnd(28)) . '日'/ge;
    $s =~ s/\{n\}/2 + rnd(28)/ge;
    $s =~ s/\{m\}/1 + rnd(7)/ge;
    $s =~ s/\{p\}/20 + rnd(700) \/ 10/ge;
    return $s;
}

# Paragraphs of three sentences, until so many characters are there.
sub body {
    my ($length) = @_;
    my @left = @sentences;
    my ($text, $n) = ('', 0);
    for (my $in = 1; $n < $length; $in++) {
        my $s = filled(splice @left, rnd(scalar @left), 1);
        $text .= $s . ($in % 3 ? '' : "\n\n");
        $n += length $s;
    }
    return $text;
}

sub table {
    my $text = "| 序号 | 楼栋 | 事项 | 经办人 | 金额（元） | 进度 |\n|--:|:--|:--|:--|--:|:--|\n";
    for my $row (1 .. ROWS) {
        $text .= sprintf "| %d | %d 号楼 | %s | %s%s | %d.%02d | %s |\n", $row, 1 + rnd(12),
            pick(@jobs), pick(@surnames), pick(@given), 20 + rnd(4000), rnd(100),
            pick(@states);
    }
    return $text;
}

# What the front matter of each kind must have.
my %fields = (
    '通知' => "咨询单位: 物业服务中心\n咨询电话: 0000-0000001\n撤下: 2026-12-31\n",
    '公示' => "公示期: {起: 2026-11-23, 工作日: 5}\n受理部门: 物业服务中心\n"
        . "受理电话: 0000-0000001\n监督电话: 0000-0000003\n",
);

sub notice {
    my ($i, $kind, $length) = @_;
    my $head = "---\n类型: $kind\n$fields{$kind}落款: 社区居委会\n日期: 2026-11-23\n纸张: [A4]\n";
    my $title = '标题: ' . pick(@subjects) . "第${i}期通报";
    return $head . $title . "\n---\n" . body($length) . "\n\n" . table();
}

my ($folder, $kind, $count) = @ARGV;
utf8::decode($kind);
$fields{$kind} or die "no such kind: $kind";
push @sentences, @of_people if $count;
for my $i (1 .. $count // NOTICES) {
    open my $out, '>', sprintf('%s/%03d.md', $folder, $i) or die "$!";
    print $out notice($i, $kind, $count ? LONG : BODY);
    close $out or die "$!";
}
