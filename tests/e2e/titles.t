#!/usr/bin/env node
// No title parts inside a word: on finished sheets, on pages and in the lists and tiles of
// the home page. The oracle is the list of words from which the titles are made.
'use strict';

const { execFileSync } = require('node:child_process');
const fs = require('node:fs');
const path = require('node:path');
const { pathToFileURL } = require('node:url');
const { banbao, folder, launch, ok, root, run } = require('./browser.js');

const tmp = folder('titles');

// --- titles made of words -----------------------------------------------------

const phrases = fs.readFileSync(path.join(root, 'tests/data/title-words.txt'), 'utf8')
  .split('\n').filter((line) => line && line[0] !== '#');
const ends = ['的|通知', '|公告', '|告知书', '的|温馨提示', '|说明', '|办法', '|安排表'];
let seed = 7;
function random(n) { // the same on every run
  seed = (Math.imul(seed, 1103515245) + 12345) >>> 0;
  return Math.floor(seed / 65536) % n;
}
// Each phrase twice, in front and behind; a few with 关于 or two behind 、.
const made = phrases.flatMap((phrase, i) => [0, 1].map((k) => {
  const other = phrases[(i + 1 + random(phrases.length - 1)) % phrases.length];
  const joint = ['|', '与|', '、|', '及|'][random(4)];
  return (random(3) ? '' : '关于|') + (k ? phrase + joint + other : other + joint + phrase) + ends[random(ends.length)];
}));
made.push('每周二、四|上午9:00|义诊|安排表', '充电|每度1.2元|收费标准|公告');

const dir = path.join(tmp, 'c');
function put(name, text) {
  const at = path.join(dir, 'content', name);
  fs.mkdirSync(path.dirname(at), { recursive: true });
  fs.writeFileSync(at, text);
}
for (const name of ['site.yaml', 'calendar.yaml'])
  put(name, fs.readFileSync(path.join(root, 'content', name)));
const plain = (title) => title.replace(/\|/g, '');
made.forEach((title, i) => put(`通知/t${String(i).padStart(3, '0')}.md`,
  `---\n类型: 通知\n标题: ${plain(title)}\n咨询电话: 0000-0000001\n日期: 2026-11-20\n撤下: 2026-12-20\n` +
  `落款: ${['槐安里小区业主委员会', '槐安里物业服务中心', '槐安里社区居民委员会'][i % 3]}\n---\n\n正文一段。\n`));
const out = path.join(tmp, 'out');
execFileSync(banbao, ['build', '-C', dir, '-o', out, '-d', '2026-11-28'], { stdio: 'ignore' });

// --- the oracle ---------------------------------------------------------------

// The words in which lines end that should not; lines hold the title's characters in order.
function parted(title, lines) {
  const may = new Set();
  let at = 0;
  for (const word of title.split('|')) may.add(at += word.replace(/\s/g, '').length);
  const bad = [];
  at = 0;
  for (const line of lines.map((l) => l.replace(/\s/g, ''))) {
    at += line.length;
    if (!may.has(at)) bad.push(lines.join('/'));
  }
  return [...new Set(bad)];
}
const whole = (title, lines) => lines.join('').replace(/\s/g, '') === plain(title).replace(/\s/g, '');

// The lines of a sheet that make up its title.
function titleOf(pdf, title) {
  const lines = execFileSync('pdftotext', ['-raw', '-l', '1', pdf, '-']).toString().split('\n')
    .map((l) => l.replace(/\s/g, '')).filter(Boolean);
  for (let i = 0; i < lines.length; i += 1)
    for (let k = i + 1; k <= lines.length && k < i + 6; k += 1)
      if (whole(title, lines.slice(i, k))) return lines.slice(i, k);
  return null;
}

function sheets() {
  const folder = path.join(out, 'site/pdf/通知');
  const files = fs.readdirSync(folder).filter((f) => f.endsWith(' A4.pdf'));
  const bad = [], lost = [];
  let more = 0;
  for (const title of made) {
    const file = files.find((f) => f.includes(' ' + plain(title).slice(0, 40).split(':')[0]));
    const lines = file && titleOf(path.join(folder, file), title);
    if (!lines) { lost.push(plain(title)); continue; }
    more += lines.length > 1;
    bad.push(...parted(title, lines));
  }
  ok(!lost.length, 'every sheet has its title', lost);
  ok(more > made.length / 2, 'most of them on several lines');
  ok(!bad.length, `${made.length} sheets: no title parts inside a word`, bad);
}

