import type { CellRef } from '@wangge/grid'
import { useTranslations } from 'next-intl'
import { Button } from '../../../../ui/button.tsx'
import { Field } from '../../../../ui/field.tsx'
import { InChinese } from '../../../../ui/in-chinese.tsx'
import type { CellGroup } from '../cell-groups.ts'

type Found = { readonly cell: CellRef; readonly above: string }

/** Where it is, by plain links and GET forms: a name that is looked for, or the list of all cells. */
export const PlacePart = ({
  here,
  chosen,
  words,
  finds,
  groups,
}: {
  here: string
  chosen: CellRef | null
  words: string
  finds: readonly Found[] | null
  groups: readonly CellGroup[]
}) => {
  const t = useTranslations('deskIntake')
  if (chosen)
    return (
      <>
        <h2>{t('whereTitle')}</h2>
        <p>
          <strong>
            <InChinese>{t('here', { cell: chosen.name })}</InChinese>
          </strong>{' '}
          · <a href={here}>{t('otherPlace')}</a>
        </p>
      </>
    )
  return (
    <>
      <h2>{t('whereTitle')}</h2>
      <form action={here} method="get">
        <Field id="q" label={t('find')} hint={t('findHint')}>
          {(control) => <input {...control} name="q" type="search" defaultValue={words} maxLength={100} />}
        </Field>
        <Button>{t('findDo')}</Button>
      </form>
      {finds && (
        <div role="status">
          <p>{finds.length === 0 ? t('foundNothing') : t('found', { count: finds.length })}</p>
          <ul>
            {finds.map(({ cell: { code, name }, above }) => (
              <li key={code}>
                <a href={`${here}?cell=${encodeURIComponent(code)}`}>
                  <InChinese>{name}</InChinese>
                </a>{' '}
                <InChinese>{above}</InChinese>
              </li>
            ))}
          </ul>
        </div>
      )}
      <form action={here} method="get">
        <Field id="cell" label={t('list')}>
          {(control) => (
            <select {...control} name="cell" defaultValue="">
              <option value="">{t('choose')}</option>
              {groups.map(({ name, cells }) => (
                <optgroup key={name} label={name}>
                  {cells.map(({ code, name }) => (
                    <option key={code} value={code}>
                      {name}
                    </option>
                  ))}
                </optgroup>
              ))}
            </select>
          )}
        </Field>
        <Button kind="secondary">{t('use')}</Button>
      </form>
    </>
  )
}
