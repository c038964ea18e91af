/** The build serves these files as they are; importing one gives its address. */
declare module 'maplibre-gl/dist/maplibre-gl.css' {
  const address: string
  export default address
}

declare module 'mapbox-gl/dist/mapbox-gl.css' {
  const address: string
  export default address
}
