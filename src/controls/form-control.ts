import { LitElement, type PropertyDeclarations, type PropertyValues } from 'lit';

/** What is wrong with a control's value, if anything. */
export interface ValidityProblem {
  readonly flags: ValidityStateFlags;
  readonly message: string;
}

/**
 * An element that takes part in a form as native controls do: value, validity, labels, reset, restore and disabled
 * field sets (https://html.spec.whatwg.org/multipage/custom-elements.html#form-associated-custom-elements).
 *
 * @cssstate invalid - Something is wrong with the value, and the reader was told.
 */
export abstract class FormControl extends LitElement {
  static override properties: PropertyDeclarations = {
    name: { reflect: true },
    required: { type: Boolean, reflect: true },
    disabled: { type: Boolean, reflect: true },
  };
  static readonly formAssociated = true;
  static override shadowRootOptions: ShadowRootInit = { mode: 'open', delegatesFocus: true };

  /** The name under which a form submits the value. */
  name = '';
  /** In a form: it cannot be submitted without a value. */
  required = false;
  /** Takes nothing for now, and is left out of a form. */
  disabled = false;

  protected readonly internals = this.attachInternals();
  #customMessage = '';

  /** The form it belongs to. */
  get form(): HTMLFormElement | null {
    return this.internals.form;
  }

  /** The labels that name it. */
  get labels(): NodeList {
    return this.internals.labels;
  }

  get validity(): ValidityState {
    return this.internals.validity;
  }

  get validationMessage(): string {
    return this.internals.validationMessage;
  }

  get willValidate(): boolean {
    return this.internals.willValidate;
  }

  checkValidity(): boolean {
    return this.internals.checkValidity();
  }

  /** Checks the value, and shows the reader what is wrong with it. */
  reportValidity(): boolean {
    return this.internals.reportValidity();
  }

  /** Sets a problem of your own; an empty text takes it away. */
  setCustomValidity(message: string): void {
    this.#customMessage = message;
    this.#validate();
  }

  constructor() {
    super();
    this.addEventListener('invalid', () => this.internals.states.add('invalid'));
  }

  /** Called by the browser when the form is reset. */
  formResetCallback(): void {
    this.resetValue();
    this.internals.states.delete('invalid');
  }

  /** Called by the browser when a field set around it is disabled or enabled. */
  formDisabledCallback(): void {
    this.requestUpdate();
  }

  /** Goes back to what the author wrote. */
  protected abstract resetValue(): void;
  /** What a form submits; null submits nothing. */
  protected abstract get formValue(): string | null;
  /** What is wrong with the value. */
  protected abstract get problem(): ValidityProblem | undefined;

  /** Whether it takes nothing for now: because of itself, or of the field set it is in. */
  get isDisabled(): boolean {
    return this.disabled || this.matches(':disabled');
  }

  protected override updated(_changed: PropertyValues): void {
    this.internals.setFormValue(this.formValue);
    this.#validate();
  }

  #validate(): void {
    const problem = this.#customMessage ? { flags: { customError: true }, message: this.#customMessage } : this.problem;
    const anchor = this.renderRoot.querySelector<HTMLElement>('input, button') ?? undefined;
    this.internals.setValidity(problem?.flags ?? {}, problem?.message, anchor);
    if (!problem) this.internals.states.delete('invalid');
  }
}
