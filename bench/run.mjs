// npm run bench -- <name> …  runs bench/<name>.mjs, which measures one thing and writes its part of docs/performance.md.

const [name = '', ...args] = process.argv.slice(2);
if (!/^[a-z-]+$/.test(name)) throw new Error('Say which: npm run bench -- render');
const { run } = await import(`./${name}.mjs`);
await run(args);
