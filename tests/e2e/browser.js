// What the tests with a browser share: TAP, a folder of their own, Chromium.
'use strict';

const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { chromium } = require('playwright-core');

const root = path.resolve(__dirname, '../..');
const banbao = process.env.BANBAO || path.join(root, 'build/banbao');
const options = {
  executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
  args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
    '--disable-background-networking', '--disable-component-update', '--disable-sync'],
};

let tests = 0;

function ok(pass, name, notes = []) {
  tests += 1;
  console.log(`${pass ? '' : 'not '}ok ${tests} - ${name}`);
  if (!pass) for (const note of [].concat(notes).slice(0, 20)) console.log(`#   ${note}`);
}

function is(got, want, name) {
  const [a, b] = [JSON.stringify(got), JSON.stringify(want)];
  ok(a === b, name, [`got:  ${a}`, `want: ${b}`]);
}

// A folder that is gone when run() is done.
const folder = (name) => fs.mkdtempSync(path.join(os.tmpdir(), `banbao-${name}-`));

// All of a test: its plan comes last, whatever happens. tidy: what is to be closed.
function run(main, tmp, tidy = async () => {}) {
  main()
    .catch((error) => ok(false, 'the browser works', String(error.stack).split('\n')))
    .finally(async () => {
      await tidy();
      fs.rmSync(tmp, { recursive: true, force: true });
      console.log(`1..${tests}`);
    });
}

module.exports = {
  banbao,
  folder,
  is,
  launch: () => chromium.launch(options),
  launchIn: (profile, more = {}) => chromium.launchPersistentContext(profile, { ...options, ...more }),
  ok,
  root,
  run,
};
