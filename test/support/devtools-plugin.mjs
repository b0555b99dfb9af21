const sessions = new WeakMap();

/** Lets a test ask the browser for what WTR's own commands do not know: touch, forced colours, pictures of the page. */
export function devtoolsPlugin() {
  return {
    name: 'devtools',
    async executeCommand({ command, payload, session }) {
      if (command !== 'devtools') return undefined;
      const page = session.browser.getPage(session.id);
      if (!sessions.has(page)) sessions.set(page, page.createCDPSession());
      const devtools = await sessions.get(page);
      return (await devtools.send(payload.method, payload.params)) ?? true;
    },
  };
}
