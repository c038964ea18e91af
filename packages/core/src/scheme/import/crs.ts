import proj4 from 'proj4'
import crs from './crs.json' with { type: 'json' }
import { Refused } from './defect.ts'

/** What a file says of its coordinates. `project` leads to [lng, lat] in degrees; absent when they are degrees. */
export type Crs = { readonly project?: (x: number, y: number) => [lng: number, lat: number] }

const degrees: Crs = {}

/** Datums whose degrees need no shift. Beijing 1954 and Xian 1980 do, by parameters that are not public. */
const known =
  /^(d_)?(wgs_?(19)?84|world_geodetic_system_1984.*|china_2000|cgcs_?2000|china_geodetic_coordinate_system_2000)$/

/**
 * A coordinate reference system given as WKT (a .prj file, a GeoPackage's definition) or as an EPSG or OGC name.
 * @throws Refused `crs.unknown`, also for a datum whose shift is not public
 */
export function crsFrom(definition: string): Crs {
  const system = definition.trim()
  return /^\w+\s*\[/.test(system) ? crsFromWkt(system) : crsFromName(system)
}

function crsFromName(name: string): Crs {
  if (/CRS:?84$/i.test(name)) return degrees
  const code = Number(/(?:^|:)(\d+)$/.exec(name)?.[1])
  if (crs.degrees.includes(code)) return degrees
  if (crs.mercator.includes(code)) return inverseOf('EPSG:3857')
  const zones = crs.gaussKruger.find(({ from, to }) => from <= code && code <= to)
  if (!zones) throw new Refused('crs.unknown')
  const zone = code - zones.from
  const meridian = zones.meridian + zone * zones.step
  const easting = zones.easting + zone * zones.eastingStep
  return inverseOf(
    `+proj=tmerc +lat_0=0 +lon_0=${meridian} +k=1 +x_0=${easting} +y_0=0 +ellps=GRS80 +units=m`,
  )
}

function crsFromWkt(wkt: string): Crs {
  const { projName, datumCode = '', units } = parsed(wkt)
  if (!known.test(datumCode.toLowerCase().replaceAll(' ', '_'))) throw new Refused('crs.unknown')
  if (projName !== 'longlat') return inverseOf(wkt)
  if (units?.startsWith('deg') === false) throw new Refused('crs.unknown')
  return degrees
}

/** What proj4 puts on a projection beside what its declarations tell. */
type Parsed = { readonly projName?: string; readonly datumCode?: string; readonly units?: string }

function parsed(wkt: string): Parsed {
  try {
    return new proj4.Proj(wkt) as unknown as Parsed
  } catch {
    throw new Refused('crs.unknown')
  }
}

function inverseOf(definition: string): Crs {
  const { inverse } = proj4(definition)
  return {
    project(x, y) {
      const [lng = Number.NaN, lat = Number.NaN] = inverse([x, y])
      return [lng, lat]
    },
  }
}
