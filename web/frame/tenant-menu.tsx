import { Menu, UnstyledButton } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Tenant } from '#model/tenant.ts'
import { someOf } from '../api/rows.ts'
import { tenantSlug } from '../auth/place.ts'
import { may } from '../auth/tokens.ts'
import { useLater } from '../parts/later.ts'
import classes from './header.module.css'

// Said again here, because the declaration would bring all of validation into the first load.
const DEFAULT_TENANT = 'default'

/** Which tenant this is, and the way to the others: each is an issuer with a console and a sign-in of its own. */
export const TenantMenu = () => {
  const { t } = useTranslation()
  const later = useLater()
  const { data: tenants = [] } = useQuery(someOf<Tenant>('/api/tenants', { limit: 50 }, later && may('tenants')))
  const here = tenants.find((tenant) => (tenantSlug ? tenant.slug === tenantSlug : tenant.id === DEFAULT_TENANT))
  const name = here?.name ?? tenantSlug ?? t('frame.default_tenant')
  if (tenants.length < 2) return null
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <UnstyledButton className={classes['place'] ?? ''} aria-label={t('frame.tenant', { name })}>
          {name}
          <IconChevronDown size={14} aria-hidden />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        {tenants.map((tenant) => (
          <Menu.Item key={tenant.id} component="a" href={tenant.id === DEFAULT_TENANT ? '/console' : `/t/${tenant.slug}/console`}>
            {tenant.name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
