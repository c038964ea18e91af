import { fault } from '@wangge/core/fault'
import type { Identity } from '@wangge/core/staff'
import type { SignIn } from '@wangge/core/staff/sign-in'
import { createRemoteJWKSet, type JWTVerifyGetKey } from 'jose'
import * as oidc from 'openid-client'
import { siteSettings } from '../site-settings.ts'
import { proofOf } from './proof.ts'

/** Seconds the provider may take for one answer. */
const TIMEOUT = 5

/** Ours, on the site's own address; the provider must know it. */
const callbackAddress = (origin: string): string => `${origin}/auth/callback`

/** What a sign-in must get back, drawn anew for each. */
export const drawSignIn = (): Pick<SignIn, 'state' | 'nonce' | 'verifier'> => ({
  state: oidc.randomState(),
  nonce: oidc.randomNonce(),
  verifier: oidc.randomPKCECodeVerifier(),
})

let discovered: Promise<oidc.Configuration> | undefined

/**
 * What the provider says of itself, read once in the life of this process.
 * @throws Fault `staff.sign_in_unset`, `staff.sign_in_unreachable`
 */
function provider(): Promise<oidc.Configuration> {
  discovered ??= discover().catch((error: unknown) => {
    discovered = undefined
    throw error
  })
  return discovered
}

async function discover(): Promise<oidc.Configuration> {
  const { identityProvider } = siteSettings()
  if (!identityProvider) throw fault('staff.sign_in_unset')
  const issuer = new URL(identityProvider.issuer)
  try {
    return await oidc.discovery(
      issuer,
      identityProvider.clientId,
      {},
      byWhatItTakes(identityProvider.secret),
      {
        timeout: TIMEOUT,
        execute: [
          oidc.enableNonRepudiationChecks,
          ...(isLoopback(issuer) ? [oidc.allowInsecureRequests] : []),
        ],
      },
    )
  } catch (error) {
    tell(error)
    throw fault('staff.sign_in_unreachable')
  }
}

/** By what a token of the provider's own is known. */
export type Authority = {
  readonly issuer: string
  readonly clientId: string
  /** By which it signs what it says of people. */
  readonly algorithms: readonly string[]
  /** Its published keys, read when they are needed; for a made-up key not more often than every half minute. */
  readonly keys: JWTVerifyGetKey
}

const keysByAddress = new Map<string, Authority['keys']>()

/** @throws Fault `staff.sign_in_unset`, `staff.sign_in_unreachable` */
export async function authority(): Promise<Authority> {
  const config = await provider()
  const { issuer, jwks_uri, id_token_signing_alg_values_supported: algorithms } = config.serverMetadata()
  const address = URL.parse(jwks_uri ?? '')
  if (!address || (address.protocol !== 'https:' && !isLoopback(address)))
    throw fault('staff.sign_in_unreachable')
  const keys =
    keysByAddress.get(address.href) ?? createRemoteJWKSet(address, { timeoutDuration: TIMEOUT * 1000 })
  keysByAddress.set(address.href, keys)
  return { issuer, clientId: config.clientMetadata().client_id, algorithms: algorithms ?? ['RS256'], keys }
}

const isLoopback = ({ protocol, hostname }: URL) =>
  protocol === 'http:' && ['127.0.0.1', '[::1]', 'localhost'].includes(hostname)

/** The secret in a header where the provider takes that, as it must unless it says otherwise; else in the body. */
function byWhatItTakes(secret: string): oidc.ClientAuth {
  const [inHeader, inBody] = [oidc.ClientSecretBasic(secret), oidc.ClientSecretPost(secret)]
  return (server, ...rest) =>
    (server.token_endpoint_auth_methods_supported ?? ['client_secret_basic']).includes('client_secret_basic')
      ? inHeader(server, ...rest)
      : inBody(server, ...rest)
}

/** Where the browser goes to sign in, or to prove with a second factor who it is. */
export async function addressToSignIn(
  origin: string,
  { state, nonce, verifier }: Pick<SignIn, 'state' | 'nonce' | 'verifier'>,
  locale: string,
  proving: boolean,
): Promise<string> {
  return oidc.buildAuthorizationUrl(await provider(), {
    redirect_uri: callbackAddress(origin),
    scope: 'openid',
    response_type: 'code',
    state,
    nonce,
    code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    ui_locales: locale,
    ...(proving && { prompt: 'login', max_age: '0', acr_values: secondFactor() }),
  }).href
}

const secondFactor = () => siteSettings().identityProvider?.secondFactor ?? ''

type Vouched = {
  readonly identity: Identity
  /** How it calls its own session of the person; a logout token may name it. */
  readonly sid: string | null
  /** When the person proved with a second factor, if that happened since this sign-in began. */
  readonly provenAt: Date | null
}

/**
 * Changes the code in the address the provider sent the browser to for what it vouches for. State, nonce, PKCE, issuer,
 * signature and times are checked; the token itself is kept nowhere.
 * @throws Fault `staff.sign_in_refused`, `staff.sign_in_unreachable`, `staff.sign_in_unset`
 */
export async function whomItVouchesFor(
  origin: string,
  search: string,
  { state, nonce, verifier, startedAt }: SignIn,
): Promise<Vouched> {
  const answered = new URL(`${callbackAddress(origin)}${search}`)
  const claims = await exchange(await provider(), answered, {
    expectedState: state,
    expectedNonce: nonce,
    pkceCodeVerifier: verifier,
    idTokenExpected: true,
  })
  return {
    identity: { iss: claims.iss, sub: claims.sub },
    sid: typeof claims.sid === 'string' ? claims.sid : null,
    provenAt: proofOf(claims, secondFactor(), startedAt),
  }
}

async function exchange(
  config: oidc.Configuration,
  answered: URL,
  checks: oidc.AuthorizationCodeGrantChecks,
): Promise<oidc.IDToken> {
  try {
    const claims = (await oidc.authorizationCodeGrant(config, answered, checks)).claims()
    if (claims) return claims
  } catch (error) {
    tell(error)
    if (isOutOfReach(error)) throw fault('staff.sign_in_unreachable')
  }
  throw fault('staff.sign_in_refused')
}

const codeOf = (error: unknown): unknown => (error instanceof Error ? Reflect.get(error, 'code') : undefined)

const isOutOfReach = (error: unknown) => error instanceof TypeError || codeOf(error) === 'OAUTH_TIMEOUT'

/** Name and code alone: a message could carry what the provider said of a person. */
function tell(error: unknown): void {
  const name = error instanceof Error ? error.name : 'unknown'
  console.error(JSON.stringify({ signIn: name, code: String(codeOf(error) ?? '') }))
}
