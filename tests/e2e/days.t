#!/usr/bin/env node
// Pages that were built on one day and are opened on another, or stay open until then,
// show what a build of that other day shows: home block by block, others their links.
'use strict';

const { execFileSync } = require('node:child_process');
const fs = require('node:fs');
const path = require('node:path');
const { pathToFileURL } = require('node:url');
const { banbao, folder, is, launch, ok, root, run } = require('./browser.js');

const tmp = folder('days');

// --- a compound whose items come and go ---------------------------------------

const dir = path.join(tmp, 'c');
let seed = 20261129;
function random(n) { // the same on every run
  seed = (Math.imul(seed, 1103515245) + 12345) >>> 0;
  return Math.floor(seed / 65536) % n;
}
const day = (n) => new Date(Date.parse('2026-11-01T00:00:00Z') + n * 86400000).toISOString().slice(0, 10);
function put(name, text) {
  const at = path.join(dir, 'content', name);
  fs.mkdirSync(path.dirname(at), { recursive: true });
  fs.writeFileSync(at, text);
}
function item(name, kind, head) {
  put(`${name}.md`, `---\n类型: ${kind}\n${head}\n落款: 槐安里物业服务中心\n---\n\n正文。\n`);
}
// From when to when: written, on some items hung later, taken down.
function stay() {
  const written = random(50), hung = random(3) ? '' : `张贴: ${day(written + random(12))}\n`;
  return `日期: ${day(written)}\n${hung}撤下: ${day(written + 12 + random(40))}`;
}
function generate() {
  for (const name of ['site.yaml', 'calendar.yaml'])
    put(name, fs.readFileSync(path.join(root, 'content', name)));
  for (let i = 0; i < 36; i += 1)
    item(`通知/通知${i}`, '通知', `标题: 第${i}号通知\n咨询电话: 0000-0000001\n${stay()}` +
      (i % 4 ? '' : `\n标签: [${['门禁, 电梯', '电梯', '绿化, 电梯'][i % 3]}]`) +
      (i % 3 ? '' : `\n要点:\n  - {名: 停水时间, 内容: "${day(20 + random(60))} 上午"}`));
  item('通知/新年', '通知', `标题: 新年第一号通知\n咨询电话: 0000-0000001\n标签: [电梯]\n日期: 2027-01-05\n撤下: 2027-02-01`);
  for (let i = 0; i < 16; i += 1) {
    const from = 5 + random(45);
    item(`公示/公示${i}`, '公示', `标题: 第${i}项公示\n公示期: {起: ${day(from)}, 天数: ${5 + random(30)}}\n` +
      `受理部门: 办公室\n受理电话: 0000-0000002\n监督电话: 0000-0000003\n日期: ${day(from)}\n撤下: ${day(from + 40)}`);
  }
  for (let i = 0; i < 6; i += 1)
    item(`光荣榜/光荣榜${i}`, '光荣榜', `标题: 第${i}期光荣榜\n届次: 2026 年度\n评选单位: 业主委员会\n${stay()}\n` +
      `人员:\n  - {称号: 最美邻居, 姓名: 高秀${'兰梅英华珍芳'[i]}, 事迹: 三年来每周陪独居老人看病买菜, 授权: 2026-10-16 书面同意}`);
  for (let i = 0; i < 6; i += 1) {
    const from = 20 + random(50);
    item(`通知/停电${i}`, '停水停电', `标题: 第${i}次停电\n停什么: 停电\n起日: ${day(from)}\n起时: "8:30"\n止时: "11:30"\n` +
      `范围: 3 号楼\n原因: 更换断路器\n应急单位: 物业\n应急电话: 0000-0000001\n日期: ${day(from - 8 + random(6))}\n撤下: ${day(from + 3)}`);
  }
}
function build(date) {
  const out = path.join(tmp, `out${date}`);
  execFileSync(banbao, ['build', '-C', dir, '-o', out, '-d', date], { stdio: 'ignore' });
  return path.join(out, 'site');
}

// --- what is shown ------------------------------------------------------------

let browser;

const clock = (context, at) => context.addInitScript(`{ let t = Date.parse('${at}'), then = performance.now();
  Date.now = () => t + performance.now() - then; window.setClock = (at) => { t = Date.parse(at); then = performance.now(); }; }`);

const onHome = (page) => page.evaluate(() => {
  const shown = (all) => [...document.querySelectorAll(all)].filter((e) => e.getClientRects().length);
  document.querySelectorAll('noscript').forEach((e) => e.remove());
  const said = (all) => shown(all).map((e) => [e.innerText.replace(/\s+/g, ' ').trim(),
    e.className, ...[...e.querySelectorAll('a')].map((a) => a.getAttribute('href'))].join(' | '));
  return {
    正在公示: said('.gs .gi'), 件数: said('.gs .more, .gs .none'), 几个数字: said('.kp a'), 数字去处: shown('.kp a').map((a) => a.getAttribute('href')),
    最新公告: said('.nl li'), 光荣榜: said('.hon'), 近期: said('.evs li'), 宣传栏: said('.wall li'), 张贴件数: said('.sh .more'),
    月历: shown('.cal td').map((e) => `${e.innerText} ${e.firstElementChild ? e.firstElementChild.className : ''} ` +
      `${e.querySelector('a') ? e.querySelector('a').title + e.querySelector('a').getAttribute('href') : ''}`.trim()),
    各块: shown('main h2, main h1').map((e) => e.innerText), 共: shown('.pt1 p').map((e) => e.innerText),
  };
});

