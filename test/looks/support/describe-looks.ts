import { expect } from '@open-wc/testing';
import { executeServerCommand, sendKeys } from '@web/test-runner-commands';
import { emulate, inChromium, NO_MEDIA } from '../../support/browser.js';
import { focused } from '../../support/find.js';
import { misplaced, notMirrored, placesIn, wordsIn } from './boxes.js';
import { seenIn } from './flat.js';
import { clear, scopeOf, type Exhibit, type State } from './gallery.js';
import { enter, HOSTS, leave, resize, WIDTHS, type Direction, type Host } from './hosts.js';
import { faintShapes, faintText, sidesWithoutRing } from './pixels.js';
import { difference, Shot } from './shot.js';

const DIRECTIONS: readonly Direction[] = ['ltr', 'rtl'];
/** Pages on which a focus ring could get lost in a way of their own. */
const RINGS: readonly (readonly [string, 'light' | 'dark'])[] = [
  ['newspaper', 'light'],
  ['dashboard', 'dark'],
  ['hostile', 'dark'],
];
/** So high that nothing has to be scrolled. */
const TALL = 2000;
const WHY_PIXELS = 'what is measured there is the same pixels';

/**
 * What a designer would look for in every state of an element, on every host page. States that can be on one page at once
 * are a group; a browser follows at most five pages of a server. `edged`: what has an edge that has to be seen.
 */
export function describeLooks(
  title: string,
  groups: readonly (readonly State[])[],
  edged: readonly string[] = [],
): void {
  const portraits = new Map<string, ImageData>();

  for (const group of groups) {
    const names = group.map(({ name }) => name).join(', ');
    describe(`${title}: ${names}`, function () {
      this.timeout(40_000);
      const exhibits: Exhibit[] = [];
      before(async () => {
        for (const { name, show } of group) exhibits.push({ name, element: await show() });
      });
      after(async () => {
        clear();
        leave();
        await emulate({});
        await resize(1280);
      });

      for (const host of HOSTS)
        it(`has its place on the ${host.name} page at every width, mirrored from right to left, with nothing lost`, async () => {
          expect(await placed(exhibits, host, `${title}, ${group[0]!.name}`)).to.deep.equal([]);
        });

      inChromium(WHY_PIXELS)('can be used in full at 400 % (WCAG 1.4.10)', async () => {
        enter(HOSTS[0]!, 'light');
        await resize(320, 256, 4);
        expect(outOfReach(exhibits)).to.deep.equal([]);
      });

      for (const host of HOSTS)
        for (const scheme of host.schemes)
          inChromium(WHY_PIXELS)(`can be read and seen on the ${host.name} page, ${scheme}`, async () => {
            enter(host, scheme);
            await resize(480, TALL, 2);
            expect(await faint(exhibits, edged)).to.deep.equal([]);
          });

      inChromium(NO_MEDIA)('can be read and seen in the colours of the reader’s system', async () => {
        enter(HOSTS[0]!, 'light');
        await emulate({ 'forced-colors': 'active' });
        await resize(480, TALL, 2);
        expect(await faint(exhibits, edged)).to.deep.equal([]);
        await emulate({});
      });

      for (const [name, scheme] of RINGS)
        inChromium(WHY_PIXELS)(`shows where the focus is on the ${name} page, ${scheme}`, async () => {
          enter(
            HOSTS.find((host) => host.name === name)!,
            scheme,
          );
          await resize(480);
          await sendKeys({ press: 'Tab' }); // somebody uses keys
          (focused() as HTMLElement).blur();
          expect(await withoutRing(exhibits)).to.deep.equal([]);
        });

      inChromium(WHY_PIXELS)('sits for its portraits', async () => {
        enter(HOSTS[0]!, 'light');
        await resize(768);
        for (const { name, element } of exhibits)
          portraits.set(name, (await Shot.of(scopeOf(element).getBoundingClientRect())).picture);
      });
    });
  }

  describe(title, () => {
    inChromium(WHY_PIXELS)('no state looks like another', async () => {
      const alike = [...portraits].flatMap(([name, picture], index) =>
        [...portraits]
          .slice(index + 1)
          .filter(([, other]) => difference(picture, other) < 0.0005)
          .map(([other]) => `${name} and ${other}`),
      );
      expect(portraits.size).to.be.above(1);
      expect(alike).to.deep.equal([]);
    });
  });
}

