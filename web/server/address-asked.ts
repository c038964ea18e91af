import { headers } from 'next/headers'
import { addressHeader } from '../open-next/address-header.ts'

/** Path and query of the page asked for, as the reader's browser shows it; `/` where no converter stands in front. */
export const addressAsked = async (): Promise<string> => (await headers()).get(addressHeader) ?? '/'
