import { titleName, titleOf } from '@wangge/core/officer'
import type { HeldSeat } from '@wangge/core/officer/read'
import { useFormatter, useLocale, useTranslations } from 'next-intl'
import { addressIn } from '../../../../i18n/locales.ts'
import { Day } from '../../../../ui/day.tsx'
import { noonOf } from '../../../../ui/due.tsx'
import { Person } from '../../../../ui/person.tsx'
import { Phone } from '../../../../ui/phone.tsx'
import { Table } from '../../../../ui/table.tsx'

/** The posts of a cell on a day, each leading to its page, with holder, office line and, where the title needs one, certificate. */
export const Seats = ({ seats, day }: { seats: readonly HeldSeat[]; day: string }) => {
  const locale = useLocale()
  const t = useTranslations('cell')
  const format = useFormatter()
  const needsCertificate = ({ title }: HeldSeat) => titleOf(title)?.certified === true
  if (seats.length === 0) return <p>{t('noPosts')}</p>
  return (
    <Table
      caption={t('posts')}
      columns={[
        { key: 'post', name: t('post') },
        { key: 'person', name: t('person') },
        { key: 'phone', name: t('phone') },
        { key: 'since', name: t('since') },
        ...(seats.some(needsCertificate) ? [{ key: 'certificate', name: t('certificate') }] : []),
      ]}
      rows={seats.map((seat) => ({
        key: seat.post,
        cells: {
          post: (
            <a href={addressIn(locale, `/posts/${seat.post}`)} rel="nofollow">
              {titleName(seat.title, locale)}
            </a>
          ),
          person: (
            <span>
              {seat.holder ? <Person name={seat.holder.name} /> : t('vacant')}
              {seat.members !== undefined && ` · ${t('members', { count: seat.members })}`}
            </span>
          ),
          phone: seat.holder ? <Phone line={seat.holder.phone} /> : '—',
          since: <Day day={seat.from} />,
          certificate: needsCertificate(seat) ? certificate(seat) : t('notNeeded'),
        },
      }))}
    />
  )

  function certificate({ holder }: HeldSeat) {
    if (!holder) return '—'
    if (!holder.certificate) return t('certificateNone')
    const { no, until } = holder.certificate
    const date = format.dateTime(noonOf(until), { dateStyle: 'medium' })
    return t(until < day ? 'certificateOver' : 'certificateValid', { no, date })
  }
}