async function placed(exhibits: readonly Exhibit[], host: Host, title: string): Promise<readonly string[]> {
  const findings: string[] = [];
  const said = new Map<string, string>();
  for (const width of WIDTHS) {
    await resize(width);
    enter(host, host.schemes[0]!);
    const places = new Map(exhibits.map(({ name, element }) => [name, placesIn(scopeOf(element), 'ltr')]));
    for (const dir of DIRECTIONS) {
      enter(host, host.schemes[0]!, dir);
      await keepPictures(`${title}-${host.name}-${width}-${dir}`, host, dir);
      for (const { name, element } of exhibits) {
        const scope = scopeOf(element);
        const words = wordsIn(scope);
        const found = [
          ...misplaced(scope),
          ...(dir === 'rtl' ? notMirrored(places.get(name)!, placesIn(scope, 'rtl')) : []),
          ...((said.get(name) ?? words) === words ? [] : [`it says “${words}”, and “${said.get(name)!}” elsewhere`]),
        ];
        said.set(name, words);
        findings.push(...found.map((finding) => `${name}, ${width} px, ${dir}: ${finding}`));
      }
    }
  }
  return findings;
}

let keeps = true;
/** For people to look at, if somebody asked for pictures. */
async function keepPictures(title: string, host: Host, dir: Direction): Promise<void> {
  for (const scheme of keeps ? host.schemes : []) {
    enter(host, scheme, dir);
    const height = Math.max(document.documentElement.scrollHeight, innerHeight);
    keeps = await executeServerCommand<boolean, object>('picture', {
      name: `${title}-${scheme}`,
      clip: { x: 0, y: 0, width: innerWidth, height },
      captureBeyondViewport: height > innerHeight,
    });
  }
}

async function faint(exhibits: readonly Exhibit[], edged: readonly string[]): Promise<readonly string[]> {
  const findings: string[] = [];
  for (const { name, element } of exhibits) {
    if (element.matches(':disabled')) continue; // what cannot be used may be faint (WCAG 1.4.3)
    const scope = scopeOf(element);
    const shot = await Shot.of(scope.getBoundingClientRect(), 4);
    const edges = seenIn(scope).filter((one) => edged.some((selector) => one.matches(selector)));
    findings.push(...[...faintText(shot, scope), ...faintShapes(shot, scope, edges)].map((one) => `${name}: ${one}`));
  }
  return findings;
}

async function withoutRing(exhibits: readonly Exhibit[]): Promise<readonly string[]> {
  const findings: string[] = [];
  for (const { name, element } of exhibits) {
    for (const one of focusableIn(element)) {
      const sides = await sidesWithoutRing(one);
      if (sides.length > 0) findings.push(`${name}: ${nameOf(one)}, ${sides.join(' and ')}`);
    }
  }
  return findings;
}

function outOfReach(exhibits: readonly Exhibit[]): readonly string[] {
  return exhibits.flatMap(({ name, element }) =>
    focusableIn(element)
      .filter((one) => {
        one.scrollIntoView({ block: 'nearest', behavior: 'instant' });
        const { left, top, width, height } = one.getClientRects()[0]!;
        const hit = (one.getRootNode() as ShadowRoot).elementFromPoint(left + width / 2, top + height / 2);
        return !(hit && (one.contains(hit) || hit.closest('label, [part="stars"]')?.contains(one)));
      })
      .map((one) => `${name}: ${nameOf(one)}`),
  );
}

function focusableIn(element: Element): readonly HTMLInputElement[] {
  const scope = scopeOf(element);
  const all = (scope.shadowRoot ?? scope).querySelectorAll<HTMLInputElement>('a[href], button, input, [tabindex="0"]');
  return [...all].filter((one) => one.checkVisibility({ visibilityProperty: true }) && !one.disabled);
}

const nameOf = (one: Element): string => one.textContent.trim() || one.ariaLabel || one.localName;
