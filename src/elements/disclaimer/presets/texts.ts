/** A disclaimer's heading and paragraphs. */
export interface PresetText {
  readonly heading: string;
  readonly text: readonly string[];
}

/** The prepared texts in one language. They are a beginning and not legal advice, and they say so. */
export interface PresetTexts {
  /** That this is not legal advice; shown under each text. */
  readonly note: string;
  /** For pages of medical information. */
  readonly general: PresetText;
  /** For what readers write. */
  readonly experience: PresetText;
  /** For pages about dietary supplements; says what Directive 2002/46/EC, Article 6, wants said. */
  readonly supplement: PresetText;
  /** For anywhere somebody might ask for help. `{numbers}` is where the numbers stand; `elsewhere` is for regions we know none of. */
  readonly emergency: PresetText & { readonly elsewhere: readonly string[] };
}
