#!/usr/bin/env node
// What the website says is true on the day of the build and on later days, with and
// without the script; and it can be read: photographs as large as cameras make them,
// wide tables, long titles.
'use strict';

const { execFileSync, spawnSync } = require('node:child_process');
const fs = require('node:fs');
const path = require('node:path');
const { pathToFileURL } = require('node:url');
const { banbao, folder, is, launch, ok, root, run } = require('./browser.js');

const tmp = folder('web');

// --- a compound ---------------------------------------------------------------

const dir = path.join(tmp, 'c');
function put(name, text) {
  const at = path.join(dir, 'content', name);
  fs.mkdirSync(path.dirname(at), { recursive: true });
  fs.writeFileSync(at, text);
}
function item(name, kind, head, body = '正文。') {
  put(`${name}.md`, `---\n类型: ${kind}\n${head}\n落款: 槐安里物业服务中心\n---\n\n${body}\n`);
}
function notice(name, days, head = '') {
  item(`公示/${name}`, '公示', `标题: ${name}公示\n短标题: ${name}\n公示期: {起: 2026-11-20, 天数: ${days}}\n` +
    `受理部门: 办公室\n受理电话: 0000-0000002\n监督电话: 0000-0000003\n日期: 2026-11-20\n${head}`);
}
function announcement(name, head, body) {
  item(`通知/${name}`, '通知', `标题: ${name}\n咨询电话: 0000-0000001\n${head}`, body);
}
let builds = 0;
function build(date, theDir = dir) {
  builds += 1;
  const out = path.join(tmp, `out${builds}`);
  execFileSync(banbao, ['build', '-C', theDir, '-o', out, '-d', date], { stdio: 'ignore' });
  return path.join(out, 'site');
}
const read = (site, name) => fs.readFileSync(path.join(site, name), 'utf8');

// A photograph of so many pixels: plain, but as large as a camera's.
function photo(name, width, height, turn) {
  const jpeg = execFileSync('perl', [path.join(__dirname, 'jpeg.pl'), width / 8, 1, turn, -1,
    `90x${width * height / 128}`, `160x${width * height / 128}`]);
  put(name, jpeg);
}

for (const name of ['site.yaml', 'calendar.yaml'])
  put(name, fs.readFileSync(path.join(root, 'content', name)));

// --- a browser ----------------------------------------------------------------

let browser;

// The page as it is on that day (null: without the script), `width` wide.
async function see(site, name, day, width = 1280) {
  const context = await browser.newContext({ javaScriptEnabled: day !== null,
    viewport: { width, height: 900 } });
  if (day) await context.addInitScript(`{ const t = Date.parse('${day}T01:00:00Z'); Date.now = () => t; }`);
  const page = await context.newPage();
  page.on('pageerror', (e) => ok(false, `${name} on ${day}: the script runs`, String(e)));
  await page.goto(pathToFileURL(path.join(site, name)).href);
  return page;
}
// The texts of what is shown of a selector.
const shown = (page, selector) => page.locator(selector).evaluateAll((all) => all
  .filter((e) => e.getClientRects().length).map((e) => e.textContent.trim()));
const text = async (page) => (await page.locator('main').innerText()).replace(/\s+/g, ' ');

// --- photographs --------------------------------------------------------------

