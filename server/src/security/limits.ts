import ipaddr from 'ipaddr.js';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { AppError } from '../errors.js';

interface Limit {
  readonly points: number;
  /** Seconds. */
  readonly duration: number;
}

/**
 * How much is too much. A visitor's own limits are those of a person in a hurry. An address may be a whole hospital, so
 * its first limit does not refuse anyone: it only asks for more than silent work. Its second one stops floods.
 */
export const LIMITS = {
  visitorWrites: { points: 60, duration: 60 },
  addressWrites: { points: 120, duration: 60 },
  addressFlood: { points: 3000, duration: 60 },
  visitors: { points: 600, duration: 60 },
  challenges: { points: 1200, duration: 60 },
  /** Wrong and forged answers. Never refuses: who guesses a lot is asked for characters. */
  guesses: { points: 20, duration: 600 },
  /** Passes for people who can do no check, each of which gives a moderator something to read. */
  holds: { points: 20, duration: 600 },
  images: { points: 120, duration: 60 },
  /** Images and sounds for nothing, for a whole hospital; then each pass won with silent work buys a few. */
  questions: { points: 60, duration: 600 },
  previews: { points: 600, duration: 60 },
  /** Drawn on the server, which takes longer than data: also for the server of a site that asks for each of its readers. */
  documents: { points: 1200, duration: 60 },
} as const satisfies Record<string, Limit>;

/** Images and sounds for a pass that was won with silent work. */
export const QUESTIONS_PER_PASS = 5;

type LimitName = keyof typeof LIMITS;

/** Counts in memory only: no address is ever written down. */
export class Limits {
  readonly #counters: Record<LimitName, RateLimiterMemory>;

  constructor(limits: Record<LimitName, Limit> = LIMITS) {
    const counters = Object.entries(limits).map(([name, limit]) => [name, new RateLimiterMemory(limit)]);
    this.#counters = Object.fromEntries(counters) as Record<LimitName, RateLimiterMemory>;
  }

  /** Counts one use and refuses what is over the limit. */
  async use(
    name: 'visitors' | 'challenges' | 'images' | 'previews' | 'holds' | 'documents',
    address: string,
  ): Promise<void> {
    const counter = this.#counters[name];
    const { consumedPoints, msBeforeNext } = await counter.penalty(network(address));
    if (consumedPoints > counter.points) throw tooMany(msBeforeNext);
  }

  /** Before a write. Nothing is counted yet: what is refused for another reason costs a reader nothing. */
  async allowWrite(visitor: string, address: string): Promise<void> {
    const own = await this.#counters.visitorWrites.get(visitor);
    if (own && own.consumedPoints >= this.#counters.visitorWrites.points) throw tooMany(own.msBeforeNext);
    const flood = await this.#counters.addressFlood.get(network(address));
    if (flood && flood.consumedPoints >= this.#counters.addressFlood.points) throw tooMany(flood.msBeforeNext);
  }

  /** Whether so much was written from an address lately that silent work is not enough there. */
  async isCrowded(address: string): Promise<boolean> {
    const shared = await this.#counters.addressWrites.get(network(address));
    return shared !== null && shared.consumedPoints >= this.#counters.addressWrites.points;
  }

  /** How many challenges were asked for from there in the present minute. */
  async challengesFrom(address: string): Promise<number> {
    return (await this.#counters.challenges.get(network(address)))?.consumedPoints ?? 0;
  }

  /** Whether so many answers from there were wrong lately that somebody seems to be trying. */
  async isGuessing(address: string): Promise<boolean> {
    const wrong = await this.#counters.guesses.get(network(address));
    return wrong !== null && wrong.consumedPoints >= this.#counters.guesses.points;
  }

  /** Counts one question; false if the network has had those that it was to have. */
  async takeQuestion(address: string): Promise<boolean> {
    const { questions } = this.#counters;
    return (await questions.penalty(network(address))).consumedPoints <= questions.points;
  }

  /** After work for a few more; the first one is theirs, whoever else asks at the same time. */
  async refillQuestions(address: string): Promise<void> {
    const { questions } = this.#counters;
    await questions.set(network(address), questions.points - QUESTIONS_PER_PASS + 1, questions.duration);
  }

  /** After an answer that was wrong. */
  async countGuess(address: string): Promise<void> {
    await this.#counters.guesses.penalty(network(address));
  }

  /** After a write. */
  async countWrite(visitor: string, address: string): Promise<void> {
    await this.#counters.visitorWrites.penalty(visitor);
    await this.#counters.addressWrites.penalty(network(address));
    await this.#counters.addressFlood.penalty(network(address));
  }
}

/** Some proxies say from which port, too: 192.0.2.1:4711, [2001:db8::1]:4711. */
const WITH_PORT = /^(?:\[(?<six>[\da-f:.]+)\]|(?<four>[\d.]+))(?::\d+)?$/i;

/** One household: an IPv4 address, or the /64 that an IPv6 provider gives a customer. */
export function network(said: string): string {
  const { six, four } = WITH_PORT.exec(said)?.groups ?? {};
  const address = six ?? four ?? said;
  if (!ipaddr.isValid(address)) return address;
  const parsed = ipaddr.process(address);
  return parsed.kind() === 'ipv4' ? parsed.toString() : (parsed as ipaddr.IPv6).parts.slice(0, 4).join(':');
}

function tooMany(msBeforeNext: number): AppError {
  const retryAfter = Math.max(1, Math.ceil(msBeforeNext / 1000));
  return new AppError('rate_limited', `That was a lot at once. Try again in ${retryAfter} seconds.`, { retryAfter });
}
