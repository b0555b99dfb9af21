/** Who is writing, as far as we know. */
export interface Writer {
  readonly visitor: string;
  /** For limits, which live in memory; never stored and never logged. */
  readonly address: string;
  /** The origin of the page. */
  readonly site: string;
}
