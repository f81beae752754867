import { Menu } from '@mantine/core'
import { DEFAULT_TENANT, useTenants } from './use-tenants.ts'

/** The menu of tenants: each leads to its own console. */
export const TenantItems = () =>
  useTenants().map((tenant) => (
    <Menu.Item key={tenant.id} component="a" href={tenant.id === DEFAULT_TENANT ? '/console' : `/t/${tenant.slug}/console`}>
      {tenant.name}
    </Menu.Item>
  ))
