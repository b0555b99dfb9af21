export const CHROMIUM_FLAGS: string[];
export function findBrowser(): Promise<string>;
export function apt(...packages: string[]): boolean;
export function findFirefox(): string;
