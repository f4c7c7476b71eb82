import { refuseTooLarge } from './refuse-too-large.js';

/** The limit of a document's tokens, which the parser checks. */
export const TOKEN_LIMIT = { n: 4_000, onReject: [refuseTooLarge] };

/** The limit of a document's depth, which its validation checks. */
export const DEPTH_LIMIT = { n: 16, flattenFragments: true, onReject: [refuseTooLarge] };
