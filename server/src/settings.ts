import { isIP } from 'node:net';
import { makeExactValidator } from 'envalid';
import { PROVIDERS } from './captcha/providers/provider.js';

/** Where comments are kept. */
export type DatabaseLocation =
  { readonly kind: 'sqlite'; readonly path: string } | { readonly kind: 'postgres'; readonly url: string };

const port = makeExactValidator<number>((input) => {
  const value = Number(input);
  if (/^\d+$/.test(input) && value <= 65_535) return value;
  throw new Error(`must be a port number, 0 to 65535, not "${input}"`);
});

const text = makeExactValidator<string>((input) => {
  if (input.trim() !== '') return input.trim();
  throw new Error('must not be empty');
});

const address = makeExactValidator<string>((input) => {
  if (/^https?:\/\//i.test(input) && URL.canParse(input)) return new URL(input).href;
  throw new Error(`must be an address such as https://example.org/terms, not "${input}"`);
});

/** As long as a version may be in a comment. */
const version = makeExactValidator<string>((input) => {
  if (input.trim() !== '' && input.trim().length <= 60) return input.trim();
  throw new Error('must be 1 to 60 characters, such as 2026-11');
});

const database = makeExactValidator<DatabaseLocation>((input) => {
  if (/^postgres(ql)?:\/\//.test(input) && URL.canParse(input)) return { kind: 'postgres', url: input };
  if (/^file:./.test(input)) return { kind: 'sqlite', path: input.slice('file:'.length) };
  throw new Error('must be file:<path> or postgres://…');
});

const secret = makeExactValidator<string>((input) => {
  if (isSecret(input)) return input;
  throw new Error('must be at least 32 random bytes, such as `openssl rand -base64 32` prints');
});

/** Long enough, and not what people write where a secret belongs until they have one. */
export function isSecret(text: string): boolean {
  const repeated = /^(.{1,16}?)\1+.{0,15}$/s.test(text);
  return Buffer.byteLength(text) >= 32 && !repeated && !/change.?(me|this|it)/i.test(text);
}

const secrets = makeExactValidator<readonly string[]>((input) => {
  const all = list(input);
  if (all.length > 0 && all.every(isSecret)) return all;
  throw new Error('must list secrets of at least 32 random bytes each, separated by commas');
});

const list = (input: string): string[] =>
  input
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');

const origins = makeExactValidator<readonly string[]>((input) =>
  list(input).map((entry) => {
    if (/^https?:\/\/[^*]+$/.test(entry) && URL.canParse(entry) && new URL(entry).origin === entry) return entry;
    throw new Error(`must list exact origins such as https://example.org, without a path; "${entry}" is none`);
  }),
);

const networks = makeExactValidator<readonly string[]>((input) =>
  list(input).map((entry) => {
    const [address = '', prefix] = entry.split('/');
    const longest = { 0: -1, 4: 32, 6: 128 }[isIP(address)] ?? -1;
    if (longest > 0 && (prefix === undefined || (/^\d+$/.test(prefix) && Number(prefix) <= longest))) return entry;
    throw new Error(`must list addresses or networks such as 10.0.0.0/8; "${entry}" is none`);
  }),
);

const words = makeExactValidator<readonly string[]>((input) =>
  list(input).map((entry) => {
    if (/[\p{L}\p{N}]/u.test(entry) && !entry.includes('://')) return entry;
    throw new Error(`must list words, phrases or domains such as spam.example; "${entry}" is none`);
  }),
);

/** Names as they stand in an address, each with its number of stars. */
const ratings = makeExactValidator<ReadonlyMap<string, number>>((input) => {
  const scales = new Map<string, number>();
  for (const entry of list(input)) {
    const [, name, stars = '5'] = /^([a-z][a-z0-9-]{0,39})(?::([1-9]|10))?$/.exec(entry) ?? [];
    if (name === undefined)
      throw new Error(`must list names such as ease or pain-relief:10, with 1 to 10 stars; "${entry}" is none`);
    if (scales.has(name)) throw new Error(`must list each name once, not "${name}" again`);
    scales.set(name, Number(stars));
  }
  return scales;
});

function oneOf<const T extends string>(...choices: readonly T[]) {
  return makeExactValidator<T>((input) => {
    if ((choices as readonly string[]).includes(input)) return input as T;
    throw new Error(`must be one of ${choices.join(', ')}, not "${input}"`);
  });
}

const hasProvider = (env: { readonly AFTERWORD_PROVIDER?: unknown }): boolean =>
  env.AFTERWORD_PROVIDER !== undefined && env.AFTERWORD_PROVIDER !== 'none';

/** Every setting, once: parsing, `--help` and the table in the README are made from this. */
export const settings = {
  PORT: port({ default: 8080, desc: 'Port to listen on; 0 takes a free one.' }),
  HOST: text({ default: 'localhost', desc: 'Name or address to listen on; 0.0.0.0 for every interface.' }),
  AFTERWORD_DATABASE: database({
    default: { kind: 'sqlite', path: 'data/afterword.db' },
    desc: 'Where everything is kept: file:<path> for the embedded database, or postgres://….',
    example: 'file:data/afterword.db',
  }),
  AFTERWORD_SECRET: secret({
    default: undefined,
    requiredWhen: (env) => (env.AFTERWORD_DATABASE as DatabaseLocation | undefined)?.kind === 'postgres',
    desc: 'Signs visitor tokens and captchas; at least 32 random bytes. Unset, one is made and kept beside an embedded database. PostgreSQL needs it set.',
  }),
  AFTERWORD_OLD_SECRETS: secrets({
    default: [],
    desc: 'Secrets that AFTERWORD_SECRET had before, separated by commas: what was signed with them stays good. A captcha needs one for an hour, a visitor who wants to change a comment for as long as you keep it.',
  }),
  AFTERWORD_ORIGINS: origins({
    default: [],
    desc: 'Exact origins that may embed this server, separated by commas. Unset, only pages on this machine may.',
    example: 'https://example.org,https://www.example.org',
  }),
  AFTERWORD_CAPTCHA: oneOf(
    'auto',
    'pow',
    'image',
    'none',
  )({
    default: 'auto',
    desc: 'auto: silent proof of work, an image where there is a reason; pow or image: always that; none: no captcha, writes need no pass.',
  }),
  AFTERWORD_SITEVERIFY_SECRET: text({
    default: undefined,
    desc: 'Lets your own back ends check captcha tokens at /api/v1/captcha/siteverify. Unset, that call is off.',
  }),
  AFTERWORD_PROVIDER: oneOf(
    'none',
    ...PROVIDERS,
  )({
    default: 'none',
    desc: 'turnstile, hcaptcha, recaptcha (version 3), friendly (version 2) or cap: whose check readers do instead of silent work. Who does not want to, or cannot, is asked for our own image.',
  }),
  AFTERWORD_PROVIDER_SITEKEY: text({
    default: undefined,
    requiredWhen: hasProvider,
    desc: 'The public key that the provider gave you.',
  }),
  AFTERWORD_PROVIDER_SECRET: text({
    default: undefined,
    requiredWhen: hasProvider,
    desc: 'The secret that the provider gave you; for friendly, the API key.',
  }),
  AFTERWORD_PROVIDER_URL: address({
    default: undefined,
    requiredWhen: (env) => env.AFTERWORD_PROVIDER === 'cap',
    desc: 'For cap: the address of your instance. For the others, where tokens are checked, if not at the usual address.',
    example: 'https://cap.example.org/',
  }),
  AFTERWORD_PROVIDER_SCRIPT: address({
    default: undefined,
    desc: 'Where the provider’s script is loaded from, if not from the usual address.',
  }),
  AFTERWORD_PROVIDER_CONSENT: text({
    default: undefined,
    desc: 'A purpose that readers have to have agreed to (see afterword-consent) before the provider’s script is loaded; whoever has not is asked for our own image.',
    example: 'functional',
  }),
  AFTERWORD_PROVIDER_DOWN: oneOf(
    'refuse',
    'hold',
  )({
    default: 'refuse',
    desc: 'While the provider cannot be asked: refuse, and readers try again or take the image; hold: what they write waits for a moderator.',
  }),
  AFTERWORD_RATINGS: ratings({
    default: new Map(),
    desc: 'What readers may rate beside the page itself, separated by commas: names of small letters, digits and hyphens, each with its number of stars, 1 to 10, where it is not 5.',
    example: 'ease,pain-relief:10,would-recommend',
  }),
  AFTERWORD_SHOW_RATINGS: oneOf(
    'off',
    'on',
  )({
    default: 'off',
    desc: 'on: a comment shows how its author rates the page, for as long as that rating stands; also comments and ratings of before. On a page about health that says something of a person’s health under a name.',
  }),
  AFTERWORD_MODERATION: oneOf(
    'auto',
    'all',
    'none',
  )({
    default: 'auto',
    desc: 'auto: comments appear at once unless they look like spam; all: every comment waits for a moderator; none: every comment appears, but for those whose writer could not do the check.',
  }),
  AFTERWORD_BLOCKED: words({
    default: [],
    desc: 'Words, phrases and domains, separated by commas: a comment with one of them in its text, links, name, website or e-mail waits for a moderator, unless AFTERWORD_MODERATION is none.',
    example: 'miracle cure,spam.example',
  }),
  AFTERWORD_TRUSTED_PROXIES: networks({
    default: [],
    desc: 'Addresses or networks of your proxies, separated by commas. X-Forwarded-For counts only from these.',
    example: '127.0.0.1,10.0.0.0/8',
  }),
  AFTERWORD_TERMS: address({
    default: undefined,
    desc: 'Where your terms are. Set, who comments without JavaScript has to agree to them.',
    example: 'https://example.org/terms',
  }),
  AFTERWORD_PRIVACY: address({
    default: undefined,
    desc: 'Where your privacy notice is, likewise.',
    example: 'https://example.org/privacy',
  }),
  AFTERWORD_DISCLAIMER: oneOf(
    'medical',
    'none',
  )({
    default: 'medical',
    desc: 'medical: pages without JavaScript have the general medical disclaimer, and who comments there has to acknowledge it.',
  }),
  AFTERWORD_TEXTS_VERSION: version({
    default: '1',
    desc: 'The version of terms and disclaimer that comments without JavaScript are stored with.',
  }),
  AFTERWORD_DEMO: oneOf('on', 'off')({ default: 'on', desc: 'off: the demonstration article is not served at /.' }),
};
