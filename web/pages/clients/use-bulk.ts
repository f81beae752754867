import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { call } from '../../api/call.ts'
import { queries } from '../../api/rows.ts'
import { messageWord } from '../../i18n/wording.ts'
import { refused } from '../../parts/said.ts'
import { CLIENTS, type ListedClient } from './client-row.ts'

/** An action on many clients, as the API takes it. */
export interface BulkOrder {
  readonly action: string
  readonly [member: string]: unknown
}
/** The outcome for one client. */
export interface BulkOutcome {
  readonly id: string
  readonly done: boolean
  readonly secret?: string
  readonly message?: string
  readonly errors?: Readonly<Record<string, readonly string[]>>
}

const reasonOf = ({ message = '', errors = {} }: BulkOutcome): string => messageWord(Object.values(errors)[0]?.[0] ?? message)

/** Acts on the chosen clients in one call. Those that the API refused are named; what was done for the others is handed on. */
export function useBulk(rows: readonly ListedClient[], { done, settled }: { done(order: BulkOrder, outcomes: readonly BulkOutcome[]): void; settled(): void }) {
  const { t } = useTranslation()
  return useMutation({
    mutationFn: async (order: BulkOrder) => {
      const ids = rows.map((row) => row.id)
      const { body } = await call<{ data: { results: readonly BulkOutcome[] } }>(`${CLIENTS}/bulk`, { method: 'POST', body: { ...order, ids } })
      await queries.invalidateQueries({ queryKey: [CLIENTS] })
      return body.data.results
    },
    onSuccess: (outcomes, order) => {
      const failed = outcomes.filter((outcome) => !outcome.done)
      const names = rows.filter((row) => failed.some(({ id }) => id === row.id)).map((row) => row.name)
      if (failed[0]) refused(new Error(t('bulk.failed', { names: names.join(', '), reason: reasonOf(failed[0]) })))
      const good = outcomes.filter((outcome) => outcome.done)
      if (good.length > 0) done(order, good)
    },
    onError: refused,
    onSettled: settled,
  })
}
