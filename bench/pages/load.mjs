import { Agent, get } from 'node:http';

const agent = new Agent({ keepAlive: true, maxSockets: 64 });

/** Resolves with the milliseconds until the whole answer is there. */
function ask(url) {
  const start = performance.now();
  return new Promise((resolve, reject) => {
    get(url, { agent }, (response) => {
      if (response.statusCode !== 200) reject(new Error(`${url}: ${response.statusCode}`));
      response.on('end', () => resolve(performance.now() - start)).resume();
    }).on('error', reject);
  });
}

/** The times of each of several questions, asked by turns. */
export async function alternate(urls, rounds) {
  const times = urls.map(() => []);
  for (let round = 0; round < rounds + 10; round++)
    for (const [index, url] of urls.entries()) {
      const time = await ask(url);
      if (round >= 10) times[index].push(time); // the first ones warm it up
    }
  return times;
}

/** Answers a second, with so many questions under way at any time. */
export async function rate(url, atOnce, ms = 3000) {
  const end = performance.now() + ms;
  let answers = 0;
  const askOn = async () => {
    while (performance.now() < end) {
      await ask(url);
      answers++;
    }
  };
  await Promise.all(Array.from({ length: atOnce }, askOn));
  return (answers / ms) * 1000;
}

/** Milliseconds from sending a comment until the last of so many streams has it. */
export async function fanOut(server, page, readers) {
  const address = `${server}/api/v1/pages/${page}`;
  const { rev } = await (await fetch(address)).json();
  const streams = [];
  const open = () =>
    new Promise((resolve, reject) => {
      const request = get(`${address}/events?rev=${rev}`, (response) => {
        const heard = new Promise((done) => {
          response.setEncoding('utf8').on('data', (part) => part.includes('event: comment') && done(performance.now()));
        });
        response.on('error', () => undefined);
        streams.push(request);
        resolve({ heard }); // not the promise itself, or opening would wait for news
      }).on('error', reject);
    });
  const opened = await Promise.all(Array.from({ length: readers }, open));
  const headers = { origin: server, 'content-type': 'application/json' };
  const { token } = await (await fetch(`${server}/api/v1/visitors`, { method: 'POST', headers, body: '{}' })).json();
  const start = performance.now();
  const answer = await fetch(`${address}/comments`, {
    method: 'POST',
    headers: { ...headers, authorization: `Bearer ${token}` },
    body: JSON.stringify({ body: 'News.', author: { name: 'Ada' } }),
  });
  if (!answer.ok) throw new Error(`The comment was refused: ${await answer.text()}`);
  const last = Math.max(...(await Promise.all(opened.map(({ heard }) => heard))));
  streams.forEach((request) => request.destroy());
  return last - start;
}
