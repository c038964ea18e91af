import type { HandOverRecord } from '@wangge/core/case/hand-over-record'
import { categoryName } from '@wangge/core/tip'
import { useFormatter, useLocale, useTranslations } from 'next-intl'
import { noonOf } from '../../../../../../ui/due.tsx'
import { FactList } from '../../../../../../ui/fact-list.tsx'
import { InChinese } from '../../../../../../ui/in-chinese.tsx'
import { Table } from '../../../../../../ui/table.tsx'

/** The record as it is given to the neighbour, on one sheet of A4. */
export const RecordSheet = ({ record }: { record: HandOverRecord }) => {
  const t = useTranslations('deskTransfers.record')
  const event = useTranslations('deskCase.event')
  const format = useFormatter()
  const locale = useLocale()
  const said = (step: string) => {
    if (step === 'received' || step === 'assigned') return t(`step.${step}`)
    return event.has(step as 'accept') ? event(step as 'accept') : step
  }
  const day = (date: string) => format.dateTime(noonOf(date), { dateStyle: 'long' })
  const { no, category, receivedOn, place, agreement, handedOverOn, account, steps, receipt, demo } = record
  const facts = [
    { term: t('no'), value: no },
    { term: t('to'), value: agreement.counterpart[locale] },
    {
      term: t('contact'),
      value: `${agreement.contact.office[locale]} · ${agreement.contact.phone}`,
    },
    { term: t('agreement'), value: `${agreement.id} · ${agreement.scope[locale]}` },
    { term: t('handedOverOn'), value: day(handedOverOn) },
    { term: t('category'), value: categoryName(category, locale) },
    { term: t('receivedOn'), value: day(receivedOn) },
    {
      term: t('place'),
      value: <InChinese>{place.cells.map(({ name }) => name).join(' › ')}</InChinese>,
    },
    {
      term: t('receipt'),
      value: receipt ? t('receiptOf', { no: receipt.theirNo, on: day(receipt.on) }) : t('noReceipt'),
    },
  ]
  return (
    <article data-hand-over={no}>
      <h1>{t('title', { no })}</h1>
      {demo && (
        <p>
          <strong>{t('demo')}</strong>
        </p>
      )}
      <FactList facts={facts} />
      <h2>{t('account')}</h2>
      <p>
        <InChinese>{account}</InChinese>
      </p>
      <Table
        caption={t('steps')}
        columns={[
          { key: 'on', name: t('on') },
          { key: 'what', name: t('what') },
        ]}
        rows={steps.map(({ event: name, at }, i) => ({
          key: `${i} ${name}`,
          cells: { on: day(at), what: said(name) },
        }))}
      />
      <p>{t('withheld')}</p>
    </article>
  )
}