async function photographs() {
  photo('图片/横.jpg', 4000, 3000, 0);
  photo('图片/竖.jpg', 3000, 4000, 0);
  photo('图片/转.jpg', 4000, 3000, 6);
  const people = ['高秀兰', '王志强', '李建国', '程刚', '孙红梅', '周明华', '吴桂芳', '郑国栋', '冯小玲'];
  item('光荣榜/九人', '光荣榜', `标题: 身边好邻居|光荣榜\n届次: 2026 年度\n评选单位: 业主委员会\n日期: 2026-11-20\n` +
    `撤下: 2026-12-10\n人员:\n${people.map((name, i) => `  - {称号: 最美邻居, 姓名: ${name}, 事迹: 三年来每周陪独居老人看病买菜, ` +
      `照片: 图片/${['横', '竖', '转'][i % 3]}.jpg, 授权: 2026-11-16 书面同意}`).join('\n')}`);
  announcement('有图', '日期: 2026-11-19\n撤下: 2026-12-20', '看图。\n\n![平面](../图片/竖.jpg)');
  const site = build('2026-11-28');
  for (const width of [320, 390, 700, 1280]) {
    for (const at of ['光荣榜/九人.html', '通知/有图.html', 'index.html']) {
      const page = await see(site, at, '2026-11-28', width);
      const bad = await page.evaluate(async () => {
        for (const i of document.images) i.loading = 'eager';
        await Promise.all([...document.images].map((i) => i.decode()));
        return [...document.images].map((i) => [i, i.getBoundingClientRect()])
          .filter(([, r]) => r.height > r.width * 1.5 || r.width > r.height * 2 || r.width < 60)
          .map(([i, r]) => `${i.src.slice(-24)} ${r.width} x ${r.height}`);
      });
      is(bad, [], `${at} at ${width}: photographs of 4000 x 3000 are no strips`);
      await page.context().close();
    }
  }
}

// A photograph as heavy as cameras make them is told, and the cure cures.
async function heavy() {
  const page = await browser.newPage();
  const save = async (name, width, type, quality) => put(name, Buffer.from(await page.evaluate(([w, t, q]) => {
    const all = new OffscreenCanvas(3000, 2250), pen = all.getContext('2d'), noise = pen.createImageData(3000, 2250);
    for (let i = 0, r = 7; i < noise.data.length; i += 1) {
      r = (Math.imul(r, 1103515245) + 12345) >>> 0;
      noise.data[i] = i % 4 === 3 ? 255 : 96 + (r >>> 16) % 64;
    }
    pen.putImageData(noise, 0, 0);
    const c = document.createElement('canvas');
    c.width = w;
    c.height = w * 3 / 4;
    c.getContext('2d').drawImage(all, 0, 0, c.width, c.height);
    return c.toDataURL(t, q).split(',')[1];
  }, [width, type, quality]), 'base64'));
  const says = () => {
    const r = spawnSync(banbao, ['check', '-C', dir, '-d', '2026-11-28'], { encoding: 'utf8' });
    return (r.stdout + r.stderr).split('\n').filter((line) => line.includes('picture-heavy'));
  };
  await save('图片/重.jpg', 3000, 'image/jpeg', 0.98);
  await save('图片/重.png', 1400, 'image/png');
  for (const name of ['重一', '重二'])
    announcement(name, '日期: 2026-11-19\n撤下: 2026-12-20', '看图。\n\n![平面](../图片/重.jpg)\n\n字。\n\n![立面](../图片/重.png)');
  const lines = says();
  is(lines.length, 2, 'a heavy picture is told once');
  ok(lines.some((line) => /通知\/重.\.md:\d+:1: .*图片\/重\.jpg 有 \d+\.\d MB（3000×2250）/.test(line)), 'at its place, with its size', lines);
  await save('图片/重.jpg', 2000, 'image/jpeg', 0.85);
  await save('图片/重新.jpg', 1400, 'image/jpeg', 0.85);
  for (const name of ['重一', '重二'])
    announcement(name, '日期: 2026-11-19\n撤下: 2026-12-20', '看图。\n\n![平面](../图片/重.jpg)\n\n字。\n\n![立面](../图片/重新.jpg)');
  is(says(), [], 'and not any more when what is said was done');
  for (const name of ['重一', '重二']) fs.unlinkSync(path.join(dir, `content/通知/${name}.md`));
  await page.close();
}

// --- days ---------------------------------------------------------------------

