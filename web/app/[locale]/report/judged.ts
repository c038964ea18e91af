'use client'

import { Fault } from '@wangge/core/fault'
import { useTranslations } from 'next-intl'
import { useEffect, useRef } from 'react'
import { type FieldErrors, type Resolver, useForm } from 'react-hook-form'
import type { Wrong, WrongCode } from '../../../server/wrong.ts'
import { anchorOf } from './moves.ts'
import type { FieldName } from './report-state.ts'

type Values = Partial<Record<FieldName, string>>

/** The server's own judgement, asked in the browser first. */
const resolverOf =
  (judge: (values: never) => void): Resolver<Values> =>
  (values) => {
    try {
      judge(values as never)
    } catch (error) {
      if (!(error instanceof Fault)) throw error
      const errors: FieldErrors<Values> = {}
      for (const { code, field } of error.issues) {
        // Nobody can mend what nobody sees: it is taken out, which is said.
        if (code !== 'tip.description_control_characters')
          errors[anchorOf(field) as FieldName] = { type: code, message: code }
      }
      if (Object.keys(errors).length > 0) return { values: {}, errors }
    }
    return { values, errors: {} }
  }

/** The typed fields of one step: what is wrong with each is said beside it and in a summary that takes the focus. */
export function useJudged(
  names: readonly FieldName[],
  judge: (values: never) => void,
  next: string,
  wrongs: readonly Wrong[],
) {
  const say = useTranslations('fault')
  const { register, setValue, handleSubmit, formState } = useForm<Values>({
    // No default values: the fields begin with what stands in them, typed before this script arrived.
    resolver: resolverOf(judge),
    shouldFocusError: false,
  })
  const summary = useRef<HTMLDivElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: each refused attempt moves the reader to what was refused
  useEffect(
    () => summary.current?.querySelector<HTMLElement>('[role=alert]')?.focus(),
    [formState.submitCount],
  )
  return {
    summary,
    register,
    refused: Object.entries(formState.errors).map(([field, error]) => ({
      field,
      text: say(error.type as WrongCode),
    })),
    wrong: (name: FieldName) => {
      const code = formState.errors[name]?.type ?? wrongs.find(({ field }) => anchorOf(field) === name)?.code
      return code && say(code as WrongCode)
    },
    /** No ref: with one, the library would set the group to what it knows, and it does not know an earlier choice. */
    radio: (name: FieldName) => {
      const { ref: _, ...rest } = register(name)
      return rest
    },
    // What is posted is what is checked: a choice made before this script arrived counts too.
    check: (button: HTMLButtonElement | null, filled: FormData, go: () => void) => {
      if (button?.value !== next) return go()
      for (const name of names) setValue(name, String(filled.get(name) ?? ''))
      void handleSubmit(go)()
    },
  }
}
