import { Button, Group, SegmentedControl, Stack, Text, TextInput } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CheckOfReview } from '#model/review-checklist.ts'
import { call } from '../../api/call.ts'
import { oneOf, queries } from '../../api/rows.ts'
import { done, refused } from '../../parts/said.ts'
import { CLIENTS, type ClientRow } from '../clients/client-row.ts'
import { Checklist, untickedOf, useChecklist } from './checklist.tsx'
import { ItemFacts } from './item-facts.tsx'
import type { NamedReview, ReviewItem } from './stages.ts'

type Verdict = 'approved' | 'declined' | 'later'
interface Decision {
  readonly verdict: Verdict
  readonly reason: string
}
const keyOf = (item: ReviewItem) => `${item.kind} ${item.value}`

interface ItemDecisionParts {
  readonly item: ReviewItem
  readonly client: ClientRow | undefined
  readonly scopes: NamedReview['scopes']
  readonly decision: Decision
  readonly set: (change: Partial<Decision>) => void
}

/** One item with its facts, the choice, and the reason when it is declined. */
const ItemDecision = ({ item, client, scopes, decision, set }: ItemDecisionParts) => {
  const { t } = useTranslation()
  return (
    <Group justify="space-between" align="flex-start" wrap="wrap" data-item={item.kind}>
      <div style={{ flex: '1 1 320px' }}>
        <Text size="sm" fw={550}>
          {t(`portal.items.${item.kind}`)} {item.kind !== 'go_live' && <span className="mono">{item.value}</span>}
        </Text>
        <ItemFacts item={item} client={client} scopes={scopes} />
        {decision.verdict === 'declined' && (
          <TextInput
            mt="xs"
            required
            label={t('portal.why_declined')}
            value={decision.reason}
            onChange={(event) => set({ reason: event.currentTarget.value })}
          />
        )}
      </div>
      <SegmentedControl
        size="xs"
        aria-label={`${t(`portal.items.${item.kind}`)} ${item.value}`}
        value={decision.verdict}
        onChange={(verdict) => set({ verdict: verdict as Verdict })}
        data={(['later', 'approved', 'declined'] as const).map((verdict) => ({ value: verdict, label: t(`portal.verdicts.${verdict}`) }))}
      />
    </Group>
  )
}

/** Decides a request item by item: each with the facts needed, and a reason when it is declined. */
export const Decide = ({ review, path }: { readonly review: NamedReview; readonly path: string }) => {
  const { t } = useTranslation()
  const { data: seen } = useQuery(oneOf<ClientRow>(CLIENTS, review.client_id))
  const [decisions, setDecisions] = useState<Readonly<Record<string, Decision>>>({})
  const waiting = review.items.filter((item) => item.state === 'waiting')
  const of = (item: ReviewItem): Decision => decisions[keyOf(item)] ?? { verdict: 'later', reason: '' }
  const set = (item: ReviewItem, change: Partial<Decision>) => setDecisions({ ...decisions, [keyOf(item)]: { ...of(item), ...change } })
  const made = waiting.flatMap((item) => {
    const { verdict, reason } = of(item)
    return verdict === 'later' ? [] : [{ kind: item.kind, value: item.value, state: verdict, ...(reason ? { reason } : {}) }]
  })
  const goesLive = waiting.some(({ kind }) => kind === 'go_live')
  const { data: checks } = useChecklist(CLIENTS, review.client_id, goesLive)
  const [ticked, tick] = useState<readonly CheckOfReview[]>([])
  const approvesUnticked = made.some(({ kind, state }) => kind === 'go_live' && state === 'approved') ? untickedOf(checks ?? [], ticked).length : 0
  const complete = made.length > 0 && made.every((item) => item.state === 'approved' || item.reason)
  const deciding = useMutation({
    mutationFn: async () => {
      await call(`${path}/${encodeURIComponent(review.id)}/decide`, {
        method: 'POST',
        body: { items: made, ...(ticked.length > 0 ? { checked: ticked } : {}) },
      })
      await Promise.all([path, CLIENTS].map((changed) => queries.invalidateQueries({ queryKey: [changed] })))
    },
    onSuccess: () => done(t('portal.decided')),
    onError: refused,
  })
  return (
    <Stack gap="md">
      {waiting.map((item) => (
        <ItemDecision key={keyOf(item)} item={item} client={seen?.row} scopes={review.scopes} decision={of(item)} set={(change) => set(item, change)} />
      ))}
      {checks && <Checklist items={checks} ticked={ticked} tick={tick} />}
      <Group justify="flex-end">
        {approvesUnticked > 0 && (
          <Text size="sm" c="dimmed">
            {t('portal.unticked', { count: approvesUnticked })}
          </Text>
        )}
        <Button onClick={() => deciding.mutate()} disabled={!complete} loading={deciding.isPending}>
          {t('portal.decide')}
        </Button>
      </Group>
    </Stack>
  )
}
