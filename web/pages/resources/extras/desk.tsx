import { Group, Stack, Text } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { call } from '../../../api/call.ts'
import { type AnyRow, documentAt, queries } from '../../../api/rows.ts'
import { sectionAt } from '../../../api/sections.ts'
import { may } from '../../../auth/tokens.ts'
import { done, refused } from '../../../parts/said.ts'
import { Sparkline } from '../../../parts/sparkline.tsx'
import { PostureBars } from '../../clients/posture-card.tsx'
import { DeskHistory } from '../../desk/desk-history.tsx'
import type { DeskActivity, DeskPosture, OnDesk } from '../../desk/desk-row.ts'
import { ReviewLine } from '../../desk/review-line.tsx'
import type { ExtrasParts } from './parts.ts'

/** The parts of a row on the desk besides its fields: review, switch, posture, activity and history. */
export const deskExtras =
  (slug: string) =>
  ({ row, id }: ExtrasParts) => {
    const section = sectionAt(slug)
    if (!section) return null
    const path = `${section.path}/${encodeURIComponent(id)}`
    const manages = may('credentials', 'manage')
    return (
      <Stack className="card" p="md" mb="lg" gap="sm">
        <ReviewLine path={path} row={row} manages={manages} />
        <Uses path={path} />
        <Posture path={path} row={row} manages={manages} />
        <DeskHistory path={path} row={row} resource={section.resource} manages={manages} />
      </Stack>
    )
  }

const Uses = ({ path }: Pick<OnDesk, 'path'>) => {
  const { t } = useTranslation()
  const { data } = useQuery(documentAt<DeskActivity>(`${path}/activity`))
  if (!data) return null
  const { uses, refusals } = data.total
  return (
    <Group gap="sm">
      <Text size="sm">{t('desk.uses', { count: uses })}</Text>
      {refusals > 0 && <Text size="sm">{t('desk.refusals', { count: refusals })}</Text>}
      {data.hours.length > 1 && <Sparkline values={data.hours.map((hour) => hour.uses)} />}
    </Group>
  )
}

const Posture = ({ path, manages }: OnDesk & { readonly manages: boolean }) => {
  const { t } = useTranslation()
  const { data } = useQuery(documentAt<DeskPosture>(`${path}/posture`))
  const mending = useMutation({
    mutationFn: (changes: AnyRow) => call(path, { method: 'PATCH', body: changes }),
    onSuccess: async () => {
      await queries.invalidateQueries()
      done(t('desk.mended'))
    },
    onError: refused,
  })
  if (!data) return null
  const findings = data.findings.map((finding) => ({ ...finding, fix: finding.fix ?? undefined }))
  return <PostureBars posture={{ ...data, findings }} mend={manages ? (changes) => mending.mutate(changes) : undefined} most={5} />
}