function writeDays() {
  notice('短的', 10); // until 29 November
  notice('长的', 31); // until 20 December
  item('公示/未开始', '公示', '标题: 未开始公示\n短标题: 未开始\n公示期: {起: 2026-12-05, 天数: 20}\n' +
    '受理部门: 办公室\n受理电话: 0000-0000002\n监督电话: 0000-0000003\n日期: 2026-11-21');
  announcement('三日停水',
    '要点:\n  - {名: 停水时间, 内容: "12月3日（周四）9:00—15:00"}\n日期: 2026-11-24\n撤下: 2026-12-12');
  item('通知/八日停电', '停水停电', '标题: 八日停电\n停什么: 停电\n起日: 2026-12-08\n起时: "8:30"\n' +
    '止时: "11:30"\n范围: 3 号楼\n原因: 更换断路器\n应急单位: 物业\n应急电话: 0000-0000001\n' +
    '日期: 2026-11-25\n撤下: 2026-12-31');
  announcement('没有日子', '日期: 2026-11-26\n撤下: 2026-12-31');
  announcement('晚来的甲', '日期: 2026-12-15\n撤下: 2026-12-31\n标签: [将来]\n' +
    '要点:\n  - {名: 时间, 内容: "2026-12-28"}');
  announcement('晚来的乙', '日期: 2026-11-01\n张贴: 2026-12-01\n撤下: 2026-12-31\n标签: [将来]');
  announcement('改过的', '日期: 2026-10-08\n更正: 2026-11-25\n撤下: 2026-12-31');
  fs.mkdirSync(path.join(dir, 'content/党建'), { recursive: true });
  fs.copyFileSync(path.join(root, 'content/党建/接收预备党员公示.md'),
    path.join(dir, 'content/党建/发展.md'));
}

function whatIsWritten(site) {
  const files = [];
  (function walk(at) {
    for (const name of fs.readdirSync(path.join(site, at)))
      if (fs.statSync(path.join(site, at, name)).isDirectory()) walk(path.join(at, name));
      else if (/\.(html|xml)$/.test(name)) files.push(path.join(at, name));
  }(''));
  const early = files.filter((f) => read(site, f).includes('晚来的')).sort();
  is(early, ['通知/晚来的乙.html', '通知/晚来的甲.html'],
    'what is of a later day stands on its own page alone');
  ok(!read(site, early[1]).includes('标签/') && !read(site, early[1]).includes(encodeURI('标签/')),
    'it leads to no page of a tag that nothing public has');
  ok(/name="robots" content="noindex"/.test(read(site, early[0])), 'which asks not to be found');
  is(read(site, '通知/index.html').match(/data-total="通知">(\d+)/)[1], '5', 'it is not counted');
  const feed = read(site, 'feed.xml');
  const tag = (name) => [...feed.matchAll(new RegExp(`<${name}>(.{10})T`, 'g'))].map((m) => m[1]);
  const published = tag('published'), updated = tag('updated');
  is(published, [...published].sort().reverse(), 'the feed is by the day of publication');
  is(updated[0], updated.slice(1).sort().pop(), 'and as new as its newest change');
  ok(updated.every((d) => d <= '2026-11-28'), 'which is never to come', updated);
  ok(/<title>改过的<[\s\S]*?<published>2026-10-08[^<]*<\/published>\s*<updated>2026-11-25/.test(feed),
    'a correction is a change');
  ok(read(site, '通知/改过的.html').includes('2026年11月25日 更正'), 'and the page says so');
}

async function home(site) {
  for (const day of ['2026-11-28', null]) {
    const page = await see(site, 'index.html', day);
    const how = day ? '28 November' : '28 November, no script';
    is((await shown(page, '.gi h2')).slice(0, 2), ['短的公示', '长的公示'], `${how}: what is open`);
    ok(!(await shown(page, '.gi h2')).includes('未开始公示'), `${how}: not what has not begun`);
    is((await shown(page, '.evs time')), ['12月3日', '12月8日'], `${how}: what comes, over the month's end`);
    is((await shown(page, '.evs li>span')), ['停水', '停电'], `${how}: and what it is`);
    is(await shown(page, '.cal .ev'), ['27', '29'], `${how}: only days that mean something are marked`);
    is(await shown(page, '.cal .now'), ['28'], `${how}: one of them is today`);
    is((await shown(page, '.ho b'))[0], '高秀兰', `${how}: the roll of honour is one`);
    ok(!(await shown(page, '.more')).length, `${how}: nothing is left out, nothing is counted`);
    await page.context().close();
  }
}

