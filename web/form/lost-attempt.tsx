import { Alert, Anchor, Text } from '@mantine/core'
import { IconPlugConnectedX } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { someOf } from '../api/rows.ts'
import type { Draft } from './draft.ts'
import type { LostAnswer } from './kept-draft.ts'

/** Clocks differ: what was made so long before our request may still be its fruit. */
const LEEWAY = 600_000

/** A creation whose answer was lost: whether sending again makes a second row, and the first where it can be found. */
export const LostAttempt = ({ draft }: { readonly draft: Draft }) =>
  draft.lost ? <Told lost={draft.lost} changed={draft.attempt !== draft.lost.attempt} /> : null

const Told = ({ lost, changed }: { readonly lost: LostAnswer; readonly changed: boolean }) => {
  const { t } = useTranslation()
  const search = { search: lost.title }
  const { data = [] } = useQuery({ ...someOf(lost.path, { ...search, limit: 20 }, changed && lost.title !== ''), staleTime: 0 })
  const found = data.find((row) => [row['name'], row['username'], row['slug']].includes(lost.title) && Number(row['created_at'] ?? 0) > lost.at - LEEWAY)
  const to = found ? `${lost.list}/${encodeURIComponent(String(found['id']))}` : lost.list
  return (
    <Alert color="yellow" icon={<IconPlugConnectedX />} title={t('form.lost_title')} role="region">
      <Text size="sm">{changed ? t(found ? 'form.lost_made' : 'form.lost_changed', { title: lost.title }) : t('form.lost_same')}</Text>
      {changed && (
        <Anchor size="sm" underline="always" renderRoot={(props) => <Link to={to} search={found ? {} : search} target="_blank" {...props} />}>
          {found ? lost.title : t('form.lost_look')}
        </Anchor>
      )}
    </Alert>
  )
}
