export const DEMONSTRATED_RATINGS: string;
