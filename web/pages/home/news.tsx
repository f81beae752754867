import { Anchor, Group, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AuditEvent } from '#model/audit-event.ts'
import { someOf } from '../../api/rows.ts'
import { tenantRoot } from '../../auth/place.ts'
import { may } from '../../auth/tokens.ts'
import { actionWord } from '../../i18n/wording.ts'
import { Panel } from '../../parts/panel.tsx'
import { When } from '../../parts/when.tsx'
import { RowLink } from '../resources/cell.tsx'

const STORED = `gatehouse-visits:${tenantRoot}`
const MOST = 5
/** Events of the ordinary course: people who sign in and out. */
const ordinary = /^(?:user\.signed_|session\.|consent\.|grant\.|token\.)/

/** A visit ends after so many milliseconds without a page; going from page to page and back belongs to the same visit. */
const PAUSE = 1_800_000

interface Visits {
  /** When the visit before this one ended. */
  readonly last: number
  /** When this one was last seen. */
  readonly at: number
}

function readVisits(now: number): Visits {
  const { last = 0, at = 0 } = JSON.parse(localStorage.getItem(STORED) ?? '{}') as Partial<Visits>
  return { last: now - at > PAUSE ? at : last, at: now }
}

/** The end of this browser's last visit, before this one. */
function useLastVisit(): number {
  const [visits] = useState(() => readVisits(Date.now()))
  useEffect(() => localStorage.setItem(STORED, JSON.stringify(visits)), [visits])
  return visits.last
}

/** The events since the last visit. */
export const News = () => {
  const { t } = useTranslation()
  const last = useLastVisit()
  const { data = [] } = useQuery(someOf<AuditEvent>('/api/audit-events', { limit: 100 }, may('logs')))
  const news = data.filter(({ at, action }) => at > last && !ordinary.test(action))
  if (!may('logs')) return null
  return (
    <Panel title={t('home.news')}>
      {news.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('home.no_news')}
        </Text>
      )}
      {news.slice(0, MOST).map(({ id, at, action, target_id, target_type, target_name }) => (
        <Group key={id} justify="space-between" wrap="nowrap" gap="xs">
          <Text size="sm" truncate component="div">
            {actionWord(action)} {target_id && target_type && <RowLink resource={target_type} id={target_id} name={target_name} inText />}
          </Text>
          <Text size="xs" c="dimmed" component="div" style={{ flex: 'none' }}>
            <When at={at} />
          </Text>
        </Group>
      ))}
      {news.length > MOST && (
        <Anchor size="sm" renderRoot={(props) => <Link to="/audit" {...props} />}>
          {t('home.more_news', { count: news.length - MOST })}
        </Anchor>
      )}
    </Panel>
  )
}
