import { css, LitElement, nothing, type PropertyDeclarations } from 'lit';
import { send } from '../../analytics/send.js';
import { removeTraces } from '../../analytics/traces.js';
import type { AnalyticsEvent, Vendor } from '../../analytics/vendor.js';
import { VENDORS } from '../../analytics/vendors.js';
import { Consent } from '../../consent/consent.js';
import { ConsentController } from '../../controllers/consent-controller.js';
import { FailureEvent } from '../../events/failure-event.js';
import type { CommentEvent } from '../comment-form/comment-form.events.js';
import type { PageElement } from '../page/page.js';

/** Where it stands. */
export type AnalyticsStatus = 'unset' | 'refused' | 'waiting' | 'running' | 'blocked';

/** Whoever counts for a vendor: two elements that say the same count once. */
const counting = new Map<string, AnalyticsElement>();

/**
 * Tells somebody who counts that a page was seen, rated, commented on or acknowledged: these four words and nothing
 * else, no text, no value, no name, no address, no title, no referrer. Before the reader has agreed, in
 * `<afterword-consent>`, there is no request, no script, no global and no queue; what happened before is never told.
 * No vendor's script is ever loaded: each hit is one request made here.
 *
 * @summary Counts, after consent.
 * @cssstate unset - There is no provider, or something it needs is missing.
 * @cssstate waiting - The reader has not agreed.
 * @cssstate refused - The page is about health, and this vendor is not for that.
 * @cssstate running - What happens is told.
 * @cssstate blocked - The last hit did not get out: a policy, an extension or the network refused it.
 * @fires {FailureEvent} afterword-error - With the code `blocked`, when hits begin not to get out.
 */
export class AnalyticsElement extends LitElement {
  static override properties: PropertyDeclarations = {
    provider: {},
    pixelId: { attribute: 'pixel-id' },
    sensitivity: {},
    allowAdvertisersOnHealthPages: { type: Boolean, attribute: 'allow-advertisers-on-health-pages' },
    endpoint: {},
    category: {},
    callback: { attribute: false },
  };
  static override styles = css`
    :host {
      display: none;
    }
  `;

  /** Who counts: `meta`, `ga4`, `plausible`, `matomo`, or `callback` for a function of the page's own. */
  provider: '' | 'meta' | 'ga4' | 'plausible' | 'matomo' | 'callback' = '';
  /** The vendor's number for the site: a pixel, a measurement id, a domain at Plausible, a site at Matomo. */
  pixelId = '';
  /** `health`: advertising companies are not told anything. `general`: the page is about nothing of that kind. */
  sensitivity: 'health' | 'general' = 'health';
  /** Tells advertising companies on health pages too, of readers who agreed and whose browser does not say Global Privacy Control. */
  allowAdvertisersOnHealthPages = false;
  /** Where the vendor listens. Matomo has no other place than this: `https://…/matomo.php`. */
  endpoint = '';
  /** The purpose that has to be agreed to. By default `marketing` for Meta and `analytics` for the others. */
  category = '';
  /** Called with each event, when the provider is `callback`. */
  callback: ((event: AnalyticsEvent) => void) | undefined;

  readonly #internals = this.attachInternals();
  readonly #visit = Math.floor(Math.random() * 2 ** 31);
  #connected: AbortController | undefined;
  /** The page that was counted last. */
  #seen: string | undefined;
  #isBlocked = false;
  #status: AnalyticsStatus = 'unset';

