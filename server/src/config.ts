import { randomBytes } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { cleanEnv, EnvMissingError } from 'envalid';
import type { CaptchaMode } from 'afterword/protocol';
import type { ProviderName, ProviderSettings } from './captcha/providers/provider.js';
import type { Texts } from './pages/texts.js';
import { isSecret, settings, type DatabaseLocation } from './settings.js';

export interface Config {
  readonly port: number;
  readonly host: string;
  readonly database: DatabaseLocation;
  readonly secret: string;
  /** What was signed with these before is still good. */
  readonly oldSecrets: readonly string[];
  readonly origins: readonly string[];
  readonly captcha: CaptchaMode;
  readonly siteverifySecret: string | undefined;
  /** Somebody else's captcha, in place of ours. */
  readonly provider: ProviderSettings | undefined;
  /** The ratings that a page may have beside the one without a name, each with its number of stars. */
  readonly ratings: ReadonlyMap<string, number>;
  /** Whether a comment shows how its author rates the page. */
  readonly showRatings: boolean;
  readonly moderation: 'auto' | 'all' | 'none';
  /** Words and domains that a moderator wants to see before readers do. */
  readonly blocked: readonly string[];
  readonly trustedProxies: readonly string[];
  readonly demo: boolean;
  /** What documents without the site's own elements say for it. */
  readonly texts: Texts;
}

/** What is wrong with the settings, in words for the person who set them. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/** The only reader of the environment. Reports every problem at once: an owner fixes a file, not a line. */
export function loadConfig(environment: NodeJS.ProcessEnv): Config {
  const env = cleanEnv(environment, settings, {
    reporter: ({ errors }) => {
      const problems = Object.entries(errors).map(
        ([name, error]) => `${name} ${error instanceof EnvMissingError ? 'must be set' : error.message}`,
      );
      if (problems.length > 0) throw new ConfigError(problems.join('; '));
    },
  });
  return Object.freeze({
    port: env.PORT,
    host: env.HOST,
    database: env.AFTERWORD_DATABASE,
    secret: env.AFTERWORD_SECRET ?? keptSecret(env.AFTERWORD_DATABASE),
    oldSecrets: env.AFTERWORD_OLD_SECRETS,
    origins: env.AFTERWORD_ORIGINS,
    captcha: env.AFTERWORD_CAPTCHA,
    siteverifySecret: env.AFTERWORD_SITEVERIFY_SECRET,
    provider: providerOf(env),
    ratings: env.AFTERWORD_RATINGS,
    showRatings: env.AFTERWORD_SHOW_RATINGS === 'on',
    moderation: env.AFTERWORD_MODERATION,
    blocked: env.AFTERWORD_BLOCKED,
    trustedProxies: env.AFTERWORD_TRUSTED_PROXIES,
    demo: env.AFTERWORD_DEMO === 'on',
    texts: {
      disclaimer: env.AFTERWORD_DISCLAIMER === 'medical',
      termsHref: env.AFTERWORD_TERMS,
      privacyHref: env.AFTERWORD_PRIVACY,
      version: env.AFTERWORD_TEXTS_VERSION,
    },
  });
}

function providerOf(env: {
  readonly AFTERWORD_CAPTCHA: CaptchaMode;
  readonly AFTERWORD_PROVIDER: ProviderName | 'none';
  readonly AFTERWORD_PROVIDER_SITEKEY: string | undefined;
  readonly AFTERWORD_PROVIDER_SECRET: string | undefined;
  readonly AFTERWORD_PROVIDER_URL: string | undefined;
  readonly AFTERWORD_PROVIDER_SCRIPT: string | undefined;
  readonly AFTERWORD_PROVIDER_CONSENT: string | undefined;
  readonly AFTERWORD_PROVIDER_DOWN: 'refuse' | 'hold';
}): ProviderSettings | undefined {
  const { AFTERWORD_PROVIDER: name } = env;
  if (name === 'none') return undefined;
  if (env.AFTERWORD_CAPTCHA !== 'auto')
    throw new ConfigError(`AFTERWORD_PROVIDER is ${name}, so AFTERWORD_CAPTCHA must be auto`);
  return {
    name,
    sitekey: env.AFTERWORD_PROVIDER_SITEKEY!, // both are required when there is a provider
    secret: env.AFTERWORD_PROVIDER_SECRET!,
    url: env.AFTERWORD_PROVIDER_URL,
    script: env.AFTERWORD_PROVIDER_SCRIPT,
    consent: env.AFTERWORD_PROVIDER_CONSENT,
    down: env.AFTERWORD_PROVIDER_DOWN,
  };
}

/** Made once and kept beside the database, so that tokens outlive a restart and travel with a copy of the folder. */
function keptSecret(database: DatabaseLocation): string {
  if (database.kind === 'postgres' || database.path === ':memory:') return makeSecret();
  const file = join(dirname(database.path), 'afterword.secret');
  const kept = readOrMake(file);
  if (isSecret(kept)) return kept;
  throw new ConfigError(`${file} does not hold the secret that was kept there; bring it back, or delete it to make another, with which visitors can no longer change what they wrote`); // prettier-ignore
}

function readOrMake(file: string): string {
  try {
    if (!existsSync(file)) keep(makeSecret(), file);
    return readFileSync(file, 'utf8').trim();
  } catch (cause) {
    throw new ConfigError(`the secret could not be kept in ${file}: ${(cause as Error).message}`, { cause });
  }
}

/** Of several processes that start at once, the first has its way; nobody ever reads half a secret. */
function keep(secret: string, file: string): void {
  mkdirSync(dirname(file), { recursive: true });
  const draft = `${file}.${randomBytes(6).toString('hex')}`;
  writeFileSync(draft, `${secret}\n`, { mode: 0o600, flag: 'wx', flush: true });
  try {
    linkSync(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(draft);
  }
}

const makeSecret = (): string => randomBytes(32).toString('base64url');
