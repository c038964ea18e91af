'use client'

import { useTranslations } from 'next-intl'
import { Button } from '../../../../../ui/button.tsx'
import { useOffice } from '../../office/office.tsx'
import styles from './publish.module.css'

const sides = ['x', 'y', 'width', 'height'] as const
/** Rows without script; the picture adds more. */
const ROWS = 8

/** Black boxes on one photo: drawn on it, or typed in percent. */
export const RedactForm = ({
  no,
  id,
  n,
  picture,
  isMade,
}: {
  no: string
  id: string
  n: number
  /** Address of the photo as it is. */
  picture: string
  isMade: boolean
}) => {
  const t = useTranslations('deskPublish')
  const { state, action } = useOffice()
  const form = `redact-${id}`
  const isMine = state.form === form
  const typed = (side: string, row: number) => (isMine ? (state.typed[side]?.[row] ?? '') : '')
  return (
    <form action={action} noValidate id={`form-${form}`} data-redact data-box={t('box', { n: '#' })}>
      <input type="hidden" name="form" value={form} />
      <input type="hidden" name="go" value="redact" />
      <input type="hidden" name="no" value={no} />
      <input type="hidden" name="photo" value={id} />
      <figure className={styles.picture} data-picture>
        {/* biome-ignore lint/performance/noImgElement: shown to signed-in people alone, by an address of its own */}
        <img src={picture} alt={t('originalAlt', { n })} draggable={false} />
      </figure>
      <p data-draws hidden>
        {t('draw')}
      </p>
      <details open={isMine} className={styles.boxes}>
        <summary>{t('boxes')}</summary>
        <p>{t('boxesHint')}</p>
        {Array.from({ length: Math.max(ROWS, state.typed.x?.length ?? 0) }, (_, row) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a row is nothing but its place
          <fieldset key={row} className={styles.row} data-row>
            <legend>{t('boxNo', { n: row + 1 })}</legend>
            {sides.map((side) => (
              <label key={side}>
                {t(side)}
                <input name={side} inputMode="decimal" autoComplete="off" defaultValue={typed(side, row)} />
              </label>
            ))}
          </fieldset>
        ))}
      </details>
      <Button kind="secondary">{isMade ? t('redone') : t('redact')}</Button>
    </form>
  )
}
