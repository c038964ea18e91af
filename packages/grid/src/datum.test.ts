import { describe, expect, test } from 'vitest'
import { convert, type Datum, type LngLat, toWgs84 } from './grid.ts'

const metresPerDegree = 111_195

function metresBetween(a: LngLat, b: LngLat): number {
  const across = Math.cos((a.lat * Math.PI) / 180)
  return Math.hypot((a.lng - b.lng) * across, a.lat - b.lat) * metresPerDegree
}

const places: [string, LngLat, number][] = [
  ['Yanji', { lng: 129.5089, lat: 42.8912 }, 627],
  ['Turpan', { lng: 89.1819, lat: 42.951 }, 291],
]

describe('the public formula', () => {
  test('agrees with published WGS-84 to BD-09 coordinates', () => {
    const bd = convert({ lng: 116.403988, lat: 39.914266 }, 'wgs84', 'bd09')
    expect(bd.lng).toBeCloseTo(116.41661560068297, 12)
    expect(bd.lat).toBeCloseTo(39.92196580126834, 12)
  })

  test('agrees with published WGS-84 to GCJ-02 coordinates', () => {
    const yanji = convert({ lng: 129.5089, lat: 42.8912 }, 'wgs84', 'gcj02')
    expect(yanji.lng).toBeCloseTo(129.515831, 6)
    expect(yanji.lat).toBeCloseTo(42.89366, 6)
    const turpan = convert({ lng: 89.1819, lat: 42.951 }, 'wgs84', 'gcj02')
    expect(turpan.lng).toBeCloseTo(89.184761, 6)
    expect(turpan.lat).toBeCloseTo(42.952566, 6)
  })

  test('agrees with a published inverse to the 2 cm to which that one is exact', () => {
    const published = { lng: 122.99395597, lat: 44.99804071 }
    const gcj = { lng: 123, lat: 45 }
    const ours = convert(gcj, 'gcj02', 'wgs84')
    expect(metresBetween(ours, published)).toBeLessThan(0.02)
    expect(metresBetween(convert(ours, 'wgs84', 'gcj02'), gcj)).toBeLessThan(1e-6)
    expect(metresBetween(convert(published, 'wgs84', 'gcj02'), gcj)).toBeGreaterThan(0.01)
  })

  test.each(places)('moves %s by the known offset', (_, place, metres) => {
    expect(Math.round(metresBetween(place, convert(place, 'wgs84', 'gcj02')))).toBe(metres)
  })

  test('leaves places outside China alone', () => {
    const paris = { lng: 2.3522, lat: 48.8566 }
    expect(convert(paris, 'wgs84', 'gcj02')).toEqual(paris)
    expect(convert(paris, 'gcj02', 'wgs84')).toEqual(paris)
  })
})

describe('conversion', () => {
  const datums: Datum[] = ['wgs84', 'gcj02', 'bd09']

  test('there and back is within a micrometre all over China', () => {
    let worst = 0
    for (let lng = 73.1; lng < 136; lng += 3.7) {
      for (let lat = 2.3; lat < 54; lat += 2.9) {
        for (const from of datums) {
          for (const to of datums) {
            const back = convert(convert({ lng, lat }, from, to), to, from)
            worst = Math.max(worst, metresBetween(back, { lng, lat }))
          }
        }
      }
    }
    expect(worst).toBeLessThan(1e-6)
  })

  test('returns, within a kilometre, at the rim where the formula jumps', () => {
    for (let step = -100; step <= 100; step++) {
      const west = { lng: 72.004 + step * 1e-4, lat: 35 }
      const south = { lng: 105, lat: 0.8293 + step * 1e-4 }
      for (const rim of [west, south])
        expect(metresBetween(rim, convert(rim, 'gcj02', 'wgs84'))).toBeLessThan(1000)
    }
  })

  test('within one datum changes nothing', () => {
    expect(convert({ lng: 100.1, lat: 40.1 }, 'bd09', 'bd09')).toEqual({ lng: 100.1, lat: 40.1 })
  })

  test('to WGS-84 names the new datum', () => {
    const point = toWgs84({ ...convert({ lng: 129.5, lat: 42.9 }, 'wgs84', 'bd09'), datum: 'bd09' })
    expect(point.datum).toBe('wgs84')
    expect(point.lng).toBeCloseTo(129.5, 10)
    expect(point.lat).toBeCloseTo(42.9, 10)
  })

  test.each([
    [Number.NaN, 40],
    [40, 100],
    [Infinity, 0],
  ])('refuses (%d, %d)', (lng, lat) => {
    expect(() => convert({ lng, lat }, 'wgs84', 'gcj02')).toThrow(
      expect.objectContaining({ code: 'point.out-of-range' }),
    )
  })
})