async function blocks(site, name, on, script = true) {
  const context = await browser.newContext({ javaScriptEnabled: script });
  if (script) await clock(context, `${on}T01:00:00Z`);
  const page = await context.newPage();
  await page.goto(pathToFileURL(path.join(site, name)).href);
  const got = await onHome(page);
  await context.close();
  return got;
}

// A page that stays open: over midnight, and asleep for days.
async function open(site) {
  for (const [name, how] of [['index.html', onHome], ['归档/2026.html', onLinks], ['通知/通知7.html', onLinks]]) {
    const context = await browser.newContext();
    await clock(context, '2026-11-29T15:59:58Z');
    const page = await context.newPage();
    await page.goto(pathToFileURL(path.join(site, name)).href);
    const fresh = (on) => (how === onHome ? blocks(site, name, on) : links(site, name, on));
    is(await how(page), await fresh('2026-11-29'), `${name} two seconds before midnight`);
    await page.waitForTimeout(2500);
    is(await how(page), await fresh('2026-11-30'), 'and after it');
    await page.evaluate(() => { window.setClock('2026-12-20T01:00:00Z'); document.dispatchEvent(new Event('visibilitychange')); });
    is(await how(page), await fresh('2026-12-20'), 'three weeks later, looked at again');
    await context.close();
  }
}

// What leads from item to item: 归档, tags, the next and the one before.
const onLinks = (page) => page.evaluate(() => {
  const shown = (all) => [...document.querySelectorAll(all)].filter((e) => e.getClientRects().length)
    .map((e) => [e.innerText.replace(/\s+/g, ' ').trim(), e.getAttribute('href')].join(' | '));
  return { 月份: shown('.mon h2'), 归档: shown('.mon li, .mon a'), 年份: shown('.pt1 .fl a'), 篇: shown('.cards h2 a'),
    共: shown('.pt1 p.num'), 标签数: shown('.tags a').sort(), 前后: shown('.pn a') };
});
async function links(site, name, on) {
  const context = await browser.newContext();
  await clock(context, `${on}T01:00:00Z`);
  const page = await context.newPage();
  await page.goto(pathToFileURL(path.join(site, name)).href);
  const got = await onLinks(page);
  await context.close();
  return got;
}
async function sameLinks(built, of, on) {
  const names = ['归档/2026.html', '归档/2027.html', '通知/新年.html', '标签/电梯.html', '通知/index.html', '通知/2.html'];
  const items = [1, 4, 7, 11, 16, 20, 23, 30].map((i) => `通知/通知${i}.html`).concat('公示/公示3.html', '光荣榜/光荣榜2.html');
  for (const name of names.concat(items)) {
    if (!fs.existsSync(path.join(of, name))) continue;
    const [a, b] = [await links(built, name, on), await links(of, name, on)];
    if (/\d\.html|index/.test(name)) { a.篇 = b.篇; } // where the pages part is of the day of the build
    is(a, b, `${name} of 29 November on ${on}: its links`);
  }
}

async function same(built, of, on, name) {
  const [a, b] = [await blocks(built, name, on), await blocks(of, name, on)];
  for (const block of Object.keys(b)) {
    // The pages have the calendar of the month of the build and of the next.
    if (block === '月历' && (on.slice(0, 7) > '2026-12')) continue;
    if (block === '各块' && (on.slice(0, 7) > '2026-12')) continue;
    is(a[block], b[block], `${name} of 29 November on ${on}: ${block}`);
  }
  return b;
}

async function main() {
  browser = await launch();
  generate();
  const first = build('2026-11-29');
  is(await blocks(first, 'index.html', '2026-11-29', false), await blocks(first, 'index.html', '2026-11-29'),
    'on its own day the script changes nothing');
  await open(first);
  const seen = {};
  for (const on of ['2026-11-30', '2026-12-01', '2026-12-03', '2026-12-09', '2026-12-20', '2027-01-02', '2027-01-14']) {
    const of = build(on);
    const there = await same(first, of, on, 'index.html');
    for (const block of Object.keys(there)) seen[block] = (seen[block] || 0) + (there[block].length > 0);
    await same(first, of, on, '正在张贴.html');
    if (['2026-12-03', '2026-12-20', '2027-01-14'].includes(on)) await sameLinks(first, of, on);
  }
  for (const block of ['正在公示', '几个数字', '最新公告', '光荣榜', '近期', '宣传栏', '张贴件数'])
    ok(seen[block] > 2, `there was something to see in ${block}`, `on ${seen[block]} days`);
}

run(main, tmp, async () => browser && browser.close());
