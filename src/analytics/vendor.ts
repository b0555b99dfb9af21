/** Everything that is ever told to anybody: that it happened, and nothing else about it. */
export type AnalyticsEvent = 'page-view' | 'rated' | 'commented' | 'acknowledged';

/** What a vendor is sent. There is no place in it for anything of the page. */
export interface Hit {
  readonly query?: Readonly<Record<string, string>>;
  /** Sent as text, by POST. */
  readonly body?: string;
}

/** Somebody who counts. */
export interface Vendor {
  /** The purpose that has to be agreed to. */
  readonly category: 'analytics' | 'marketing';
  /** Uses what it is sent for its own ends too, advertising among them: refused on health pages. */
  readonly advertises: boolean;
  /** Where it listens, unless it is on a server of the site's own. */
  readonly endpoint?: string;
  /** `visit` is a random number of this page view, kept nowhere. */
  toHit(event: AnalyticsEvent, id: string, visit: number): Hit;
  /** The names of what its own scripts, if the site ever had them, leave in cookies and in storage; not what keeps a reader's own No. */
  readonly traces: RegExp;
}
