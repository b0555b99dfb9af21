import type { ReactiveController, ReactiveControllerHost } from 'lit';

const MINUTE = 60_000;
const hosts = new Set<ReactiveControllerHost & Element>();
let timer: ReturnType<typeof setInterval> | undefined;

/** Renders its host again each minute if it is in sight. One timer serves every clock on the page, and rests while nobody looks. */
export class Clock implements ReactiveController {
  readonly #host: ReactiveControllerHost & Element;

  constructor(host: ReactiveControllerHost & Element) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    hosts.add(this.#host);
    timer ??= setInterval(tick, MINUTE);
  }

  hostDisconnected(): void {
    hosts.delete(this.#host);
    if (hosts.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  }
}

function tick(): void {
  if (document.visibilityState !== 'visible') return;
  for (const host of hosts) if (host.checkVisibility({ contentVisibilityAuto: true })) host.requestUpdate();
}
