/** Milliseconds since 1970. A parameter of every service, so that a test can say what time it is. */
export type Clock = () => number;
