import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { isGone, oneOf } from '../api/rows.ts'
import { Failure } from '../parts/failure.tsx'
import { NameTag } from '../parts/name-tag.tsx'
import { NotHere } from '../parts/not-here.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { Waiting } from '../parts/waiting.tsx'
import type { Explained } from './clients/why/explained.ts'
import { RefusalCard } from './clients/why/refusal-card.tsx'
import { RowLink } from './resources/cell.tsx'

/** One refused request, found by the id that its error showed. */
export default function RefusalPage() {
  const { t } = useTranslation()
  const { id = '' } = useParams({ strict: false })
  const query = useQuery(oneOf<Explained>('/api/explanations', id))
  if (isGone(query.error)) return <NotHere />
  if (query.isPending) return <Waiting lines={4} />
  if (query.isError) return <Failure failure={query.error} again={() => void query.refetch()} />
  const { row } = query.data
  return (
    <>
      <PageHead title={t('why.one')} words={row.client_id === '-' ? <NameTag value={id} /> : <RowLink resource="client" id={row.client_id} />} />
      <RefusalCard explained={row} />
    </>
  )
}
