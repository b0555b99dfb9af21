/** Whether this page may use the browser's own cryptography; over plain http it may not. */
export const canSolve = (): boolean => (crypto.subtle as unknown) !== undefined;
