/** Members of the European Union, with Iceland, Liechtenstein, Norway and Switzerland. */
const EUROPE = 'AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE IS LI NO CH';

/**
 * Whom to call when a life may be in danger, by region (ISO 3166-1). Only regions with a public source that was read are here;
 * the sources are in docs/disclaimer.md. Anywhere else readers are told to call their local number.
 */
export const EMERGENCY_NUMBERS: Readonly<Record<string, readonly string[] | undefined>> = {
  ...Object.fromEntries(EUROPE.split(' ').map((region) => [region, ['112']])),
  GB: ['999'],
  US: ['911'],
  CA: ['911'],
  AU: ['000'],
  NZ: ['111'],
  BR: ['192'],
};
