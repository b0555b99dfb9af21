import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { defaultReporter, summaryReporter } from '@web/test-runner';
import { chromeLauncher } from '@web/test-runner-chrome';
import { browserPlugin } from './test/support/browser-plugin.mjs';
import puppeteer from 'puppeteer-core';
import { CHROMIUM_FLAGS, findBrowser, findFirefox } from './scripts/support/browser.mjs';

/** The real server, so that elements are tested against what they will meet. It ends, and tidies up, when we are gone. */
function startServer() {
  const child = spawn('node', ['--import', 'tsx', 'test/support/serve.ts'], { stdio: ['pipe', 'pipe', 'inherit'] });
  return new Promise((resolve, reject) => {
    child.stdout.once('data', (line) => resolve(String(line).trim()));
    child.once('exit', (code) => reject(new Error(`The test server ended with ${code}.`)));
  });
}

/** For the sum at the end of all tests. */
const countReporter = {
  onTestRunFinished({ sessions }) {
    const tests = sessions.flatMap((session) => flatten(session.testResults));
    const broken = sessions.filter(
      ({ passed, testResults }) => !passed && !flatten(testResults).some((test) => !test.passed),
    );
    const failures = [
      ...tests
        .filter(({ passed, skipped }) => !passed && !skipped)
        .map(({ name, error }) => `${name}: ${error?.message ?? ''}`),
      ...broken.map(({ testFile, errors }) => `${testFile}: ${errors[0]?.message ?? ''}`),
    ];
    const totals = { passed: tests.filter(({ passed }) => passed).length, failed: failures.length, failures };
    if (process.env.AFTERWORD_RESULTS) writeFileSync(process.env.AFTERWORD_RESULTS, JSON.stringify(totals));
  },
};

const flatten = (suite) => (suite ? [...suite.tests, ...suite.suites.flatMap(flatten)] : []);

const chromium = async () =>
  chromeLauncher({
    launchOptions: { executablePath: await findBrowser(), args: CHROMIUM_FLAGS },
    // Storage of its own, and the focus: a page behind another one is hidden, and the kit rests while it is.
    createPage: async ({ browser }) => {
      const page = await (await browser.createBrowserContext()).newPage();
      await page.emulateFocusedPage(true);
      return page;
    },
  });

/** Over WebDriver BiDi. There is no emulated focus: one page at a time, in front of all others. */
const firefox = async () =>
  chromeLauncher({
    puppeteer,
    launchOptions: { browser: 'firefox', executablePath: await findFirefox() },
    concurrency: 1,
    createPage: async ({ browser }) => (await browser.createBrowserContext()).newPage(),
  });

const server = await startServer();

export default {
  files: ['test/**/*.test.ts', '!test/e2e/**'],
  nodeResolve: { exportConditions: ['production', 'default'] },
  rootDir: '.',
  concurrency: 2,
  testFramework: { config: { timeout: 10_000 } },
  plugins: [esbuildPlugin({ ts: true, target: 'es2022', tsconfig: './tsconfig.json' }), browserPlugin()],
  browsers: [await (process.env.AFTERWORD_BROWSER === 'firefox' ? firefox() : chromium())],
  reporters: [
    summaryReporter(),
    defaultReporter({ reportTestResults: true, reportTestProgress: false }),
    countReporter,
  ],
  testRunnerHtml: (framework) => `<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="afterword-server" content="${server}" />
        <title>Tests</title>
      </head>
      <body>
        <script type="module" src="${framework}"></script>
      </body>
    </html>`,
};