async function later(site) {
  let page = await see(site, 'index.html', '2026-12-09');
  is((await shown(page, '.gi h2')), ['长的公示', '未开始公示'], '9 December: what is open then');
  is((await shown(page, '.nl a')).slice(0, 2), ['晚来的乙', '没有日子'], 'the news of that day');
  is((await shown(page, '.nl time'))[0], '12月1日', 'newest is what hangs last, with that day');
  ok((await page.getByText('晚来的乙').first().evaluate((a) => a.closest('a').getAttribute('href'))).endsWith('%E4%B9%99.html'), 'with its link');
  is(await shown(page, '.nl .bdg.s'), [], 'nothing is new any more');
  ok(!(await shown(page, '.evs li')).length, 'nothing is to come that is over');
  is(await shown(page, '.cal .now'), ['9'], 'today is the ninth');
  is((await shown(page, '.tri h2')).pop(), '十二月', 'of December');
  await page.context().close();

  page = await see(site, 'index.html', '2026-12-16');
  is((await shown(page, '.nl a'))[0], '晚来的甲', '16 December: what was dated ahead is there');
  is(await shown(page, '.nl .bdg.s'), ['新'], 'and new');
  is(await shown(page, '.evs time'), ['12月28日'], 'with its day');
  ok(!(await text(page)).includes('高秀兰'), 'the roll came down on the tenth');
  await page.context().close();

  page = await see(site, '通知/index.html', '2026-12-16');
  const cards = await shown(page, '.cards h2');
  is([cards[0], cards.includes('晚来的乙')], ['晚来的甲', true], 'its section has it');
  is(await shown(page, '[data-total]'), ['7'], 'and counts it');
  ok((await page.locator('.card.old').count()) === 1, 'one is marked as over');
  await page.context().close();

  page = await see(site, 'index.html', '2027-03-01');
  is(await shown(page, '.gi h2'), [], '1 March: nothing is open');
  ok((await text(page)).includes('现在没有在公示期内的事项'), 'and that is said');
  is(await shown(page, '.cal .now'), [], 'no calendar of another month');
  is(await shown(page, '.nl li, .wall li, .evs li'), [], 'no news that came down');
  await page.context().close();

  for (const [at, day, over] of [['通知/八日停电.html', '2026-12-08', false],
    ['通知/八日停电.html', '2026-12-09', true], ['通知/三日停水.html', '2026-12-09', true]]) {
    page = await see(site, at, day);
    is((await shown(page, '.bdg')).includes('已结束'), over, `${at} on ${day}: ${over ? '已结束' : 'to come'}`);
    await page.context().close();
  }
}

async function many() {
  for (let i = 1; i <= 30; i += 1) notice(`第${i}项`, 5 + i);
  const site = build('2026-11-24');
  let page = await see(site, 'index.html', '2026-11-24');
  is((await shown(page, '.gi h2')).length, 6, 'of many notices home shows six');
  is(await shown(page, '.gs .more [data-count]'), ['33'], 'and says how many there are');
  await Promise.all([page.waitForEvent('load'), page.locator('.gs .more a').click()]);
  is((await shown(page, '.gi h2')).length, 33, 'which stand behind its link');
  await page.context().close();
  page = await see(site, 'index.html', '2026-12-16');
  is((await shown(page, '.gi h2')).length, 6, 'others come up as some end');
  is(await shown(page, '.gs .more [data-count]'), ['11'], 'and the count follows');
  await page.context().close();
}

