/** Longest edge in pixels: what the site keeps, and the picture beside the form. */
const LONGEST = 2560
const PREVIEW = 320
const QUALITY = 0.82

export type Shrunk = { readonly blob: Blob; readonly preview: Blob }

/**
 * A photo redrawn as JPEG, small enough for a thin line and without what the camera wrote into it, upright, and a small
 * picture of it.
 * @throws when this browser cannot read or redraw it
 */
export async function shrink(photo: Blob): Promise<Shrunk> {
  const picture = await createImageBitmap(photo, { imageOrientation: 'from-image' })
  try {
    return { blob: await redraw(picture, LONGEST), preview: await redraw(picture, PREVIEW) }
  } finally {
    picture.close()
  }
}

async function redraw(picture: ImageBitmap, longest: number): Promise<Blob> {
  const scale = Math.min(1, longest / Math.max(picture.width, picture.height))
  const width = Math.max(1, Math.round(picture.width * scale))
  const height = Math.max(1, Math.round(picture.height * scale))
  const canvas = canvasOf(width, height)
  const pen = canvas.getContext('2d') as CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D | null
  if (!pen) throw new Error('no canvas')
  // JPEG knows no transparency: what was clear would turn black.
  pen.fillStyle = '#fff'
  pen.fillRect(0, 0, width, height)
  pen.imageSmoothingQuality = 'high'
  pen.drawImage(picture, 0, 0, width, height)
  return toJpeg(canvas)
}

function canvasOf(width: number, height: number): HTMLCanvasElement | OffscreenCanvas {
  if (typeof OffscreenCanvas !== 'undefined') return new OffscreenCanvas(width, height)
  return Object.assign(document.createElement('canvas'), { width, height })
}

async function toJpeg(canvas: HTMLCanvasElement | OffscreenCanvas): Promise<Blob> {
  const type = 'image/jpeg'
  if ('convertToBlob' in canvas) return canvas.convertToBlob({ type, quality: QUALITY })
  const blob = await new Promise<Blob | null>((made) => canvas.toBlob(made, type, QUALITY))
  if (!blob) throw new Error('no picture')
  return blob
}
