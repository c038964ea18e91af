/**
 * Settings of the running site, from its environment: `MAP_REVIEW_NO` is the review number (审图号) of the maps,
 * `MAPBOX_TOKEN` draws the interactive map by Mapbox (public by its nature: every reader's browser gets it),
 * `SITE_ORIGIN` (`https://grid.example`) is where readers find the site, `INCOMING_ORIGIN` where their browsers send
 * photos and recordings, `GALLERY=1` opens the gallery of components.
 */
export const siteSettings = () => ({
  mapReviewNo: process.env.MAP_REVIEW_NO,
  mapboxToken: process.env.MAPBOX_TOKEN,
  siteOrigin: process.env.SITE_ORIGIN,
  incomingOrigin: process.env.INCOMING_ORIGIN,
  gallery: process.env.GALLERY === '1',
})
