import { ContextEvent } from '@lit/context';
import type { LitElement, ReactiveController } from 'lit';
import { storeContext } from '../context/store-context.js';
import { StoreController } from '../controllers/store-controller.js';
import { Phrases } from '../i18n/phrases.js';
import { scene } from './scene.js';

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- TypeScript asks mixins for exactly this
type Constructor<T> = abstract new (...args: any[]) => T;

/**
 * An element that is drawn once and never lives: there is no document around it. Of its controllers only those that say
 * what to draw are heard; what follows a clock, an address or a server has nothing to follow.
 */
export function still<T extends Constructor<LitElement>>(Base: T): T {
  abstract class StillElement extends Base {
    override addController(controller: ReactiveController): void {
      if (controller instanceof StoreController) controller.hostConnected();
      if (controller instanceof Phrases) controller.update();
    }

    override dispatchEvent(event: Event): boolean {
      if (event instanceof ContextEvent && event.context === storeContext) event.callback(scene().store);
      return true;
    }

    override get isConnected(): boolean {
      return true;
    }

    override get childNodes(): NodeListOf<never> {
      return [] as unknown as NodeListOf<never>;
    }

    override get textContent(): string {
      return '';
    }

    /** The language is that of the scene. */
    override closest(): HTMLElement {
      return { lang: scene().language } as HTMLElement;
    }

    override matches(_selectors: string): this is never {
      return false;
    }

    override querySelector(): null {
      return null;
    }

    override querySelectorAll(): NodeListOf<never> {
      return [] as unknown as NodeListOf<never>;
    }
  }
  return StillElement;
}
