/**
 * Settings of the running site, from its environment: `MAP_REVIEW_NO` is the review number (审图号) of the maps, `GALLERY=1` opens the gallery of components.
 */
export const siteSettings = () => ({
  mapReviewNo: process.env.MAP_REVIEW_NO,
  gallery: process.env.GALLERY === '1',
})
