#!/usr/bin/env node
// Every page template of the sample site in a browser, from disk, as residents get it
// from a stick: no accessibility violations, no sideways scrolling, complete without
// JavaScript, nothing missing, nothing said on the console.
'use strict';

const { execFileSync } = require('node:child_process');
const fs = require('node:fs');
const http = require('node:http');
const path = require('node:path');
const { pathToFileURL } = require('node:url');
const { banbao, folder, ok, root, run, launchIn } = require('./browser.js');

const axe = fs.readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const tmp = folder('pages');
let site = path.join(tmp, 'output/site');

// One page of every template: home, sections, items of every section, archive, tags, 404.
function pagesToSee() {
  const found = new Map();
  const walk = (dir) => {
    for (const name of fs.readdirSync(path.join(site, dir)).sort()) {
      const at = path.posix.join(dir, name);
      if (fs.statSync(path.join(site, at)).isDirectory()) walk(at);
      else if (name.endsWith('.html')) {
        const kind = /^(index|\d+)\.html$/.test(name) ? name.replace(/\d+/, 'n') : 'item';
        const key = `${dir}/${dir === '' ? name : kind}`;
        if (!found.has(key)) found.set(key, at);
      }
    }
  };
  walk('');
  return [...found.values()].filter(
    (at) => !/http-equiv="refresh"/.test(fs.readFileSync(path.join(site, at), 'utf8')));
}

async function violations(page) {
  await page.evaluate(axe);
  const result = await page.evaluate(() =>
    axe.run(document, { resultTypes: ['violations'], preload: false }));
  return result.violations
    .filter((v) => v.impact === 'serious' || v.impact === 'critical')
    .flatMap((v) => v.nodes.map((n) => `${v.id}: ${n.target.join(' ')}: ${n.failureSummary}`
      .replace(/\s+/g, ' ')));
}

// 404.html is shown for any address, so it links from the root: it wants a host.
function serve() {
  const server = http.createServer((request, response) => {
    const name = decodeURIComponent(new URL(request.url, 'http://x').pathname);
    const file = path.join(site, path.normalize(name));
    const found = fs.existsSync(file) && fs.statSync(file).isFile();
    const type = { '.css': 'text/css', '.js': 'text/javascript', '.svg': 'image/svg+xml' };
    response.writeHead(found ? 200 : 404,
      { 'content-type': found ? type[path.extname(file)] || 'text/html' : 'text/html' });
    response.end(fs.readFileSync(found ? file : path.join(site, '404.html')));
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve(server));
  });
}

// What sticks out to the right of the window, innermost elements only.
function overflow(page) {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    return [...document.querySelectorAll('body *')]
      .filter((e) => e.getBoundingClientRect().right > width + 0.5)
      .map((e) => `${e.tagName.toLowerCase()}.${e.className}`);
  });
}

async function look(context, host, at, size, browserSays) {
  const lost = at === '404.html';
  const page = await context.newPage();
  page.on('console', (m) => {
    if (m.type() === 'error' && !(lost && / 404 /.test(m.text()))) browserSays.push(m.text());
  });
  page.on('pageerror', (e) => browserSays.push(String(e)));
  page.on('requestfailed', (r) => browserSays.push(`not found: ${r.url()}`));
  page.on('request', (r) => {
    if (!/^(file|data):/.test(r.url()) && !r.url().startsWith(host)) browserSays.push(`asks the network: ${r.url()}`);
  });
  await page.setViewportSize(size);
  await page.goto(lost ? `${host}/no/such/page.html` : pathToFileURL(path.join(site, at)).href);
  return page;
}

// The report of a compound with faults, in both colour schemes.
async function lookAtReport(browser, sizes) {
  const dir = path.join(tmp, 'faults');
  fs.mkdirSync(path.join(dir, 'content/通知'), { recursive: true });
  for (const name of ['site.yaml', 'calendar.yaml'])
    fs.copyFileSync(path.join(root, 'content', name), path.join(dir, 'content', name));
  const faults = fs.readFileSync(path.join(root, 'tests/golden/mistakes/item.md'));
  for (const name of ['甲.md', `${'很长的名字'.repeat(9)}.md`])
    fs.writeFileSync(path.join(dir, 'content/通知', name), faults);
  try {
    execFileSync(banbao, ['check', '-C', dir], { stdio: 'ignore' });
  } catch (error) { /* there are errors: exit 1 */ }
  site = path.join(dir, 'output');
  for (const size of sizes) {
    for (const colorScheme of ['light', 'dark']) {
      const says = [];
      const page = await look(browser, '', 'report.html', size, says);
      await page.emulateMedia({ colorScheme });
      const name = `the report at ${size.width}, ${colorScheme}`;
      ok(await page.locator('li mark').count() > 6, `${name}: faults are marked`);
      const bad = await violations(page);
      ok(bad.length === 0, `${name}: no serious violation`, bad);
      const wide = await overflow(page);
      ok(wide.length === 0, `${name}: does not scroll sideways`, wide);
      ok(says.length === 0, `${name}: nothing missing`, says);
      await page.close();
    }
  }
  site = path.join(tmp, 'output/site');
}

async function main() {
  execFileSync(banbao, ['build', '-C', root, '-o', path.join(tmp, 'output'), '-d', '2026-11-23'],
    { stdio: ['ignore', 'ignore', 'pipe'] });
  const pages = pagesToSee();
  ok(pages.length >= 10, `there are pages of every template (${pages.length})`);

  const server = await serve();
  const host = `http://127.0.0.1:${server.address().port}`;
  const browser = await launchIn(path.join(tmp, 'profile'));
  const sizes = [{ width: 1280, height: 900 }, { width: 390, height: 844 }];
  for (const at of pages) {
    for (const size of sizes) {
      const says = [];
      const page = await look(browser, host, at, size, says);
      const name = `${at} at ${size.width}`;
      const bad = await violations(page);
      ok(bad.length === 0, `${name}: no serious violation`, bad);
      const wide = await overflow(page);
      ok(wide.length === 0, `${name}: does not scroll sideways`, wide);
      ok(says.length === 0, `${name}: nothing missing, nothing on the console`, says);
      await page.close();
    }
  }
  await lookAtReport(browser, sizes);
  await browser.close();

  const plain = await launchIn(path.join(tmp, 'plain'), { javaScriptEnabled: false });
  for (const at of pages) {
    const page = await look(plain, host, at, sizes[0], []);
    const seen = (await page.locator('main').innerText()).replace(/\s/g, '');
    const heading = (await page.locator('h1').first().innerText()).trim();
    ok(seen.length > 20 && heading.length > 0, `${at}: complete without JavaScript`,
      [`h1 "${heading}", ${seen.length} characters in main`]);
    await page.close();
  }
  await plain.close();
  server.close();
}

run(main, tmp);
