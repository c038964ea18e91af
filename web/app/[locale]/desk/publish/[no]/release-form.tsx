'use client'

import { useTranslations } from 'next-intl'
import { Button } from '../../../../../ui/button.tsx'
import { Field } from '../../../../../ui/field.tsx'
import { useOffice } from '../../office/office.tsx'
import { RestoredWords } from '../../office/restored-words.tsx'
import styles from './publish.module.css'

/** A photo whose public copy is ready. */
export type ReadyPhoto = {
  readonly id: string
  readonly n: number
  readonly sha256: string
  readonly address: string
  readonly side: 'before' | 'after' | ''
}

const sides = ['', 'before', 'after'] as const
type Side = (typeof sides)[number]
const isSide = (side: string | undefined): side is Side => sides.some((each) => each === side)

/** The texts and photos that go to the public, and above them, when it was asked for, how they will look there. */
export const ReleaseForm = ({
  no,
  seq,
  summary,
  photos,
  isPublished,
}: {
  no: string
  seq: number
  summary: string
  photos: readonly ReadyPhoto[]
  isPublished: boolean
}) => {
  const t = useTranslations('deskPublish')
  const say = useTranslations('fault')
  const { state, action } = useOffice()
  const isMine = state.form === 'release'
  const typed = (name: string) => (isMine ? state.typed[name]?.[0] : undefined)
  const errorOf = (field: string) => {
    const wrong = isMine ? state.wrongs.find(({ field: at = '' }) => at.split('.')[0] === field) : undefined
    return wrong && say(wrong.code as 'case.stale', { minutes: 0 })
  }
  const sideOf = ({ id, side }: ReadyPhoto): Side => {
    const chosen = typed(`use-${id}`)
    return isSide(chosen) ? chosen : side
  }
  const isPreview = isMine && state.wrongs.length === 0
  return (
    <>
      {isPreview && (
        <section className={styles.preview} aria-labelledby="preview" data-preview>
          <h2 id="preview">{t('previewTitle')}</h2>
          <p role="status">{t('previewNote')}</p>
          <p className={styles.summary}>{typed('summary')}</p>
          {(['before', 'after'] as const).map((side) =>
            photos
              .filter((photo) => sideOf(photo) === side)
              .map(({ id, n, address }) => (
                <figure key={id} className={styles.shown}>
                  {/* biome-ignore lint/performance/noImgElement: shown to signed-in people alone, by an address of its own */}
                  <img src={address} alt={t('shownAlt', { n })} />
                  <figcaption>{t(`side.${side}`)}</figcaption>
                </figure>
              )),
          )}
        </section>
      )}
      <form action={action} noValidate id="form-release" data-deed="release" data-case={no}>
        <h2>{t('formTitle')}</h2>
        <input type="hidden" name="form" value="release" />
        <input type="hidden" name="no" value={no} />
        <input type="hidden" name="seq" value={isMine ? (typed('seq') ?? seq) : seq} />
        <Field id="release-summary" label={t('summary')} hint={t('summaryHint')} error={errorOf('summary')}>
          {(control) => (
            <textarea
              {...control}
              name="summary"
              rows={6}
              defaultValue={typed('summary') ?? summary}
              data-preset={summary}
            />
          )}
        </Field>
        {photos.map((photo) => (
          <div key={photo.id} className={styles.use}>
            {/* biome-ignore lint/performance/noImgElement: shown to signed-in people alone, by an address of its own */}
            <img src={photo.address} alt={t('shownAlt', { n: photo.n })} />
            <Field id={`release-use-${photo.id}`} label={t('use', { n: photo.n })}>
              {(control) => (
                <select
                  {...control}
                  name={`use-${photo.id}`}
                  defaultValue={sideOf(photo)}
                  data-preset={photo.side}
                >
                  {sides.map((side) => (
                    <option key={side} value={side}>
                      {side === '' ? t('useNone') : t(`side.${side}`)}
                    </option>
                  ))}
                </select>
              )}
            </Field>
            <input type="hidden" name={`copy-${photo.id}`} value={photo.sha256} />
          </div>
        ))}
        {isPublished && (
          <Field id="release-reason" label={t('reason')} hint={t('reasonHint')} error={errorOf('reason')}>
            {(control) => (
              <textarea {...control} name="reason" rows={3} defaultValue={typed('reason') ?? ''} />
            )}
          </Field>
        )}
        <div className={styles.go}>
          <Button kind="secondary" name="go" value="preview">
            {t('preview')}
          </Button>
          <Button name="go" value="publish">
            {isPublished ? t('republish') : t('publish')}
          </Button>
        </div>
      </form>
      <RestoredWords />
    </>
  )
}
