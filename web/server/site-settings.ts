/**
 * Settings of the running site, from its environment: `MAP_REVIEW_NO` is the review number (审图号) of the maps,
 * `MAPBOX_TOKEN` draws the interactive map by Mapbox (public by its nature: every reader's browser gets it),
 * `SITE_ORIGIN` (`https://grid.example`) is where readers find the site, `INCOMING_ORIGIN` where their browsers send
 * photos and recordings. Staff sign in by the OpenID provider `OIDC_ISSUER`, which knows the site as `OIDC_CLIENT_ID` with
 * `OIDC_CLIENT_SECRET` and calls a second factor `OIDC_ACR` (`mfa` without it); unless all are set nobody can sign in. `GALLERY=1` opens the gallery of components.
 */
export const siteSettings = () => ({
  mapReviewNo: process.env.MAP_REVIEW_NO,
  mapboxToken: process.env.MAPBOX_TOKEN,
  siteOrigin: process.env.SITE_ORIGIN,
  incomingOrigin: process.env.INCOMING_ORIGIN,
  identityProvider: identityProvider(),
  gallery: process.env.GALLERY === '1',
})

function identityProvider() {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: secret, OIDC_ACR } = process.env
  if (!issuer || !clientId || !secret) return undefined
  return { issuer, clientId, secret, secondFactor: OIDC_ACR || 'mfa' }
}
