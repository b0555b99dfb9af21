/** Which ratings there are: from one step to the last star. */
export interface Scale {
  readonly step: number;
  readonly last: number;
}

interface Scaled {
  readonly max: number;
  readonly precision: number;
  readonly name: string;
  readonly form: HTMLFormElement | null;
}

/** A scale that can be drawn, whatever was asked for. For the page itself, whole stars are given. */
export function scaleOf({ max, precision, name, form }: Scaled): Scale {
  return {
    step: (form || name) && precision > 0 && precision < 1 ? Math.max(precision, 0.1) : 1,
    last: Math.min(Math.max(Math.round(max) || 5, 1), 20),
  };
}

/** The nearest rating on a scale, exact in decimals: three steps of 0.1 are 0.3. Less than half a step is none. */
export function snap(value: number, { step, last }: Scale): number {
  return Math.min(+(Math.round(value / step) * step).toFixed(4), last);
}