  constructor() {
    super();
    new ConsentController(this, () => this.#look());
  }

  /** Where it stands: `unset` without a provider that is complete, `waiting` for consent. */
  get status(): AnalyticsStatus {
    return this.#status;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    const { signal } = (this.#connected = new AbortController());
    const told = { 'afterword-rate': 'rated', 'afterword-acknowledge': 'acknowledged' } as const;
    for (const [type, event] of Object.entries(told)) {
      addEventListener(type, ({ defaultPrevented }) => defaultPrevented || this.#tell(event), { signal });
    }
    addEventListener('afterword-comment', this.#onComment as EventListener, { signal });
    const { navigation } = window as { navigation?: EventTarget };
    navigation?.addEventListener('currententrychange', this.#look, { signal });
    addEventListener('popstate', this.#look, { signal });
    if (this.hasUpdated) this.#look();
  }

  override disconnectedCallback(): void {
    this.#connected?.abort();
    for (const [key, element] of counting) if (element === this) counting.delete(key);
    super.disconnectedCallback();
  }

  protected override updated(): void {
    this.#look();
  }

  protected override render(): typeof nothing {
    return nothing;
  }

  get #vendor(): Vendor | undefined {
    return Object.hasOwn(VENDORS, this.provider) ? VENDORS[this.provider] : undefined;
  }

  get #category(): string {
    return this.category || this.#vendor?.category || 'analytics';
  }

  /** The page, for telling one from the next. It is kept here. */
  get #page(): string {
    return this.closest<PageElement>('afterword-page')?.page || location.pathname + location.search;
  }

  /** Looks where things stand, and counts the page once if that is allowed now. */
  readonly #look = (): void => {
    if (!this.isConnected || !this.hasUpdated) return;
    const mayTell = this.#mayTell();
    const { status, granted } = Consent.shared.state;
    const traces = this.#vendor?.traces;
    if (traces && status === 'answered' && !granted.has(this.#category)) removeTraces(traces);
    if (!mayTell || this.#seen === this.#page) return;
    this.#seen = this.#page;
    this.#tell('page-view');
  };

  /** Asked before every single hit, of what is on record at that moment. */
  #mayTell(): boolean {
    const status = this.#decide();
    this.#setStatus(status === 'running' && this.#isBlocked ? 'blocked' : status);
    return status === 'running' && this.#isFirst();
  }

  #decide(): AnalyticsStatus {
    const vendor = this.#vendor;
    const isSet = this.provider === 'callback' ? this.callback : vendor && this.pixelId && this.#endpoint;
    if (!isSet) return 'unset';
    const isGranted = Consent.shared.isGranted(this.#category);
    if (vendor?.advertises && this.sensitivity !== 'general') {
      if (!this.allowAdvertisersOnHealthPages || Consent.shared.state.gpc) return 'refused';
    }
    return isGranted ? 'running' : 'waiting';
  }

  get #endpoint(): string | undefined {
    return this.endpoint || this.#vendor?.endpoint;
  }

  #isFirst(): boolean {
    if (this.provider === 'callback') return true;
    const key = [this.provider, this.pixelId, this.#endpoint].join(' ');
    const first = counting.get(key) ?? this;
    counting.set(key, first);
    return first === this;
  }

  #tell(event: AnalyticsEvent): void {
    if (!this.#mayTell()) return;
    if (this.provider === 'callback') return this.callback?.(event);
    const [vendor, endpoint] = [this.#vendor, this.#endpoint];
    if (vendor && endpoint) void this.#send(endpoint, vendor, event);
  }

  async #send(endpoint: string, vendor: Vendor, event: AnalyticsEvent): Promise<void> {
    const wasBlocked = this.#isBlocked;
    try {
      await send(endpoint, vendor.toHit(event, this.pixelId, this.#visit));
      this.#isBlocked = false;
    } catch {
      this.#isBlocked = true;
    }
    if (!this.isConnected) return;
    this.#mayTell();
    if (this.#isBlocked && !wasBlocked) this.dispatchEvent(new FailureEvent('blocked'));
  }

  #setStatus(status: AnalyticsStatus): void {
    this.#internals.states.delete(this.#status);
    this.#internals.states.add(status);
    this.#status = status;
  }

  /** A comment that was changed was counted when it was sent. */
  readonly #onComment = ({ comment }: CommentEvent): void => {
    if (!comment.edited) this.#tell('commented');
  };
}
