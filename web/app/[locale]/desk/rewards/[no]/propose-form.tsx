import { exclusions, registers } from '@wangge/core/reward'
import type { RewardCase } from '@wangge/core/reward/read-reward-case'
import { useLocale, useTranslations } from 'next-intl'
import { colonIn } from '../../../../../ui/colon.ts'
import { useYuan } from '../../../rewards/use-yuan.ts'
import { type OfficeField, OfficeForm } from '../../office/office-form.tsx'

/** What an officer has to judge; everything the ledger knows is not asked. */
export const ProposeForm = ({ found }: { found: RewardCase }) => {
  const t = useTranslations('deskRewards')
  const p = useTranslations('deskRewards.propose')
  const locale = useLocale()
  const { no, seq, scheme, outcome, known, applicants } = found
  const items = useItems(scheme)
  const fields: readonly OfficeField[] = [
    { name: 'inRemit', kind: 'tick', label: p('inRemit'), value: 'yes' },
    ...(outcome?.penaltyNo
      ? [
          {
            name: 'penaltyServedOn',
            kind: 'day',
            label: p('penaltyServedOn'),
            hint: p('penaltyHint', { no: outcome.penaltyNo }),
            isOptional: true,
          } as const,
        ]
      : []),
    ...items,
    ...(known.length > 0
      ? [
          {
            name: 'knownCases',
            kind: 'ticks',
            label: p('knownCases'),
            isOptional: true,
            options: known.map(({ record, origin }) => ({
              value: record,
              name: `${record} · ${t(`origin.${origin}`)}`,
            })),
          } as const,
        ]
      : []),
    {
      name: 'register',
      kind: 'choice',
      label: p('register'),
      isOptional: true,
      options: [
        { value: '', name: p('registerNone') },
        ...registers
          .filter((each) => each !== 'open-case')
          .map((value) => ({ value, name: t(`register.${value}`) })),
      ],
    },
    { name: 'knownAt', kind: 'time', label: p('knownAt'), isOptional: true },
    { name: 'record', kind: 'line', label: p('record'), isOptional: true },
    { name: 'paidElsewhere', kind: 'tick', label: p('paidElsewhere') },
  ]
  return (
    <section>
      <h2>{p('title')}</h2>
      <OfficeForm
        name="propose"
        hidden={{ deed: 'propose', no, seq }}
        fields={[...fields, ...applicants.flatMap(({ tip }) => remarkFields(tip))]}
        submit={p('submit')}
      >
        {applicants.map(({ tip }) => (
          <input key={tip} type="hidden" name="tip" value={tip} />
        ))}
      </OfficeForm>
    </section>
  )

  function remarkFields(tip: string): readonly OfficeField[] {
    const of = (label: string) => `${p('tipTitle', { tip })}${colonIn(locale)}${label}`
    return [
      {
        name: `excluded-${tip}`,
        kind: 'choice',
        label: of(p('excluded')),
        options: [
          { value: '', name: p('excludedNone') },
          ...exclusions.map((value) => ({ value, name: t(`exclusion.${value}`) })),
        ],
      },
      ...(scheme?.basis.kind === 'matrix'
        ? [
            {
              name: `contribution-${tip}`,
              kind: 'choice',
              label: of(p('contribution')),
              options: scheme.basis.contributions.map((value) => ({
                value,
                name: t(`contributionName.${value}`),
              })),
            } as const,
          ]
        : []),
      { name: `insider-${tip}`, kind: 'tick', label: of(p('insider')) },
      { name: `moreThanKnown-${tip}`, kind: 'tick', label: of(p('moreThanKnown')) },
      { name: `contained-${tip}`, kind: 'tick', label: of(p('contained')) },
    ]
  }
}

/** What the measure counts by: tiers with their amounts, grades, or the fine. */
function useItems(scheme: RewardCase['scheme']): readonly OfficeField[] {
  const t = useTranslations('deskRewards')
  const yuan = useYuan()
  if (scheme?.basis.kind === 'tiers')
    return [
      {
        name: 'items',
        kind: 'ticks',
        label: t('propose.items'),
        options: scheme.basis.tiers.map(({ code, fen }) => ({
          value: code,
          name: t('tier', { code, amount: yuan(fen) }),
        })),
      },
    ]
  if (scheme?.basis.kind === 'matrix')
    return [
      {
        name: 'items',
        kind: 'ticks',
        label: t('propose.grades'),
        options: scheme.basis.grades.map((value) => ({ value, name: t(`grade.${value}`) })),
      },
    ]
  return [{ name: 'fine', kind: 'money', label: t('propose.fine') }]
}
