import type { TestServer } from './test-server.js';

export interface Route {
  readonly method: string;
  readonly url: string;
}

/** What the router of a running server answers to, read off its own tree. HEAD comes with every GET and is left out. */
export function routesOf({ server }: TestServer): Route[] {
  const routes: Route[] = [];
  const above: string[] = [];
  for (const line of server.app.printRoutes({ commonPrefix: false }).split('\n')) {
    const match = /^([│ ]*)[├└]── (.+) \(([A-Z, ]+)\)$/.exec(line);
    if (!match) continue;
    const [, indent, path, methods] = match;
    above.length = indent!.length / 4;
    above.push(path!);
    const url = above.join('');
    for (const method of methods!.split(', ')) if (method !== 'HEAD') routes.push({ method, url });
  }
  return routes;
}
