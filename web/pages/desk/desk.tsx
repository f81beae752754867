import { Group, Select } from '@mantine/core'
import { IconListCheck } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { reviewStates } from '#model/desk/answered-for.ts'
import { documentAt } from '../../api/rows.ts'
import { sectionOf, sections } from '../../api/sections.ts'
import { resourceWords, valueWord } from '../../i18n/wording.ts'
import { type Column, RowTable } from '../../list/table.tsx'
import { Blank } from '../../parts/blank.tsx'
import { Failure } from '../../parts/failure.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { Waiting } from '../../parts/waiting.tsx'
import { When } from '../../parts/when.tsx'
import type { DeskRow } from './desk-row.ts'

/** The kinds of rows on the desk: those that are reviewed as the desk does it. */
const kinds = sections.map(({ resource }) => resource).filter(({ fields }) => 'reviewed_by' in fields)
const kindWord = (kind: string): string => {
  const section = sectionOf(kind)
  return section ? resourceWords(section.resource).title : kind
}

/** Verifiers, credential configurations and status lists in one list, the worst first. */
export default function DeskPage() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const [kind, setKind] = useState<string | null>(null)
  const [review, setReview] = useState<string | null>(null)
  const query = useQuery(documentAt<readonly DeskRow[]>('/api/desk', { kind: kind ?? undefined, review: review ?? undefined }))
  const columns: readonly Column<DeskRow>[] = [
    { name: 'name', title: t('desk.name'), draw: ({ name, active }) => (active ? name : `${name} (${t('desk.off')})`) },
    { name: 'kind', title: t('desk.kind'), draw: (row) => kindWord(row.kind), aside: true },
    { name: 'owner', title: t('desk.owner'), draw: ({ owner }) => owner ?? '', aside: true },
    { name: 'review', title: t('desk.review'), draw: (row) => valueWord(row.review) },
    { name: 'posture', title: t('desk.posture'), draw: ({ score, hardening }) => <span className="numbers">{`${score} · ${hardening}`}</span> },
    { name: 'last_at', title: t('desk.last_used'), draw: ({ last_at }) => (last_at ? <When at={last_at} /> : t('desk.never')), aside: true },
  ]
  if (query.isError) return <Failure failure={query.error} again={() => void query.refetch()} />
  return (
    <>
      <PageHead title={t('desk.title')} words={t('desk.about')} />
      <Group mb="md">
        <Select
          aria-label={t('desk.kind')}
          placeholder={t('desk.every_kind')}
          clearable
          clearButtonProps={{ 'aria-label': t('list.clear') }}
          value={kind}
          onChange={setKind}
          data={kinds.map(({ name }) => ({ value: name, label: kindWord(name) }))}
        />
        <Select
          aria-label={t('desk.review')}
          placeholder={t('desk.every_review')}
          clearable
          clearButtonProps={{ 'aria-label': t('list.clear') }}
          value={review}
          onChange={setReview}
          data={reviewStates.map((value) => ({ value, label: valueWord(value) }))}
        />
      </Group>
      {query.isPending && <Waiting lines={4} />}
      {query.data?.length === 0 && <Blank icon={IconListCheck} title={t('desk.none')} words={t('desk.none_words')} />}
      {query.data !== undefined && query.data.length > 0 && (
        <div className="card">
          <RowTable
            label={t('desk.title')}
            columns={columns}
            rows={query.data}
            idOf={({ id }) => id}
            open={(row) => void navigate({ to: `/${sectionOf(row.kind)?.slug}/${encodeURIComponent(row.id)}` })}
          />
        </div>
      )}
    </>
  )
}
