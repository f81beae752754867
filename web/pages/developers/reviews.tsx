import { Anchor, SegmentedControl, Stack, Text } from '@mantine/core'
import { IconChecklist } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { someOf } from '../../api/rows.ts'
import { useAddress } from '../../list/search.ts'
import { Blank } from '../../parts/blank.tsx'
import { Failure } from '../../parts/failure.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { Waiting } from '../../parts/waiting.tsx'
import { When } from '../../parts/when.tsx'
import { RowLink } from '../resources/cell.tsx'
import { Decide } from './decide.tsx'
import { ReviewItems } from './review-items.tsx'
import type { NamedReview } from './stages.ts'

const REVIEWS = '/api/reviews'

/** The reviewer's queue: who waits longest comes first. */
export default function ReviewsPage() {
  const { t } = useTranslation()
  const [address, change] = useAddress()
  const state = address['state'] === 'decided' ? 'decided' : 'waiting'
  const query = useQuery(someOf<NamedReview>(REVIEWS, { state, sort: state === 'waiting' ? 'created_at' : '-created_at', limit: 50 }))
  const reviews = query.data ?? []
  return (
    <>
      <PageHead title={t('nav.reviews')} words={t('portal.reviews_about')}>
        <SegmentedControl
          aria-label={t('nav.reviews')}
          value={state}
          onChange={(value) => change({ state: value })}
          data={(['waiting', 'decided'] as const).map((value) => ({ value, label: t(`portal.queue.${value}`) }))}
        />
      </PageHead>
      {query.isPending && <Waiting />}
      {query.isError && <Failure failure={query.error} again={() => void query.refetch()} />}
      {query.isSuccess && reviews.length === 0 && <Blank icon={IconChecklist} title={t('portal.no_reviews')} words={t('portal.no_reviews_words')} />}
      <Stack>
        {reviews.map((review) => (
          <Stack key={review.id} component="article" className="card" p="lg" gap="sm" data-review={review.id}>
            <div>
              <Anchor fw={600} c="inherit" renderRoot={(props) => <Link to={`/clients/${encodeURIComponent(review.client_id)}`} {...props} />}>
                {review.client_name ?? review.client_id}
              </Anchor>
              <Text size="sm" c="dimmed" component="div">
                {t('portal.asked_by')} <RowLink resource="user" id={review.requested_by} name={review.requested_by_name} inText />,{' '}
                <When at={review.created_at} />
              </Text>
            </div>
            <Text size="sm">{review.reason}</Text>
            {review.state === 'waiting' ? <Decide review={review} path={REVIEWS} /> : <ReviewItems items={review.items} />}
          </Stack>
        ))}
      </Stack>
    </>
  )
}
