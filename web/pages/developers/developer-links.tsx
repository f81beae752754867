import { Anchor, Group } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { tenantRoot } from '../../auth/place.ts'

/** Where a developer reads on: the catalogue of scopes, the reference of the API, and the endpoints. */
export const DeveloperLinks = () => {
  const { t } = useTranslation()
  return (
    <Group gap="md">
      <Anchor size="sm" renderRoot={(props) => <Link to="/applications/scopes" {...props} />}>
        {t('portal.catalogue')}
      </Anchor>
      <Anchor size="sm" renderRoot={(props) => <Link to="/applications/deleted" {...props} />}>
        {t('portal.deleted')}
      </Anchor>
      <Anchor size="sm" href={`${tenantRoot}/docs/api`} target="_blank" rel="noreferrer">
        {t('portal.reference')}
      </Anchor>
      <Anchor size="sm" href={`${tenantRoot}/.well-known/openid-configuration`} target="_blank" rel="noreferrer">
        {t('portal.discovery')}
      </Anchor>
    </Group>
  )
}
