import type { ProviderChallenge } from '../../protocol.js';
import { ADAPTERS } from './adapters.js';

/** A script that has not come by then is not waited for; milliseconds. */
const PATIENCE = 10_000;

/** Where the consent of a document is kept, which is loaded only on pages that ask for it: see `Consent`. */
const CONSENT = Symbol.for('afterword:consent@1');

/** One for each address, for the whole document. */
const scripts = new Map<string, Promise<void>>();

/**
 * Runs somebody else's check. Their script is loaded now and not before, and only if the reader agreed to the purpose,
 * where there is one. Rejects if it was not agreed to, cannot be loaded or cannot be done.
 */
export async function run(challenge: ProviderChallenge, place: HTMLElement, language: string): Promise<string> {
  const { name, script, consent } = challenge;
  if (consent && !isGranted(consent)) throw new Error(`Nobody agreed to ${consent}.`);
  if (!scripts.has(script)) scripts.set(script, load(script, name === 'friendly'));
  try {
    await scripts.get(script);
  } catch (error) {
    scripts.delete(script); // it may come another time
    throw error;
  }
  return ADAPTERS[name](challenge, place, language);
}

function isGranted(purpose: string): boolean {
  const { [CONSENT]: consent } = document as Document & { [CONSENT]?: { isGranted(purpose: string): boolean } };
  return consent?.isGranted(purpose) ?? false;
}

function load(address: string, isModule: boolean): Promise<void> {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script');
    const refuse = (): void => {
      script.remove();
      reject(new Error(`${address} did not come.`));
    };
    script.async = true;
    if (isModule) script.type = 'module';
    script.onload = () => resolve();
    script.onerror = refuse;
    script.src = trusted(address);
    document.head.append(script);
    setTimeout(refuse, PATIENCE);
  });
}

interface Policies {
  createPolicy(name: string, rules: object): { createScriptURL(address: string): unknown };
}

/** Where a page says which scripts it trusts, it has to say `trusted-types afterword-captcha` too. */
function trusted(address: string): string {
  const { trustedTypes } = globalThis as { trustedTypes?: Policies };
  policy ??= trustedTypes?.createPolicy('afterword-captcha', { createScriptURL: (text: string) => text });
  return (policy?.createScriptURL(address) ?? address) as string;
}
let policy: ReturnType<Policies['createPolicy']> | undefined;
