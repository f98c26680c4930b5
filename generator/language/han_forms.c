/* han_forms.c - traditional forms and radicals, from ICU and three small tables.
 *
 *     han_simplified: 區 -> 区, 後 -> 后, 著 -> 0 (in 通用规范汉字表)
 *     han_of_radical: ⾦ (U+2FA6) -> 金, ⻓ (U+2ED3) -> 长
 *
 * The converter for GB 2312 gives the set of common characters. Answers for all others
 * are cached in simple[]; ICU's transliterator is opened by the first one that needs
 * it.
 */
#include "language/han_forms.h"
#include "base/arena.h"
#include "base/fold.h"

#include <stdlib.h>
#include <string.h>
#include <unicode/ucnv.h>
#include <unicode/utrans.h>

enum {
    FIRST = 0x3400,
    END = 0xA000, /* beyond: no traditional characters that input methods produce */
    COUNT = END - FIRST,
};

struct han_forms {
    UTransliterator *simplify, *read; /* NULL: not needed yet */
    bool common[COUNT];
    uint16_t simple[COUNT]; /* 0: not asked yet; itself: no other form */
};

static void check(UErrorCode error)
{
    if (U_FAILURE(error))
        die("ICU: %s", u_errorName(error));
}

/* 通用规范汉字表 (2013) beyond GB 2312: characters of names and places; and 龑, which
 * it omits though it occurs in names. They are standard as they are, although ICU maps
 * some of them; listing them also avoids opening ICU. */