// --- pages --------------------------------------------------------------------

// The lines of each of these elements.
const linesOf = (page, selector) => page.locator(selector).evaluateAll((all) => all
  .filter((e) => e.getClientRects().length).map((e) => {
    const lines = [], walker = document.createTreeWalker(e, NodeFilter.SHOW_TEXT);
    let top = null;
    for (let n = walker.nextNode(); n; n = walker.nextNode())
      for (let i = 0; i < n.length; i += 1) {
        const range = document.createRange();
        range.setStart(n, i);
        range.setEnd(n, i + 1);
        const r = range.getBoundingClientRect();
        if (!r.width) continue;
        if (top === null || r.top > top + r.height / 2) { lines.push(''); top = r.top; }
        lines[lines.length - 1] += n.data[i];
      }
    return lines;
  }));

async function pages(browser, width) {
  const page = await (await browser.newContext({ viewport: { width, height: 900 } })).newPage();
  await page.addInitScript("{ const t = Date.parse('2026-11-28T01:00:00Z'); Date.now = () => t; }");
  const open = (at) => page.goto(pathToFileURL(path.join(out, 'site', at)).href);
  const judge = (all, name) => {
    const bad = [];
    let n = 0;
    for (const lines of all) {
      const title = made.find((t) => whole(t, lines));
      n += Boolean(title);
      if (title) bad.push(...parted(title, lines));
    }
    ok(n > 5 && !bad.length, `${name} at ${width}: ${n} titles part inside no word`, bad);
  };
  const heads = [];
  for (let i = 0; i < made.length; i += 1) {
    await open(`通知/t${String(i).padStart(3, '0')}.html`);
    heads.push(...await linesOf(page, 'h1'));
  }
  judge(heads, 'pages');
  await open('正在张贴.html');
  judge(await linesOf(page, '.sheet strong'), 'tiles');
  const by = (await linesOf(page, '.sheet .by')).map((lines) => lines.slice(0, -1).join('/'));
  ok(by.every((l) => !/\/(?!小区|社区|物业|业主|居民)/.test(l)), `names of bodies at ${width} are whole`, [...new Set(by)]);
  await open('通知/index.html');
  judge(await linesOf(page, '.card h2'), 'a list');
  await open('index.html');
  judge(await linesOf(page, '.nl a'), 'news');
  await page.context().close();
}

// The labels of the home page's figures: 2026年9月—10月|结余.
async function figures(browser, width) {
  const page = await (await browser.newContext({ viewport: { width, height: 900 } })).newPage();
  const home = path.join(tmp, 'sample/site/index.html');
  await page.goto(pathToFileURL(home).href);
  const lines = await linesOf(page, '.kp:not([hidden]) > a > span');
  const words = ['今年', '办结率', '微心愿', '完成', '2026年', '第三季度', '物业', '满意率', '9月', '—', '10月', '结余', '光荣榜'];
  const whole = (line) => {
    for (let rest = line.replace(/\s/g, ''); rest;) {
      const word = words.find((w) => rest.startsWith(w));
      if (!word) return false;
      rest = rest.slice(word.length);
    }
    return true;
  };
  ok(lines.length > 3 && lines.flat().every(whole), `figures of the sample's home page at ${width}: words are whole`,
    lines.map((l) => l.join('/')));
  await page.context().close();
}

async function main() {
  sheets();
  const browser = await launch();
  for (const width of [360, 390, 1280]) await pages(browser, width);
  execFileSync(banbao, ['build', '-C', root, '-o', path.join(tmp, 'sample'), '-d', '2026-11-28'], { stdio: 'ignore' });
  for (const width of [320, 340, 360, 375, 390, 412, 430, 1280]) await figures(browser, width);
  await browser.close();
}

run(main, tmp);
