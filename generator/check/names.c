/* Both lists were tried on the 350,000 words of a dictionary: of the words that are no
 * names, a dozen of two characters got through, which are left out by hand. */
#include "check/names.h"
#include "check/words.h"

#include <string.h>

static const char surnames[] =
    "王李张刘陈杨赵吴周徐孙朱胡郭何罗宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁"
    "魏薛叶阎余潘杜戴夏钟汪田任姜范石姚谭廖邹熊陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段钱汤"
    "尹黎易常武乔贺赖龚高林梁马黄严施陶鲁俞葛耿鲍柯樊殷庞聂焦翟颜倪骆霍裴涂覃詹苗祝牟阮"
    "冉柳齐尤翁季金方温左";

static const char *const doubles[] = {"欧阳", "上官", "司马", "诸葛", "尉迟",
                                      "皇甫", "慕容", "司徒", "令狐", "端木",
                                      "夏侯", "公孙", NULL};

/* What people are called by, and hardly anything else is. */
static const char given[] =
    "明建华志军伟强勇刚斌涛波辉鹏飞杰俊健亮磊超峰春梅兰芳芬芝芸英莲莉莹萍萌蕾薇玲珍珠玉"
    "琴琳琪瑞瑶璐璇静敏慧惠娟婷婉娜娥娇姗丽艳红霞彩晨晓旭晖晶景智泳瀚淑洁涵滨淼炜焕煜烨"
    "灿熙燕鸿鹤凤彪雄骏骥贤翰彬锋锐钧钰鑫嘉佳妍妮娅婧媛嫣姣悦欣恒毅翔翼岳柏桂枫梓楠栋萱"
    "蕊蓉蓓芮菲菁雪霖雯震霆帆凯韵俐倩颖珊雁勤勋廷坤昊昆昌浩宇宁平新程瑜瑾玮珂轩奕睿哲彦"
    "彤馨婕岚峻涟莎琛邦宏振启秀素翠巧炳维远";

/* And what only makes a name of three characters: 建国, 志平. */
static const char given_in_pairs[] =
    "国文海林洪东南北中夏秋冬竹菊环云月星阳光辰永清泉源润泽渊溪湘炎然凰龙虎豪鸣德道义仁"
    "礼信忠孝诚厚良善才学书诗章儒雅正真宝贵财富金银铭兴旺盛隆康安定和顺福禄寿喜庆祥吉美"
    "梦思念怡欢乐心恩爱慈怀坚力功成业大世宗祖继承绍先进升腾达天乾山岭岩石松柳桐楷树森根"
    "荣花若茹冰霜雨露雷凡歌可一子儿生民君卿武威猛贞廉政群向立士克长保守占殿连改娣妹钢汉"
    "希运锦绪仲伯尚亚弘泰友培育尧禹汝如依伊宸逸航添柔沐洛灵芷苒萧蔓颜黛卓玥珏炫熠桦榕崇"
    "尔马葛璟奎兆延楚喆堃小";

/* Words all the same. */
static const char *const words[] = {
    "武昌", "严峻", "方程", "高新", "高程", "苏宁",   "程志",   "严明", "金华", "江宁",
    "罗兰", "高远", "高峻", "方志", "高洁", "温婉",   "龙华",   "江华", "季军", "黄素",
    "石蕊", "万峰", "白滨", "陆程", "江景", "江滨",   "江平",   "常新", "常远", "何远",
    "高明", "高峰", "高超", "高强", "高亮", "高雄",   "高飞",   "白玉", "白兰", "白雪",
    "黄梅", "黄玉", "金凤", "金玉", "金枫", "石英",   "杨梅",   "杨柳", "江春", "龙凤",
    "龙飞", "康健", "康宁", "康平", "黄昆", "方明",   "马玉",   "马兰", "柳莺", "金鹏",
    "金鑫", "左翔", "石磊", "钟鸣", "温柔", "康佳",   "易维",   "尤佳", "齐平", "齐鸣",
    "万勤", "方平", "金坤", "武建", "何新", "华南虎", "金石学", "武警", NULL};

/* Behind a name, and before one. */
static const char *const titles[] = {"同志", "先生", "女士",   "阿姨", "大爷", "大妈",
                                     "奶奶", "爷爷", "老师",   "师傅", "大姐", "大哥",
                                     "老人", "同学", "小朋友", NULL};
static const char *const nouns[] = {"居民", "业主", "住户", "户主",   "党员", "邻居",
                                    "老人", "患者", "同学", "学生",   "儿童", "孩子",
                                    "对象", "家属", "姓名", "申请人", NULL};

static bool among(struct slice c, const char *set)
{
    return c.len == 3 && slice_find(slice_of(set), c) != SIZE_MAX;
}

/* Rare characters stand in names alone: Extension A and beyond, 鿍. */
static bool is_rare(uint32_t cp)
{
    return cp >= 0x20000 || (cp >= 0x3400 && cp < 0x4DC0) ||
           (cp > 0x9FA5 && cp < 0xA000);
}

/* The character at `at` may be called by; *at behind it. */
static bool take_given(struct slice s, size_t *at, bool pair)
{
    size_t start = *at;

    if (start >= s.len)
        return false;
    uint32_t cp = utf8_next(s, at);
    struct slice c = slice_sub(s, start, *at);
    return among(c, given) || (pair && among(c, given_in_pairs)) || is_rare(cp);
}

static size_t surname_at(struct slice s, size_t at)
{
    if (word_at(s, at, doubles))
        return 6;
    return among(slice_sub(s, at, at + 3 < s.len ? at + 3 : s.len), surnames) ? 3 : 0;
}

size_t name_end(struct slice s, size_t at)
{
    size_t start = at, surname = surname_at(s, at);

    if (!surname)
        return 0;
    at += surname;
    size_t pair = at, one = at;
    if (take_given(s, &pair, true) && take_given(s, &pair, true) &&
        !word_at(s, start, words))
        return pair;
    if (!take_given(s, &one, surname == 6) || word_at(s, start, words))
        return 0;
    return one;
}

static bool is_han_at(struct slice s, size_t at)
{
    return at < s.len && cp_is_han(utf8_next(s, &at));
}

/* What may follow a name of two characters: a list of words (高程、坡度) is none. */
static bool is_set_off(struct slice s, size_t end)
{
    static const char *const marks[] = {"，", ",", "（", "(", "：", " ", "\n", NULL};

    return end == s.len || word_at(s, end, marks);
}

size_t lone_name_end(struct slice s, size_t at)
{
    size_t before = at, end = name_end(s, at);

    if (!end ||
        (at > 0 && cp_is_han(utf8_prev(s, &before)) && !word_before(s, at, nouns)))
        return 0;
    if (word_at(s, end, titles))
        return end;
    if (is_han_at(s, end))
        return 0;
    return utf8_count(slice_sub(s, at, end)) > 2 || is_set_off(s, end) ? end : 0;
}

bool holds_name(struct slice s)
{
    for (size_t at = 0; at < s.len;) {
        unsigned char c = (unsigned char)s.ptr[at];
        if (c >= 0xE4 && c <= 0xE9 && lone_name_end(s, at))
            return true;
        utf8_next(s, &at);
    }
    return false;
}