// --- tables, titles -----------------------------------------------------------

const QUOTE = `| 序号 | 项目名称 | 规格 | 单位 | 数量 | 单价（元） | 金额（元） |
|---|---|---|---|---|---|--:|
${[['拆除原防水层', '含清运', '平方米', '320', '18.00'], ['基层找平处理，含裂缝修补和阴阳角圆弧处理', '水泥砂浆', '平方米', '320', '22.5'],
    ['改性沥青防水卷材', '4 mm', '平方米', '352', '68'], ['女儿墙泛水', '高 300', '米', '96', '45.00'],
    ['雨水口更换', 'DN110', '个', '8', '260.00'], ['出屋面管根处理', '', '处', '6', '120.00'], ['屋面检修口', '800×800', '个', '1', '980.00'],
    ['脚手架', '', '项', '1', '3500.00'], ['垃圾清运', '', '项', '1', '1,800.00'], ['闭水试验', '48 小时', '项', '1', '600.00'],
    ['安全文明措施', '', '项', '1', '1,200.00'], ['税金', '3%', '项', '1', '1,562.88']]
    .map((row, i) => `| ${i + 1} | ${row.join(' | ')} | ${row[4]} |`).join('\n')}
| 合计 |  |  |  |  |  | 10,176.38 |`;
const LONG = `| 楼号 | 项目 | 金额（元） |
|:--|:--|--:|
| 1 号楼 | 公共照明更换和楼道粉刷，包含材料、人工、清运和垃圾处理等所有费用在内的说明文字 | 2583.50 |`;
const COUNT = '| 序号 | 名称 | 数量 |\n|---|---|---|\n| 1 | 雨伞 | 320 |\n| 2 | 雨鞋 | 2 |\n| 合计 |  | 322 |';

// What is wrong with the tables of a page: texts that touch or leave their cells, figures
// that are parted, a column that is cut without a word.
const faultsOfTables = (page) => page.evaluate(() => {
  const bad = [];
  const box = (cell) => {
    const range = document.createRange();
    range.selectNodeContents(cell);
    return range.getBoundingClientRect();
  };
  for (const frame of document.querySelectorAll('.scroll')) {
    if (frame.scrollWidth > frame.clientWidth + 1 && !frame.classList.contains('cut')) bad.push('cut unsaid');
    for (const row of frame.querySelectorAll('tr')) {
      const cells = [...row.children].filter((c) => c.textContent.trim());
      cells.forEach((cell, i) => {
        const r = box(cell), next = cells[i + 1];
        if (next && box(next).left - r.right < 12) bad.push(`${cell.textContent} touches ${next.textContent}`);
        const one = parseFloat(getComputedStyle(cell).lineHeight) * 1.5;
        if (/^[\d.,%]+$/.test(cell.textContent) && r.height > one) bad.push(`${cell.textContent} is parted`);
        if (cell.textContent.length < 8 && r.height > one && cell.tagName === 'TD') bad.push(`${cell.textContent} wraps`);
      });
    }
  }
  return bad;
});

async function tables() {
  announcement('报价', '日期: 2026-11-18\n撤下: 2026-12-20', `${QUOTE}\n\n文字。\n\n${LONG}\n\n文字。\n\n${COUNT}`);
  const site = build('2026-11-28');
  for (const width of [320, 390, 600, 768, 1000, 1280]) {
    const page = await see(site, '通知/报价.html', '2026-11-28', width);
    is(await faultsOfTables(page), [], `tables at ${width}`);
    await page.context().close();
  }
  const page = await see(site, '通知/报价.html', '2026-11-28');
  const ends = await page.locator('table').first().evaluate((t) => [...t.querySelectorAll('tbody tr')]
    .map((r) => r.children[5]).filter((c) => c.textContent).map((c) => {
      const text = c.firstChild, at = text.data.indexOf('.'), range = document.createRange();
      range.setStart(text, 0);
      range.setEnd(text, at < 0 ? text.length : at);
      return Math.round(range.getBoundingClientRect().right);
    }));
  is(new Set(ends).size, 1, 'figures stand on their points');
  is(await page.locator('table').nth(2).evaluate((t) => [...t.querySelectorAll('tbody td:last-child')]
    .map((c) => getComputedStyle(c).textAlign)), ['right', 'right', 'right'],
  'a column of figures stands right, whatever stood in others');
  await page.context().close();
}

