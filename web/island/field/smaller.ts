/** Longest edge in pixels, and the bytes a photo should come to. */
const EDGE = 1600
const BYTES = 300_000
const QUALITIES = [0.8, 0.65, 0.5, 0.4]

/** The photo as a JPEG a weak line carries, without what the camera wrote into it; the file itself where that fails. */
export async function smaller(file: File): Promise<File> {
  if (file.size <= BYTES && file.type === 'image/jpeg') return file
  try {
    const picture = await createImageBitmap(file, { imageOrientation: 'from-image' })
    const scale = Math.min(1, EDGE / Math.max(picture.width, picture.height))
    const canvas = document.createElement('canvas')
    canvas.width = Math.round(picture.width * scale)
    canvas.height = Math.round(picture.height * scale)
    canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height)
    picture.close()
    let best: Blob | null = null
    for (const quality of QUALITIES) {
      best = await new Promise<Blob | null>((made) => canvas.toBlob(made, 'image/jpeg', quality))
      if (best && best.size <= BYTES) break
    }
    return best && best.size < file.size ? new File([best], 'photo.jpg', { type: 'image/jpeg' }) : file
  } catch {
    return file
  }
}