static const uint16_t standard[] =
    u"㑇㑊㕮㘎㙍㙘㙦㛃㛚㛹㟃㠇㠓㤘㥄㧐㧑㧟㫰㬊㬎㬚㭎㭕㮾㰀㳇㳘㳚㴔㵐㶲㸆㸌㺄㻬㽏㿠"
    u"䁖䂮䃅䃎䅟䌹䎃䎖䏝䏡䏲䐃䓖䓛䓨䓫䓬䗖䗛䗪䗴䜣䝙䢺䢼䣘䥽䦃䲟䲠䲢䴓䴔䴕䴖䴗䴘䴙"
    u"䶮丏乂乸亶亸亹伈伋伣伭伾佁佖佸佺佽侁侂侘侴侹俍俙俫俵俶倓倕倞倧倴倻偁偓偡偭偰"
    u"偲傃傉傒傕僇僎僔僰儦儳儴冏冔冮凓凘刬剅剋剕剟劄劼勍勔勚勠匜匼卬厖厾叆叇叕叚吽"
    u"呇呣咇咉咍咡咥咺哃哢哱唝唵啫啰啴喆喤嗐嗞嘚嘡噀噂噇嚄嚚嚭囷圌圐圙圢圫圲坉坋坒"
    u"坥坬坰坽垈垍垎垏垕垙垚垞垟垯垱垵垺垾垿埆埇埌埗埪埫埵埼堃堉堌堎堐堧堨堲堼堽堾"
    u"塅塆塝塱墈墐墕墘墡墣墦壸夐夬奓奡奭妘妧妭姈姞姤姮姱姶姽娀娵婌婍婘婞婠婤婫婳婻"
    u"婼媂媄媆媓媖媞媭媱嫄嫕嫚嫪嫭嫽嬛嬥嬬嬿孅孖宧宬寁尨尪屃屼屾岊岞岠岨峂峃峗峘峛"
    u"峣峧峱峿崀崁崄崌崒崚崟崡崶崿嵁嵅嵎嵖嵚嵲嶅嶍嶒嶓嶟嶦嶲巇巉帡帨幖幪庤庱庼廆廋"
    u"廙弆弇弢弨弶弸彟彧徛忞忳忺恓恔悆悈悢悰惇惎惔惙惛愃愐愔愭慆慥慬慭憕憙憭憺戣戭"
    u"扂扅扆扊扞扺扽抃抔拃拤挓挦捯捽掞揕揳搒摏摛摴摽擿攽敔敩斝斠斶旐旞旴旵旸旻旿昄"
    u"昇昈昉昒昡昣昤昪昫昳昺昽晅晊晐晙晞晢晪晫晱暅暕暲暵暶暿曈曌朏朓朳朸杄杕杙杧杻"
    u"枅枍枲枹柈柊柖柷栐栒栟栴栻桯桲桹梌梠梣梴梼梽梾梿棁棐棓棤棨棪棫棬棻棽椀椆椑椓"
    u"椪椸楒楙楩楪楯榃榅榑榖榰槃槚槜槱橑橞橦檞櫆欂欸欻歅殣毌毐氾氿汈汋汧汫汭沄沇沘"
    u"沚沨沺泂泃泇泙泚泜洈洑洓洘洢洣洨洭洴洸洺洿浉浐浕浛浟浡浥浬浭浰浲涄涍涐涘涢涴"
    u"淏淜淟淯淴渟渰渼湉湑湜湝湣湲湴溁溇溍溚溞溠溦溵溹滃滆滉滍滘滧滪滫漈漋漖漦漴漷"
    u"漹漻漼潏潖潟潩潵潽潾澂澛澥澪澭澴澼澽濋濩瀌瀍瀔瀱瀼灈炆炌炘炟炣烔烜烝烠烶烺烻"
    u"焆焌焗焜焞煁煃煋煓煟煴熇熛熜熥熻燊燋燏燚爇爔爚爟牁牂牚牤牥牻犇犨狉狝猄猇猯猰"
    u"猺獴玃玒玓玕玘玙玚玞玠玡玤玥玦玭玱玶玹玼玿珅珇珋珌珒珕珖珛珝珢珣珦珪珫珰珵珷"
    u"珸珹珺珽琀琄琇琈琎琔琟琡琤琫琭琯琲瑀瑂瑃瑄瑅瑆瑑瑓瑔瑖瑝瑢瑧瑨瑬瑱瑳璆璈璒璘"
    u"璟璠璥璪璬璮璱璲瓀瓖瓘瓻甗甡甦甪畖畤畬畯疁疍疐疢疭痓瘆癗癿皕皛皞皦皭盉盦盷眊"
    u"眬睄睎瞋瞫瞭矞矰矻矼砄砆砠砫砮砵硁硊硍硔硙硚硿碃碈碏碨碶磏磜磡磹磻礌礵祃祇祊"
    u"祋祎祏祐祕祲祼祾禋禒禔禘禛禤秬秾稌稑稙穄穙穜穟窅窊窎窣窸竑竘竫笯筀筜筤筥筦筶"
    u"筼箓箖篯簃簉簕簝簠簰籥粿糒糵絜縠縢繄纮纴纻纼绖绤绹缊缐缞罍罶罽羑羓羕羖羱翀翂"
    u"翃翈翙翚翛翯翷翾耇耏耑耤耰肸胈胠胣脟脩脿腒腘腨腯膙臑臜舠舥舲艅艎芃芠芣芼苉苧"
    u"苾茀茋茓茝茽荁荄荓荖荙莙莝莿菂菉菍菼萚萣萩萳萹葎葖葰葴蒄蒐蒟蒨蒱蒻蓂蓇蓏蓢蔀"
    u"蔃蔈蔊蕗蕰薁薢薳薸薿藟藠藦藨蘘虒虓虤虷虸蚄蚆蚲蛃蜎蜐蝘蝲螠螣螱蟏蟫蠋衃衎衒衠"
    u"袆袗袪袯裈裛褕褟褯襕襚襜襫觃觟觭觱觿訄訚詟讱讻诇诐谞谼谿豨豮貆赑赒赗赟赪趯跂"
    u"跐跱跶踒踦踶蹅蹐蹚蹜蹢蹽蹾轪辀辌辒辿迺逴遆遹邘邠邨邲邽邿郃郈郚郤郪郿鄀鄃鄅鄌"
    u"鄑鄗鄘鄚鄜鄠鄫酂酅酦酺醨醾釐鋆钖钘铏铚铻锜锧锳锽镃镈镋镕镚镠镮镴镵闿阇阘陎陑"
    u"陞隃隩隺雊雱霅霨靬靰靸靺靽靿鞁鞡鞧鞨鞬鞮鞳韂韨颋颎颙飏飐飔飗饳饸饹饻馃馉馌馝"
    u"馞馧驲骃骉骍骎骕骙骦髃髎髢髽鬒鬘鬶鬷魆魋鱽鱾鲀鲃鲉鲊鲌鲏鲖鲗鲘鲙鲝鲪鲬鲯鲹鲾"
    u"鲿鳀鳁鳂鳈鳉鳑鳒鳚鳛鳠鳡鳣鳤鸤鸧鸮鸰鸻鸼鹀鹍鹐鹒鹔鹖鹙鹝鹟鹠鹡鹢鹮鹯鹲鹴麀麑"
    u"麖麹黇黡鼒鼩鼫鼱齁齇齉龁龂龢鿍鿎鿏龑";

