/** By what a browser signs in, in two words; only the way back from the identity provider is told. */
export const deviceHeader = 'x-device'
