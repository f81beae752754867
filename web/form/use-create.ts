import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { NoNetwork, Problem } from '../api/problem.ts'
import { type AnyRow, create } from '../api/rows.ts'
import { refused } from '../parts/said.ts'
import type { Draft } from './draft.ts'

interface Creation<R> {
  /** Where the API makes it, and the member of the body that holds it. */
  readonly path: string
  readonly name: string
  /** The list of the console that shows the new row. */
  readonly list: string
  readonly draft: Draft
  /** Members that are sent besides the typed ones. */
  readonly also?: AnyRow
  readonly made: (row: R) => void
}

/** Makes a row of a draft. Refused fields are marked; when the answer is lost, nothing typed is, and sending the same again makes no second row. */
export function useCreate<R = AnyRow>({ path, name, list, draft, also = {}, made }: Creation<R>) {
  const { t } = useTranslation()
  const { values } = draft
  return useMutation({
    mutationFn: () => create<R>(path, name, { ...also, ...draft.changes }, draft.attempt),
    onSuccess: (row) => {
      draft.discard()
      made(row)
    },
    onError: (failure) => {
      if (failure instanceof NoNetwork) {
        draft.lose({ title: String(values['name'] ?? values['username'] ?? values['slug'] ?? ''), path, list, at: Date.now(), attempt: draft.attempt })
        refused(new Error(t('form.kept_offline', { count: draft.count })))
        return
      }
      if (failure instanceof Problem && Object.keys(failure.errors).length > 0) draft.refuse(failure.errors)
      refused(failure)
    },
  })
}