struct han_forms *han_forms_open(void)
{
    struct han_forms *f = heap_alloc(1, sizeof *f);
    UErrorCode error = U_ZERO_ERROR;
    UConverter *gb = ucnv_open("gb2312", &error);
    USet *set = uset_openEmpty();

    check(error);
    ucnv_getUnicodeSet(gb, set, UCNV_ROUNDTRIP_SET, &error);
    check(error);
    for (int32_t i = 0, n = uset_getItemCount(set); i < n; i++) {
        UChar32 from, to;
        if (uset_getItem(set, i, &from, &to, NULL, 0, &error) != 0)
            continue; /* a sequence */
        for (UChar32 cp = from < FIRST ? FIRST : from; cp <= to && cp < END; cp++)
            f->common[cp - FIRST] = true;
    }
    uset_close(set);
    ucnv_close(gb);
    f->common[0x5F8C - FIRST] = false; /* 後: GB 2312 has it beside 后 */
    for (size_t i = 0; standard[i]; i++)
        f->simple[standard[i] - FIRST] = standard[i];
    return f;
}

void han_forms_close(struct han_forms *f)
{
    if (!f)
        return;
    if (f->simplify)
        utrans_close(f->simplify);
    if (f->read)
        utrans_close(f->read);
    free(f);
}

bool han_is_common(const struct han_forms *f, uint32_t cp)
{
    return cp >= FIRST && cp < END && f->common[cp - FIRST];
}

/* ICU's simplified form of one character; cp itself if it has none. */
static uint16_t simplify(struct han_forms *f, uint32_t cp)
{
    static const UChar id[] = u"Traditional-Simplified";
    UErrorCode error = U_ZERO_ERROR;
    UChar text[4] = {(UChar)cp};
    int32_t length = 1, limit = 1;

    if (!f->simplify)
        f->simplify = utrans_openU(id, -1, UTRANS_FORWARD, NULL, 0, NULL, &error);
    check(error);
    utrans_transUChars(f->simplify, text, &length, 4, 0, &limit, &error);
    check(error);
    return length == 1 ? text[0] : (uint16_t)cp;
}

/* Traditional and variant forms that ICU does not map, none in 通用规范汉字表. */
static uint16_t unlisted(uint32_t cp)
{
    static const uint16_t pairs[][2] = {
        {u'後', u'后'}, {u'韆', u'千'}, {u'嶽', u'岳'}, {u'陜', u'陕'}, {u'妳', u'你'},
        {u'牠', u'它'}, {u'峯', u'峰'}, {u'滙', u'汇'}, {u'麪', u'面'}, {u'甎', u'砖'},
        {u'碁', u'棋'}, {u'擧', u'举'}, {u'戸', u'户'}, {u'戯', u'戏'}, {u'牀', u'床'},
        {u'隣', u'邻'}, {u'隂', u'阴'}, {u'噁', u'恶'}, {u'舘', u'馆'}, {u'糉', u'粽'},
        {u'銹', u'锈'}, {u'皷', u'鼓'}, {u'躭', u'耽'}, {u'衹', u'只'}, {u'纔', u'才'},
        {u'菓', u'果'}, {u'菴', u'庵'}, {u'牋', u'笺'}};

    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        if (pairs[i][0] == cp)
            return pairs[i][1];
    return 0;
}

uint32_t han_simplified(struct han_forms *f, uint32_t cp)
{
    if (cp < FIRST || cp >= END || f->common[cp - FIRST])
        return 0;
    uint16_t *known = &f->simple[cp - FIRST];
    if (!*known)
        *known = unlisted(cp);
    if (!*known)
        *known = simplify(f, cp);
    return *known == cp ? 0 : *known;
}

