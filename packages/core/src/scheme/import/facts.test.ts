import { expect, it } from 'vitest'
import { noFacts } from '../facts.ts'
import { check, csv, townWith } from './town.fixture.ts'

const factsOf = async (...files: File[]) => {
  const { scheme, defects } = await check(townWith(...files), {
    before: new Set(['1', '11', '12', '110', '120']),
  })
  if (!scheme) throw new Error(JSON.stringify(defects))
  return (cell: string) => ({ ...noFacts, ...scheme.facts[cell], seats: [] })
}

it('five fixes, and four where the fifth is not fixed, are kept as they are written', async () => {
  const facts = await factsOf(
    csv('网格编码,定区域,定职责,定任务,定考核', '111,全村,巡查,每周两次,季度考核', '121,全村,巡查,每周一次,'),
  )
  expect(facts('111').fixes).toEqual({ area: '全村', duty: '巡查', task: '每周两次', reward: '季度考核' })
  expect(facts('121').fixes).toEqual({ area: '全村', duty: '巡查', task: '每周一次' })
})

it('a site has its kind and, in capitals, its code', async () => {
  const facts = await factsOf(
    csv('网格编码,单位类型,统一社会信用代码', '111,农贸市场,91130200699229617x', '121,企业,'),
  )
  expect(facts('111').site).toEqual({ kind: 'market', uscc: '91130200699229617X' })
  expect(facts('121').site).toEqual({ kind: 'enterprise' })
})

it('items stand in their lists in the order of their rows; what is not said of them is null', async () => {
  const facts = await factsOf(
    csv(
      'cell,list,number,item,owner,part,signed',
      '11,责任清单,,禁止焚烧秸秆,党委,主责,2026-02-03',
      '11,leaders,L-1,分管环保,,,',
      '11,duties,,隐患排查,,配合,',
    ),
  )
  expect(facts('11').lists).toEqual([
    {
      kind: 'leaders',
      items: [{ number: 'L-1', item: '分管环保', owner: null, part: 'main', signedOn: null }],
    },
    {
      kind: 'duties',
      items: [
        { number: '1', item: '禁止焚烧秸秆', owner: '党委', part: 'main', signedOn: '2026-02-03' },
        { number: '2', item: '隐患排查', owner: null, part: 'supporting', signedOn: null },
      ],
    },
  ])
})

it('a merger names several predecessors, a split one for several cells', async () => {
  const facts = await factsOf(csv('cell,predecessor', '111,110', '111,120', '121,120'))
  expect(facts('111').predecessors).toEqual(['110', '120'])
  expect(facts('121').predecessors).toEqual(['120'])
})

it('a cell has the residents its table tells, and none where it tells none', async () => {
  const facts = await factsOf(csv('网格编码,常住人口', '111,１２８６', '121,'))
  expect(facts('111').population).toBe(1286)
  expect(facts('121')).not.toHaveProperty('population')
})
