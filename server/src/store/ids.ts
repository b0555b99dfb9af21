import { customAlphabet } from 'nanoid';

/** Letters and digits only, so that an id is safe in an address, a fragment and a double click. 16 of 62: 95 bits. */
export const newId = customAlphabet('0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz', 16);
