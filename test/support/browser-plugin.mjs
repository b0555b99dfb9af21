import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';

const sessions = new WeakMap();

/** What a test can ask of its browser beside WTR's own commands. */
const commands = {
  /** Chromium's protocol, for what no other browser tells. */
  async devtools(page, { method, params }) {
    if (!sessions.has(page)) sessions.set(page, page.createCDPSession());
    return (await sessions.get(page)).send(method, params);
  },
  /** `touchStart`, `touchMove` or `touchEnd` of one finger, in pixels of the window. */
  touch: (page, { type, at = [] }) => page.touchscreen[type](...at),
  /** What is seen of a part of the page, as base64 of a PNG. */
  screenshot: (page, options) => page.screenshot({ ...options, encoding: 'base64' }),
  /** Keeps a picture of the page for people to look at, where somebody asked for pictures. Says whether. */
  async picture(page, { name, ...options }) {
    const folder = process.env.AFTERWORD_LOOKS;
    if (!folder) return false;
    await mkdir(folder, { recursive: true });
    await page.screenshot({ ...options, path: join(folder, `${name.replace(/[^\w-]+/g, '-')}.png`) });
    return true;
  },
};

export function browserPlugin() {
  return {
    name: 'browser',
    async executeCommand({ command, payload, session }) {
      if (!Object.hasOwn(commands, command)) return undefined;
      return (await commands[command](session.browser.getPage(session.id), payload)) ?? true;
    },
  };
}
