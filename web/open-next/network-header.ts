/** The request header in which the converter hands over the caller's network; whatever a client sends under it is dropped. */
export const networkHeader = 'x-network'
