import { Desk } from './desk.mjs';
import { elements } from './elements.mjs';
import { forms } from './checks/forms.mjs';
import { hands } from './checks/hands.mjs';
import { looks } from './checks/looks.mjs';
import { manners } from './checks/manners.mjs';
import { names } from './checks/names.mjs';
import { today, versionOf } from './when.mjs';

const all = [...manners, ...names, ...hands, ...forms, ...looks];

/** '✓', or why not. */
async function look(browser, host, element, check) {
  const desk = new Desk(browser, host, element);
  try {
    const reason = await check(desk);
    if (!reason) return { sign: '✓' };
    return reason.none ? { sign: '–', reason: reason.none } : { sign: '✗', reason };
  } catch (error) {
    return { sign: '✗', reason: `the check came to no end: ${String(error).split('\n')[0]}` };
  } finally {
    await desk.close();
  }
}

/** Each element through each check, as a table in Markdown with the reasons below; `only` and `check` pick some. */
export async function measureChecks(browser, host, { only, check }) {
  const chosen = elements.filter(({ name }) => name.includes(only));
  const rows = [];
  for (const one of all.filter(({ title }) => title.includes(check))) {
    const cells = [];
    for (const element of chosen) cells.push(await look(browser, host, element, one.check));
    console.log(cells.map(({ sign }) => sign).join(' '), one.title);
    rows.push({ title: one.title, cells });
  }
  const line = (cells) => `| ${cells.join(' | ')} |`;
  const passed = chosen.map((_, index) => rows.filter(({ cells }) => cells[index].sign === '✓').length);
  const table = [
    line(['', ...chosen.map(({ name }) => name)]),
    line(['---', ...chosen.map(() => ':-:')]),
    ...rows.map(({ title, cells }) => line([title, ...cells.map(({ sign }) => sign)])),
    line([`**passed, of ${rows.length}**`, ...passed.map((count) => `**${count}**`)]),
  ];
  const versions = chosen.map(({ name, version }) => `${name} ${version}`).join(', ');
  const when = `Looked at on ${today()} in Chromium ${await versionOf(browser)}; ${versions}.`;
  return [when, table.join('\n'), ...chosen.map((element, index) => reasonsOf(element, index, rows))]
    .filter(Boolean)
    .join('\n\n');
}

function reasonsOf({ name }, index, rows) {
  const reasons = rows.flatMap(({ title, cells }) => {
    const { reason } = cells[index];
    return reason ? [`- ${title}: ${reason}.`] : [];
  });
  return reasons.length > 0 && `${name}:\n\n${reasons.join('\n')}`;
}