// The lines in which an element's text stands.
const lines = (page, selector) => page.locator(selector).first().evaluate((e) => {
  const out = [], walker = document.createTreeWalker(e, NodeFilter.SHOW_TEXT);
  let top = null;
  for (let n = walker.nextNode(); n; n = walker.nextNode())
    for (let i = 0; i < n.length; i += 1) {
      const range = document.createRange();
      range.setStart(n, i);
      range.setEnd(n, i + 1);
      const r = range.getBoundingClientRect();
      if (!r.width) continue;
      if (top === null || r.top > top + r.height / 2) { out.push(''); top = r.top; }
      out[out.length - 1] += n.data[i];
    }
  return out.map((line) => line.trim());
});

async function titles() {
  const whole = ['6 万元', '修缮', '电动', '自行车', '维修', '资金', '志愿', '服务榜'];
  const title = '三季度使用维修资金6 万元修缮电动自行车棚的志愿服务榜';
  announcement('长题', `标题: ${title}\n日期: 2026-11-18\n撤下: 2026-12-20`.replace(/^/, ''),
    '按 24,600 / 度、每月 2,236 ㎡ 计，'.repeat(12));
  const at = path.join(dir, 'content/通知/长题.md');
  fs.writeFileSync(at, fs.readFileSync(at, 'utf8').replace('标题: 长题\n', ''));
  const site = build('2026-11-28');
  for (const width of [320, 390, 500, 700, 1000, 1280]) {
    const page = await see(site, '通知/长题.html', '2026-11-28', width);
    const got = await lines(page, 'h1');
    is(got.join('').replace(/ /g, ''), title.replace(/ /g, ''), `a title at ${width}: all of it`);
    ok(whole.every((word) => got.some((line) => line.includes(word))), 'and its words whole', got);
    const body = await lines(page, '.art p');
    ok(body.every((line) => !/\d( \/)?$/.test(line)), 'no number without its unit at a line\'s end', body);
    ok((await text(page)).includes('24,600 / 度、每月 2,236 ㎡ 计'), 'the text is what was written');
    await page.context().close();
  }
}

async function empty() {
  const bare = path.join(tmp, 'bare');
  fs.mkdirSync(path.join(bare, 'content'), { recursive: true });
  for (const name of ['site.yaml', 'calendar.yaml'])
    fs.copyFileSync(path.join(root, 'content', name), path.join(bare, 'content', name));
  const site = build('2026-11-28', bare);
  for (const [day, width] of [['2026-11-28', 1280], ['2027-02-01', 390], [null, 390]]) {
    const page = await see(site, 'index.html', day, width);
    const alone = await page.evaluate(() => [...document.querySelectorAll('main h1, main h2')]
      .filter((h) => h.getClientRects().length)
      .filter((h) => {
        const frame = h.closest('section');
        return frame.innerText.trim() === h.innerText.trim();
      }).map((h) => h.textContent));
    is(alone, [], `an empty compound at ${width}, ${day}: no heading of nothing`);
    is(await page.locator('main ul:not([hidden]):empty').count(), 0, 'no empty list');
    await page.context().close();
  }
}

async function main() {
  browser = await launch();
  await photographs();
  await heavy();
  writeDays();
  const site = build('2026-11-28');
  whatIsWritten(site);
  await home(site);
  await later(site);
  await many();
  await tables();
  await titles();
  await empty();
}

run(main, tmp, async () => browser && browser.close());