/* Could it be a syllable of pinyin: a vowel, and few letters? Saves opening ICU. */
static bool is_syllable(struct slice s)
{
    bool vowel = false;

    for (size_t i = 0; i < s.len; i++) {
        if (s.ptr[i] >= 0 && (s.ptr[i] < 'a' || s.ptr[i] > 'z'))
            return false;
        vowel |= s.ptr[i] < 0 || strchr("aeiouv", s.ptr[i]) != NULL;
    }
    return vowel && s.len <= 6;
}

bool han_reads(struct han_forms *f, uint32_t cp, struct slice syllable)
{
    static const UChar id[] = u"Han-Latin; Latin-ASCII";
    enum { ROOM = 16 };
    UErrorCode error = U_ZERO_ERROR;
    UChar text[ROOM] = {(UChar)cp};
    int32_t length = 1, limit = 1;

    if (cp < FIRST || cp >= END || !is_syllable(syllable))
        return false;
    if (!f->read)
        f->read = utrans_openU(id, -1, UTRANS_FORWARD, NULL, 0, NULL, &error);
    check(error);
    utrans_transUChars(f->read, text, &length, ROOM, 0, &limit, &error);
    check(error);
    size_t at = 0;
    for (int32_t i = 0; i < length; i++) {
        uint32_t letter = at < syllable.len ? utf8_next(syllable, &at) : 0;
        if (letter != text[i] && !(text[i] == 'u' && (letter == 'v' || letter == 0xFC)))
            return false;
    }
    return at == syllable.len;
}

/* Equivalents of the radicals supplement in simplified text (Unicode,
 * EquivalentUnifiedIdeograph.txt): Unicode's decompositions leave them out. */
static uint32_t of_supplement(uint32_t cp)
{
    static const uint16_t pairs[][2] = {
        {0x2E81, 0x5382}, {0x2E84, 0x4E5A}, {0x2E85, 0x4EBB}, {0x2E88, 0x5200},
        {0x2E8B, 0x353E}, {0x2E8C, 0x5C0F}, {0x2E93, 0x5E7A}, {0x2E97, 0x5FC3},
        {0x2E9D, 0x6708}, {0x2E9F, 0x6BCD}, {0x2EA0, 0x6C11}, {0x2EA2, 0x6C35},
        {0x2EAF, 0x7CF9}, {0x2EB0, 0x7E9F}, {0x2EC4, 0x897F}, {0x2EC5, 0x89C1},
        {0x2EC6, 0x89D2}, {0x2EC8, 0x8BA0}, {0x2EC9, 0x8D1D}, {0x2ECB, 0x8F66},
        {0x2ED3, 0x957F}, {0x2ED4, 0x95E8}, {0x2ED8, 0x9752}, {0x2ED9, 0x97E6},
        {0x2EDA, 0x9875}, {0x2EDB, 0x98CE}, {0x2EDC, 0x98DE}, {0x2EDD, 0x98DF},
        {0x2EE0, 0x9963}, {0x2EE2, 0x9A6C}, {0x2EE3, 0x9AA8}, {0x2EE4, 0x9B3C},
        {0x2EE5, 0x9C7C}, {0x2EE6, 0x9E1F}, {0x2EE7, 0x5364}, {0x2EE8, 0x9EA6},
        {0x2EE9, 0x9EC4}, {0x2EEA, 0x9EFE}, {0x2EEC, 0x9F50}, {0x2EEE, 0x9F7F},
        {0x2EF0, 0x9F99}, {0x2EF3, 0x9F9F}};

    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        if (pairs[i][0] == cp)
            return pairs[i][1];
    return 0;
}

uint32_t han_of_radical(uint32_t cp)
{
    if (cp >= 0x2E80 && cp < 0x2F00 && cp != 0x2E9F && cp != 0x2EF3)
        return of_supplement(cp);
    if ((cp < 0x2E80 || cp > 0x2FD5) && (cp < 0xF900 || cp > 0xFAD9))
        return 0;
    return cp_compatible(cp);
}
