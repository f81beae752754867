import { Button, Group, Stack, Text } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Review } from '#model/review.ts'
import { call } from '../../api/call.ts'
import { keepSeen } from '../../api/decisions.ts'
import { queries, someOf } from '../../api/rows.ts'
import { refused } from '../../parts/said.ts'
import { When } from '../../parts/when.tsx'
import type { ClientRow } from '../clients/client-row.ts'
import { AskReview } from './ask-review.tsx'
import { ReviewItems } from './review-items.tsx'
import { APPLICATIONS } from './stages.ts'
import { TestLaunch } from './test-launch.tsx'
import { Way } from './way.tsx'

/** Where an application stands, who has the ball and since when, and every request with what came of it. */
export const Requests = ({ application }: { readonly application: ClientRow }) => {
  const { t } = useTranslation()
  const path = `${APPLICATIONS}/${encodeURIComponent(application.id)}/reviews`
  const { data: reviews = [] } = useQuery(someOf<Review>(path))
  const [asking, ask] = useState(false)
  // The decisions stand here: from now on they are no news.
  useEffect(() => keepSeen({ id: application.id, decided_at: application.decided_at ?? null }), [application.id, application.decided_at])
  const waiting = reviews.find((review) => review.state === 'waiting')
  const withdrawing = useMutation({
    mutationFn: async (id: string) => {
      await call(`${path}/${encodeURIComponent(id)}/withdraw`, { method: 'POST' })
      await queries.invalidateQueries({ queryKey: [APPLICATIONS] })
      await queries.invalidateQueries({ queryKey: [path] })
    },
    onError: refused,
  })
  return (
    <Stack>
      <Way application={application} waiting={waiting} />
      <Group>
        {!waiting && <Button onClick={() => ask(true)}>{t(application.stage === 'live' ? 'portal.ask_more' : 'portal.ask')}</Button>}
        {waiting && (
          <Button variant="default" onClick={() => withdrawing.mutate(waiting.id)} loading={withdrawing.isPending}>
            {t('portal.withdraw')}
          </Button>
        )}
        <TestLaunch application={application} />
      </Group>
      {reviews.map((review) => (
        <Stack key={review.id} className="card" p="lg" gap="sm" data-review={review.id}>
          <Group justify="space-between">
            <Text fw={600} size="sm">
              {t(`portal.review_states.${review.state}`)}
            </Text>
            <Text size="sm" c="dimmed" component="div">
              <When at={review.decided_at ?? review.created_at} />
            </Text>
          </Group>
          <Text size="sm">{review.reason}</Text>
          <ReviewItems items={review.items} />
        </Stack>
      ))}
      {asking && <AskReview application={application} path={path} close={() => ask(false)} />}
    </Stack>
  )
}
