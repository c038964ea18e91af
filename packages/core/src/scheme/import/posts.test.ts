import { describe, expect, it } from 'vitest'
import { check, csv, geojson, townFeatures } from './town.fixture.ts'

/** The seats that a table of posts gives to each cell. */
const seatsOf = async (headings: string, ...rows: readonly string[]) => {
  const { scheme, defects } = await check([geojson(townFeatures()), csv(headings, ...rows)])
  if (!scheme) throw new Error(JSON.stringify(defects))
  return (cell: string) =>
    scheme.facts[cell]?.seats.map(({ post, title, holder }) => [post, title, holder?.phone])
}

describe('posts', () => {
  it('are numbered by role in the order of their rows', async () => {
    const seats = await seatsOf(
      'cell,role,name,phone',
      '11,worker,甲,0995-1234561',
      '11,head,乙,0995-1234562',
      '11,head,丙,0995-1234563',
      '11,deputy,丁,0995-1234564',
      '11,worker,戊,0995-1234565',
    )
    expect(seats('11')).toEqual([
      ['11.worker-1', 'grid-worker', '0995-1234561'],
      ['11.head', 'grid-head', '0995-1234562'],
      ['11.head-2', 'grid-head', '0995-1234563'],
      ['11.deputy-1', 'deputy-grid-head', '0995-1234564'],
      ['11.worker-2', 'grid-worker', '0995-1234565'],
    ])
  })

  it('take title from role, from either column and in any language; the top cell has a general head', async () => {
    const seats = await seatsOf(
      'cell,role,title,name,phone',
      '1,head,,甲,0995-1234561',
      '11,网格长,,乙,0995-1234562',
      '11,生态环境监督员,,丙,0995-1234563',
      '11,worker,supervisor,丁,0995-1234564',
      '11,team,Patrol team,戊,0995-1234565',
    )
    expect(seats('1')).toEqual([['1.head', 'general-grid-head', '0995-1234561']])
    expect(seats('11')?.map(([, title]) => title)).toEqual([
      'grid-head',
      'supervisor',
      'supervisor',
      'patrol-team',
    ])
  })

  it('that nobody holds may stand several times', async () => {
    const seats = await seatsOf('cell,role,name', '11,worker,', '11,worker,')
    expect(seats('11')?.map(([post]) => post)).toEqual(['11.worker-1', '11.worker-2'])
  })

  it('without a phone take that of the first head of their cell, wherever its row stands', async () => {
    const seats = await seatsOf('cell,role,name,phone', '11,worker,甲,', '11,head,乙,0995-1234562')
    expect(seats('11')?.[0]).toEqual(['11.worker-1', 'grid-worker', '0995-1234562'])
  })

  it('are held from the first day of the scheme unless the row says otherwise', async () => {
    const { scheme } = await check([
      geojson(townFeatures()),
      csv(
        'cell,role,name,phone,from,to,certificate,certificate_until,members,title',
        '11,head,甲,0995-1234561,,,,,,',
        '11,worker,乙,,2026/3/1,2026年12月31日,监001,2028.6.30,,supervisor',
        '11,team,丙,,,,,,７,working-group',
        '12,head,,,,,,,,',
      ),
    ])
    const phone = '0995-1234561'
    expect(scheme?.facts['11']?.seats).toEqual([
      { post: '11.head', title: 'grid-head', holder: { name: '甲', phone, from: '2026-01-01' } },
      {
        post: '11.worker-1',
        title: 'supervisor',
        holder: {
          name: '乙',
          phone,
          certificate: { no: '监001', until: '2028-06-30' },
          from: '2026-03-01',
          to: '2026-12-31',
        },
      },
      {
        post: '11.team-1',
        title: 'working-group',
        members: 7,
        holder: { name: '丙', phone, from: '2026-01-01' },
      },
    ])
    expect(scheme?.facts['12']?.seats).toEqual([{ post: '12.head', title: 'grid-head', holder: null }])
  })
})
