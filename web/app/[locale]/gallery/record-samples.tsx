import { useTranslations } from 'next-intl'
import { Badge, type BadgeState } from '../../../ui/badge.tsx'
import { FactList } from '../../../ui/fact-list.tsx'
import { HowWeCount } from '../../../ui/how-we-count.tsx'
import { Table } from '../../../ui/table.tsx'
import { Timeline } from '../../../ui/timeline.tsx'

const states: BadgeState[] = ['received', 'handling', 'overdue', 'resolved', 'unverified']
const samples = [
  { cell: 'cellName', cases: 12, state: 'handling' },
  { cell: 'cellName2', cases: 7, state: 'overdue' },
  { cell: 'cellName3', cases: 103, state: 'resolved' },
] as const

export const RecordSamples = () => {
  const t = useTranslations('gallery')
  const badge = (state: BadgeState) => <Badge state={state}>{t(state)}</Badge>
  return (
    <>
      <h2>{t('states')}</h2>
      <p>
        {states.map((state) => (
          <span key={state}>{badge(state)} </span>
        ))}
      </p>
      <h2>{t('facts')}</h2>
      <FactList
        facts={[
          { term: t('cell'), value: <a href="#form">{t('cellName')}</a> },
          { term: t('post'), value: t('postName') },
          { term: t('due'), value: t('dueDate') },
        ]}
      />
      <h2>{t('timeline')}</h2>
      <Timeline
        steps={[
          { id: '1', at: '2026-11-22T09:14:00+08:00', date: t('date1'), title: t('step1') },
          { id: '2', at: '2026-11-22T09:15:00+08:00', date: t('date2'), title: t('step2'), by: t('by2') },
          {
            id: '3',
            at: '2026-11-23T16:40:00+08:00',
            date: t('date3'),
            title: t('step3'),
            by: t('by3'),
            text: t('text3'),
            clock: t('clock3'),
          },
        ]}
      />
      <Table
        caption={t('table')}
        columns={[
          { key: 'cell', name: t('tableCell') },
          {
            key: 'cases',
            name: t('tableCases'),
            numeric: true,
            sortAddress: '#sorted',
            sorted: 'descending',
          },
          { key: 'state', name: t('tableState') },
        ]}
        rows={samples.map(({ cell, cases, state }) => ({
          key: cell,
          cells: { cell: t(cell), cases, state: badge(state) },
        }))}
      />
      <HowWeCount title={t('details')}>
        <p>{t('detailsText')}</p>
      </HowWeCount>
    </>
  )
}
