import { UnstyledButton } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { tenantSlug } from '../auth/place.ts'
import classes from './header.module.css'
import { LateMenu } from './late-menu.tsx'
import { DEFAULT_TENANT, useTenants } from './use-tenants.ts'

/** Which tenant this is, and the way to the others: each is an issuer with a console and a sign-in of its own. */
export const TenantMenu = () => {
  const { t } = useTranslation()
  const tenants = useTenants()
  if (tenants.length < 2) return null
  const here = tenants.find((tenant) => (tenantSlug ? tenant.slug === tenantSlug : tenant.id === DEFAULT_TENANT))
  const name = here?.name ?? tenantSlug ?? t('frame.default_tenant')
  return (
    <LateMenu of="tenant">
      <UnstyledButton className={classes['place'] ?? ''} aria-label={t('frame.tenant', { name })}>
        {name}
        <IconChevronDown size={14} aria-hidden />
      </UnstyledButton>
    </LateMenu>
  )
}
