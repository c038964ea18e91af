/** The request header in which the converter hands over the address asked for; whatever a client sends under it is dropped. */
export const addressHeader = 'x-address-asked'
