import { archive } from './archive.fixture.ts'

export type Ring = readonly (readonly [number, number])[]

/** Degrees on WGS-84, as an ESRI .prj says it. */
export const wgs84Prj =
  'GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]'

/** Gauss-Krüger, 3-degree zone around 99° E, metres, on the given datum. */
export const gaussKrugerPrj = (datum: string) =>
  `PROJCS["3_Degree_GK_CM_99E",GEOGCS["GCS_${datum}",DATUM["D_${datum}",SPHEROID["CGCS2000",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Gauss_Kruger"],PARAMETER["False_Easting",500000.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",99.0],PARAMETER["Scale_Factor",1.0],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]`

/** Polygons of one ring each. */
export function shp(rings: readonly Ring[]): Uint8Array {
  const records = rings.map((ring, i) => {
    const content = Buffer.alloc(48 + ring.length * 16)
    content.writeInt32LE(5, 0)
    content.writeInt32LE(1, 36)
    content.writeInt32LE(ring.length, 40)
    for (const [corner, [x, y]] of ring.entries()) {
      content.writeDoubleLE(x, 48 + corner * 16)
      content.writeDoubleLE(y, 56 + corner * 16)
    }
    const head = Buffer.alloc(8)
    head.writeInt32BE(i + 1, 0)
    head.writeInt32BE(content.length / 2, 4)
    return Buffer.concat([head, content])
  })
  const header = Buffer.alloc(100)
  header.writeInt32BE(9994, 0)
  header.writeInt32BE((100 + Buffer.concat(records).length) / 2, 24)
  header.writeInt32LE(1000, 28)
  header.writeInt32LE(5, 32)
  return Buffer.concat([header, ...records])
}

/** Text columns of 40 bytes; `encode` turns a text into the bytes of its code page. */
export function dbf(
  columns: readonly string[],
  rows: readonly (readonly string[])[],
  encode: (text: string) => Uint8Array = (text) => Buffer.from(text),
): Uint8Array {
  const width = 40
  const fields = columns.map((name) => {
    const field = Buffer.alloc(32)
    field.write(name, 0, 'utf8')
    field.write('C', 11, 'latin1')
    field.writeUInt8(width, 16)
    return field
  })
  const header = Buffer.alloc(32)
  header.writeUInt8(3, 0)
  header.writeUInt32LE(rows.length, 4)
  header.writeUInt16LE(33 + 32 * columns.length, 8)
  header.writeUInt16LE(1 + width * columns.length, 10)
  const records = rows.map((row) =>
    Buffer.concat([
      Buffer.from(' '),
      ...row.map((text) => {
        const value = Buffer.alloc(width, ' ')
        value.set(encode(text))
        return value
      }),
    ]),
  )
  return Buffer.concat([header, ...fields, Buffer.from('\r'), ...records, Buffer.from('\x1a')])
}

export type Parts = Readonly<Partial<Record<'shp' | 'dbf' | 'prj' | 'cpg', Uint8Array | string>>>

export const zipped = (parts: Parts, layer = 'grid') =>
  archive(
    Object.entries(parts).map(([part, bytes]) => ({ name: `${layer}.${part}`, bytes: Buffer.from(bytes) })),
  )
