import type { ShownOpening } from '@wangge/core/identity/read-opening'
import { getTranslations } from 'next-intl/server'
import { OfficeForm } from '../office/office-form.tsx'

/** Another's request to agree to or decline, or the own one to open; each asks for a second factor. */
export const NextDeed = async ({ id, next }: { id: string; next: ShownOpening['next'] }) => {
  const t = await getTranslations('deskIdentity')
  if (next === 'open') return <OfficeForm name="agreed" hidden={{ deed: 'open', id }} submit={t('openNow')} />
  if (next !== 'answer') return null
  return (
    <>
      <section>
        <h2>{t('agreeTitle')}</h2>
        <p>{t('agreeText')}</p>
        <OfficeForm name="agree" hidden={{ deed: 'agree', id }} submit={t('agree')} />
      </section>
      <section>
        <h2>{t('declineTitle')}</h2>
        <OfficeForm
          name="decline"
          hidden={{ deed: 'decline', id }}
          fields={[{ name: 'reason', kind: 'area', label: t('declineReason'), hint: t('declineHint') }]}
          submit={t('decline')}
          kind="secondary"
        />
      </section>
    </>
  )
}
