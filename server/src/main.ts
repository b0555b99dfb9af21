#!/usr/bin/env node
import { Command, CommanderError, Option } from 'commander';
import { acknowledgements } from './commands/acknowledgements.js';
import { backup } from './commands/backup.js';
import { FORMATS } from './commands/export.js';
import { held } from './commands/held.js';
import { history } from './commands/history.js';
import { setClosed } from './commands/pages.js';
import { ratings } from './commands/ratings.js';
import { migrateDatabase } from './commands/migrate.js';
import { serve } from './commands/serve.js';
import { ConfigError, loadConfig, type Config } from './config.js';
import { readVersion } from './server.js';
import { settingsHelp } from './settings-help.js';

/** Runs a command with the settings, and turns what a person can mend into one line. */
function withConfig<T extends unknown[]>(run: (config: Config, ...args: T) => Promise<void>) {
  return async (...args: T): Promise<void> => {
    try {
      await run(loadConfig(process.env), ...args);
    } catch (error) {
      process.stderr.write(`afterword-server: ${explain(error)}\n`);
      process.exitCode = 1;
    }
  };
}

function explain(error: unknown): string {
  if (error instanceof ConfigError || error instanceof CommanderError) return error.message;
  if (!(error instanceof Error)) return String(error);
  const { code, syscall } = error as NodeJS.ErrnoException;
  const { PORT = '8080', HOST = 'localhost' } = process.env;
  if (code === 'EADDRINUSE')
    return `port ${PORT} on ${HOST} is taken; stop what listens there, or set PORT to another one`;
  if (code === 'EACCES' && syscall === 'listen')
    return `port ${PORT} on ${HOST} may not be listened on; set PORT to another one`;
  if (syscall === 'getaddrinfo' || code === 'EADDRNOTAVAIL') return `HOST=${HOST} is not an address of this machine`;
  return [error, error.cause]
    .filter((each) => each instanceof Error)
    .map(inWords)
    .join(' ');
}

/** An attempt at several addresses fails with several errors and no words of its own. */
function inWords(error: Error): string {
  return error.message || (error instanceof AggregateError ? error.errors.map(String).join('; ') : error.name);
}

const program = new Command('afterword-server')
  .description('Keeps what readers say after an article: comments, ratings, captchas.')
  .version(readVersion())
  .addHelpText('after', () => `\nSettings, from the environment:\n${settingsHelp()}`);

program
  .command('serve', { isDefault: true })
  .description('start the server')
  .allowExcessArguments() // a mistyped command ends up here
  .action(async (_options, { args: [unknown] }: Command) => {
    if (unknown !== undefined) program.error(`afterword-server: there is no command "${unknown}"; --help lists them`);
    await withConfig(serve)();
  });
program.command('migrate').description('bring the database up to date').action(withConfig(migrateDatabase));
program
  .command('held')
  .description('list the comments that wait for a moderator, or decide on them')
  .option('--approve <id...>', 'publish these')
  .option('--remove <id...>', 'remove these')
  .action(withConfig(held));
program
  .command('history <comment>')
  .description('show what a comment says, and what it said before each change')
  .action(withConfig(history));
program
  .command('close <page>')
  .description('stop a page from taking anything new')
  .action(withConfig((config, page: string) => setClosed(config, page, true)));
program
  .command('open <page>')
  .description('let a closed page take comments and ratings again')
  .action(withConfig((config, page: string) => setClosed(config, page, false)));
for (const [name, description, action] of [
  [
    'acknowledgements',
    'export who acknowledged which disclaimer, and what was agreed to with each comment',
    acknowledgements,
  ],
  ['ratings', 'export what each visitor rated, under which name, and when', ratings],
] as const)
  program
    .command(name)
    .description(description)
    .option('--page <page>', 'of this page only')
    .addOption(new Option('--format <format>', 'how it is written').choices(FORMATS).default('csv'))
    .action(withConfig(action));
program
  .command('backup <folder>')
  .description('copy the embedded database and its secret, while the server runs')
  .action(withConfig(backup));

await program.parseAsync();
