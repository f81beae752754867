import { Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { assessPosture } from '#model/assess-posture.ts'
import { reviewedAs } from '#model/reviewed.ts'
import { someOf } from '../../api/rows.ts'
import { useSettings } from '../../api/settings.ts'
import { messageWord } from '../../i18n/wording.ts'
import { CLIENTS, type ClientRow } from '../clients/client-row.ts'
import type { NamedReview, ReviewItem } from './stages.ts'

const hostOf = (uri: string): string => (URL.canParse(uri) ? new URL(uri).host : '')

interface FactParts {
  readonly item: ReviewItem
  readonly client: ClientRow | undefined
  readonly scopes: NamedReview['scopes']
}

/** The facts that a reviewer needs about an item: the meaning of the scope, the owner of the host, the application's settings, similar names. */
export const ItemFacts = ({ item, client, scopes }: FactParts) => {
  const { t } = useTranslation()
  const settings = useSettings()
  const name = item.kind === 'name' ? item.value : item.kind === 'go_live' ? client?.name : undefined
  const { data: alike = [] } = useQuery(someOf<ClientRow>(CLIENTS, { search: name, limit: 6 }, name !== undefined))
  const facts: string[] = []
  if (item.kind === 'scope') {
    const scope = scopes.find((each) => each.name === item.value)
    facts.push(scope?.description ?? (scope?.label ? messageWord(scope.label) : t('portal.facts.scope_unsaid')))
  }
  if (item.kind === 'redirect_uri' && client) {
    const host = hostOf(item.value)
    const known = client.redirect_uris.some((uri) => hostOf(uri) === host)
    facts.push(t(known ? 'portal.facts.host_known' : 'portal.facts.host_new', { host }))
  }
  const how = reviewedAs(item.kind)
  if (how && client) {
    const was = [client[how.field] ?? []].flat().join(', ')
    facts.push(was === '' ? t('portal.facts.face_none') : t('portal.facts.face_was', { was }))
  }
  if (item.kind === 'name' && client) {
    const others = alike.filter((each) => each.id !== client.id && each.name.toLowerCase() === item.value.toLowerCase())
    if (others.length > 0) facts.push(t('portal.facts.alike', { count: others.length }))
  }
  if (item.kind === 'go_live' && client) {
    const others = alike.filter((each) => each.id !== client.id && each.name.toLowerCase() === client.name.toLowerCase())
    facts.push(t('portal.facts.posture', { score: assessPosture(client, settings).score }))
    facts.push(t('portal.facts.hosts', { hosts: [...new Set(client.redirect_uris.map(hostOf))].join(', ') || '—' }))
    if (others.length > 0) facts.push(t('portal.facts.alike', { count: others.length }))
  }
  return (
    <>
      {facts.map((fact) => (
        <Text key={fact} size="sm" c="dimmed">
          {fact}
        </Text>
      ))}
    </>
  )
}
