#!/usr/bin/env node
// 光荣榜 with 字牌: the whole surname stands in its tile, of one character or of two, on
// the item's page and on the home page, in every theme.
'use strict';

const fs = require('node:fs');
const path = require('node:path');
const { pathToFileURL } = require('node:url');
const { execFileSync } = require('node:child_process');
const { banbao, folder, launch, ok, root, run } = require('./browser.js');

const tmp = folder('surnames');
const names = ['欧阳慧', '周远', '司马雨', '上官云飞', '诸葛明', '王晓芸'];

function compound(theme) {
  const dir = path.join(tmp, theme);
  fs.mkdirSync(path.join(dir, 'content/光荣榜'), { recursive: true });
  for (const name of ['site.yaml', 'calendar.yaml'])
    fs.copyFileSync(path.join(root, 'content', name), path.join(dir, 'content', name));
  fs.appendFileSync(path.join(dir, 'content/site.yaml'), `\n主题: ${theme}\n`);
  const people = names.map((name) => `  - {称号: 好邻居, 姓名: ${name}, 字牌: 是, ` +
    '事迹: 每周三教老人用手机挂号，从不间断。, 授权: 2026-11-16 书面同意}\n').join('');
  fs.writeFileSync(path.join(dir, 'content/光荣榜/一.md'),
    `---\n类型: 光荣榜\n标题: 光荣榜\n届次: 2026 年度\n人员:\n${people}评选单位: 社区居委会\n` +
    '落款: 槐安里小区党总支\n日期: 2026-11-20\n撤下: 2026-12-20\n---\n');
  execFileSync(banbao, ['build', '-C', dir, '-o', path.join(dir, 'out'), '-d', '2026-11-28'],
    { stdio: 'ignore' });
  return path.join(dir, 'out/site');
}

// The surnames of a page, and those that reach beyond their tiles.
const look = () => [...document.querySelectorAll('.pt text')].map((text) => {
  const box = text.getBoundingClientRect(), tile = text.ownerSVGElement.getBoundingClientRect();
  return { name: text.textContent, cut: box.left < tile.left || box.right > tile.right ||
    box.top < tile.top || box.bottom > tile.bottom };
});

run(async () => {
  const browser = await launch();
  for (const theme of ['zhusha', 'qingzhu', 'mono']) {
    const site = compound(theme);
    for (const width of [390, 1280]) {
      const page = await browser.newPage({ viewport: { width, height: 900 } });
      for (const [file, count] of [['光荣榜/一.html', names.length], ['index.html', 3]]) {
        await page.goto(pathToFileURL(path.join(site, file)).href);
        const seen = await page.evaluate(look);
        const cut = seen.filter((tile) => tile.cut).map((tile) => tile.name);
        ok(seen.length === count && !cut.length,
          `${theme}, ${file} at ${width}: ${count} surnames, none cut`, cut);
      }
      await page.close();
    }
  }
  await browser.close();
}, tmp);
