import type { Reader } from './reader.js';

/** A thing as the browser tells a screen reader of it. */
export interface Told {
  readonly role: string;
  readonly name: string;
  readonly description: string;
  /** Such as `pressed`, `expanded`, `invalid`, `checked`. */
  readonly states: Readonly<Record<string, unknown>>;
  readonly children: readonly Told[];
}

interface Value {
  readonly value?: unknown;
}

interface Node {
  readonly nodeId: string;
  readonly ignored: boolean;
  readonly role?: Value;
  readonly name?: Value;
  readonly description?: Value;
  readonly properties?: readonly { readonly name: string; readonly value: Value }[];
  readonly childIds?: readonly string[];
}

/** The accessibility tree of Chromium: https://chromedevtools.github.io/devtools-protocol/tot/Accessibility/. */
export async function readTree({ page }: Reader): Promise<Told> {
  const devtools = await page.context().newCDPSession(page);
  const { nodes } = (await devtools.send('Accessibility.getFullAXTree')) as unknown as { nodes: readonly Node[] };
  await devtools.detach();
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const tell = (node: Node): readonly Told[] => {
    const children = (node.childIds ?? []).flatMap((id) => (byId.has(id) ? tell(byId.get(id)!) : []));
    if (node.ignored || node.role?.value === 'none' || node.role?.value === 'generic') return children;
    const text = (value: Value | undefined): string => (typeof value?.value === 'string' ? value.value : '');
    const states = Object.fromEntries((node.properties ?? []).map(({ name, value }) => [name, value.value]));
    return [{ role: text(node.role), name: text(node.name), description: text(node.description), states, children }];
  };
  return tell(nodes[0]!)[0]!;
}

/** Everything below, and the thing itself. */
export const all = (told: Told): readonly Told[] => [told, ...told.children.flatMap(all)];

export const ofRole = (told: Told, ...roles: string[]): readonly Told[] =>
  all(told).filter(({ role }) => roles.includes(role));

/** What is read out of it. */
export const textOf = (told: Told): string =>
  told.role === 'StaticText' ? told.name : told.children.map(textOf).join(' ');
