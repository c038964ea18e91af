import { generateKeyPairSync, randomBytes } from 'node:crypto'
import Provider, { type KoaContextWithOIDC } from 'oidc-provider'
import { languageOf, pageHeaders, signedOutPage, signOutPage } from './pages.ts'
import { memoryStore } from './store.ts'

/** How a second factor is called when one is asked for, and vouched for. */
export const SECOND_FACTOR = 'mfa'

/** Where the page on which people choose who they are is found, by the number of a sign-in. */
const signInPath = (uid: string): string => `/sign-in/${uid}`

export type Known = {
  readonly issuer: string
  readonly client: {
    readonly id: string
    readonly secret: string
    readonly addresses: readonly string[]
    readonly signedOut: string
  }
  readonly isPerson: (sub: string) => boolean
}

const MINUTE = 60
const HOUR = 60 * MINUTE

/**
 * An OpenID provider with one client, which must use code, PKCE and its secret. It signs with keys of its own that live as
 * long as it does, and vouches for whoever says who they are: for demonstrations only, on a loopback address only.
 */
export function createProvider({ issuer, client, isPerson }: Known): Provider {
  const provider = new Provider(issuer, {
    adapter: memoryStore(),
    clients: [
      {
        client_id: client.id,
        client_secret: client.secret,
        redirect_uris: [...client.addresses],
        response_types: ['code'],
        grant_types: ['authorization_code'],
        id_token_signed_response_alg: 'ES256',
        backchannel_logout_uri: client.signedOut,
        backchannel_logout_session_required: true,
      },
    ],
    responseTypes: ['code'],
    pkce: { required: () => true },
    acrValues: [SECOND_FACTOR],
    scopes: ['openid'],
    claims: { openid: ['sub'], amr: null },
    features: {
      devInteractions: { enabled: false },
      backchannelLogout: { enabled: true },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: (ctx, form) => show(ctx, signOutPage(languageIn(ctx), form)),
        postLogoutSuccessSource: (ctx) => show(ctx, signedOutPage(languageIn(ctx))),
      },
      userinfo: { enabled: false },
    },
    // The site is on the loopback address, to which the library's own guard lets nobody speak.
    fetch(address, options) {
      if (String(address) !== client.signedOut)
        throw new Error('the provider speaks to nobody but its client')
      return fetch(address, { ...options, dispatcher: undefined } as object)
    },
    jwks: { keys: [{ ...newSigningKey(), use: 'sig', alg: 'ES256' }] },
    cookies: { keys: [randomBytes(32).toString('base64url')] },
    interactions: { url: (_, { uid }) => signInPath(uid) },
    findAccount: (_, sub) => (isPerson(sub) ? { accountId: sub, claims: () => ({ sub }) } : undefined),
    // Nobody is asked whether the desk may learn who signed in: it is told the number alone.
    async loadExistingGrant({ oidc }) {
      const grant = new provider.Grant({
        clientId: oidc.client?.clientId ?? '',
        accountId: oidc.session?.accountId ?? '',
      })
      grant.addOIDCScope('openid')
      await grant.save()
      return grant
    },
    ttl: {
      AuthorizationCode: MINUTE,
      AccessToken: MINUTE,
      IdToken: 5 * MINUTE,
      Interaction: 10 * MINUTE,
      Grant: HOUR,
      Session: HOUR,
    },
  })
  return provider
}

const languageIn = ({ oidc }: KoaContextWithOIDC) => languageOf(oidc.params?.ui_locales)

function show(ctx: KoaContextWithOIDC, html: string): void {
  ctx.set(pageHeaders)
  ctx.body = html
}

const newSigningKey = () =>
  generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' })
