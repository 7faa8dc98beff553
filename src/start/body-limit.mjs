/**
 * How large the body of a request may be: a sending of evidence (5 MB) and the fields around it. Beyond it nothing is read. In the words
 * of BODY_SIZE_LIMIT, which the built server knows.
 */
export const bodyLimit = '6M';
