import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { caseDeeds } from './all-deeds.ts'
import { caseStatuses, deeds, machine, type Stage, stages } from './stage.ts'
import stageList from './stages.json' with { type: 'json' }

const page = join(import.meta.dirname, '../../../handbook/stages.md')

/** What the clock, the sweep and the reporter cause; all else is done by a person at the desk. */
const byNobodyAtTheDesk = ['dispute', 'remind', 'miss', 'recount', 'deliver', 'reply', 'forget']

describe('the state machine of a case', () => {
  it('has one row a deed, and each deed is done by a verb of the desk or by nobody at the desk', () => {
    expect(machine.map(({ deed }) => deed).toSorted()).toEqual([...deeds].toSorted())
    const atTheDesk = deeds.filter((deed) => !byNobodyAtTheDesk.includes(deed))
    expect(Object.keys(caseDeeds).toSorted()).toEqual(atTheDesk.toSorted())
    expect(new Set(machine.map(({ event }) => event)).size).toBe(machine.length)
  })

  it('names stages there are, and tells the public of each by one of six words at most', () => {
    expect(stageList.map(({ stage }) => stage)).toEqual([...stages])
    expect(caseStatuses.length).toBeLessThanOrEqual(6)
    const known = new Set<string>(caseStatuses)
    expect(stageList.filter(({ status }) => !known.has(status))).toEqual([])
    const named = machine.flatMap(({ from, to, keeps = [] }) => [...from, ...keeps, ...(to ? [to] : [])])
    expect(named.filter((stage) => !stages.includes(stage))).toEqual([])
  })

  it('lets no stage but an end be left by nobody', () => {
    const open = stageList.filter((row) => row.open).map(({ stage }) => stage as Stage)
    const leaves = (stage: Stage) =>
      machine.some(({ deed, from, to }) => from.includes(stage) && (to !== stage || deed === 'check'))
    expect(open.filter((stage) => !leaves(stage))).toEqual([])
  })

  it('stands in the handbook as it is', () => {
    const rows = machine.map(
      ({ deed, event, from, to, shown }) =>
        `| ${deed} | \`${event}\` | ${from.join(', ')} | ${to ?? '–'} | ${shown ? 'yes' : ''} |`,
    )
    const text = [
      '# Stages of a case',
      '',
      'Made from `packages/core/src/case/stages.json` and `machine.json`; `UPDATE=1 npx vitest run --project unit',
      'packages/core/src/case/machine` writes it anew. Who may do a deed stands in [rights.md](rights.md).',
      '',
      '| stage | the public reads | open |',
      '| --- | --- | --- |',
      ...stageList.map(({ stage, status, open }) => `| ${stage} | ${status} | ${open ? 'yes' : ''} |`),
      '',
      'A closed case whose verdict is “untrue” reads `not-verified`. `–`: the deed itself decides, or nothing changes.',
      '',
      '| deed | event | from | to | public |',
      '| --- | --- | --- | --- | --- |',
      ...rows,
      '',
    ].join('\n')
    if (process.env.UPDATE) writeFileSync(page, text)
    expect(readFileSync(page, 'utf8')).toBe(text)
  })
})
