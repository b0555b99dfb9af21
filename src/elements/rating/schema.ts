import type { Rating } from '../../protocol.js';

/**
 * What search engines show stars for (https://developers.google.com/search/docs/appearance/structured-data/review-snippet).
 * Articles and medical pages are not among it, and stars on those count as misleading.
 */
const TYPES = new Set(
  'Book Course CreativeWorkSeason CreativeWorkSeries Episode Event Game LocalBusiness MediaObject Movie MusicPlaylist MusicRecording Organization Product Recipe SoftwareApplication'.split(
    ' ',
  ),
);

interface Rated {
  readonly schemaType?: string;
  readonly schemaName?: string;
}

/** A rating as schema.org has it (https://schema.org/AggregateRating); undefined where there is nothing to say. */
export function describe(
  { schemaType, schemaName }: Rated,
  { average, count }: Rating,
  last: number,
): object | undefined {
  if (!schemaType || !TYPES.has(schemaType) || !schemaName || !average || !count) return undefined;
  return {
    '@type': schemaType,
    name: schemaName,
    aggregateRating: {
      '@type': 'AggregateRating',
      ratingValue: average,
      ratingCount: count,
      bestRating: last,
      worstRating: 1,
    },
  };
}
