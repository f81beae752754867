import { Anchor, Group, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { metadata } from '../../../api/names.ts'
import { issuer } from '../../../auth/place.ts'
import { NameTag } from '../../../parts/name-tag.tsx'
import { Panel } from '../../../parts/panel.tsx'
import type { ClientRow } from '../client-row.ts'

/** The values that an application is configured with: the client id, the issuer, and the endpoints, each to be copied. */
export const Connect = ({ client, receives }: { readonly client: ClientRow; readonly receives: () => void }) => {
  const { t } = useTranslation()
  const { data } = useQuery(metadata)
  const server = data?.issuer ?? issuer
  const rows: readonly (readonly [label: string, value: string | undefined])[] = [
    [t('overview.client_id'), client.id],
    [t('overview.issuer'), server],
    [t('overview.discovery'), `${server}/.well-known/openid-configuration`],
    [t('overview.authorization_endpoint'), client.kind === 'machine' ? undefined : data?.authorization_endpoint],
    [t('overview.token_endpoint'), data?.token_endpoint],
    [t('overview.userinfo_endpoint'), client.kind === 'machine' ? undefined : data?.userinfo_endpoint],
    [t('overview.jwks_uri'), data?.jwks_uri],
    [t('overview.introspection_endpoint'), client.supported_grant_types.includes('introspect') ? data?.introspection_endpoint : undefined],
    [t('overview.end_session_endpoint'), client.kind === 'machine' ? undefined : data?.end_session_endpoint],
  ]
  return (
    <Panel title={t('overview.connect')} compact>
      {rows.map(
        ([label, value]) =>
          value !== undefined && (
            <Group key={label} justify="space-between" wrap="nowrap" gap="sm">
              <Text size="sm" c="dimmed" style={{ flex: 'none' }}>
                {label}
              </Text>
              <NameTag value={value} />
            </Group>
          ),
      )}
      <Anchor component="button" size="sm" onClick={receives} style={{ alignSelf: 'flex-start' }}>
        {t('receives.title')}
      </Anchor>
    </Panel>
  )
}
