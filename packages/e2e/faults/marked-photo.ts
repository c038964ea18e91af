import sharp from 'sharp'

/** A JPEG as a phone makes it: camera, place and time in its metadata, and the mark in each of them. */
export const markedPhoto = (mark: string): Promise<Buffer> =>
  sharp({ create: { width: 640, height: 480, channels: 3, background: '#7a8f6b' } })
    .withExif({
      IFD0: { Make: mark, ImageDescription: mark },
      IFD2: { UserComment: mark },
      IFD3: {
        GPSLatitudeRef: 'N',
        GPSLatitude: '42/1 57/1 2/1',
        GPSLongitudeRef: 'E',
        GPSLongitude: '89/1 11/1 25/1',
      },
    })
    .withXmp(`<x:xmpmeta xmlns:x="adobe:ns:meta/">${mark}</x:xmpmeta>`)
    .jpeg()
    .toBuffer()
