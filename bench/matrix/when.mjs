export const today = () => new Date().toISOString().slice(0, 10);

/** The version of a browser, without its name. */
export const versionOf = async (browser) => (await browser.version()).split('/')[1];
