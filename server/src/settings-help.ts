import { settings } from './settings.js';

interface SettingRow {
  readonly name: string;
  readonly fallback: string;
  readonly description: string;
}

/** The settings as rows, for `--help` and for the README. */
export function settingRows(): SettingRow[] {
  return Object.entries(settings).map(([name, { default: fallback, desc = '', example }]) => ({
    name,
    fallback: describe(fallback) ?? example ?? '',
    description: desc,
  }));
}

export function settingsHelp(): string {
  return settingRows()
    .map(({ name, fallback, description }) => `  ${name}${fallback && ` (${fallback})`}\n      ${description}`)
    .join('\n');
}

/** Undefined for what has no short spelling of its own. */
function describe(value: unknown): string | undefined {
  if (typeof value === 'string' || typeof value === 'number') return String(value);
  if (value === undefined || (Array.isArray(value) && value.length === 0)) return '';
  return undefined;
}
