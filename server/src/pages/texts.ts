/** What an owner says of the site, for documents in which the site's own elements cannot say it. */
export interface Texts {
  /** Whether the general medical disclaimer stands above the thread, and has to be acknowledged. */
  readonly disclaimer: boolean;
  readonly termsHref: string | undefined;
  readonly privacyHref: string | undefined;
  /** The version of all of them; stored with each comment. */
  readonly version: string;
}
