import type { Names } from '#fields/kinds.ts'
import type { AnyField } from '#fields/resource.ts'
import { valueSchema } from '#fields/write.ts'
import { settings as declared, type Settings } from '#model/settings.ts'
import type { Tenant } from '#model/tenant.ts'
import type { Overridable, TenantSetting, TenantSettings } from '#model/tenant-settings.ts'
import { describeExpected } from './expected.ts'

/**
 * The settings that a tenant decides itself: those it has set, as far as `tenant_overrides` still allows them. A setting that the operator removes
 * from there has the server's value at once.
 */
export function ownSettings(settings: Settings, { settings: own }: Pick<Tenant, 'settings'>): [Overridable, TenantSetting][] {
  return settings.tenant_overrides.flatMap((name) => (own[name] === undefined ? [] : [[name, own[name]] as [Overridable, TenantSetting]]))
}

/** The settings in force for a tenant. */
export function effectiveSettings(settings: Settings, tenant: Pick<Tenant, 'settings'>): Settings {
  const own = ownSettings(settings, tenant)
  // Values were checked by the kinds of the settings when they were stored.
  return own.length === 0 ? settings : ({ ...settings, ...Object.fromEntries(own) } as Settings)
}

/** The faults of a tenant's settings: those that `tenant_overrides` does not allow, and invalid values. */
export function tenantSettingFaults(wanted: TenantSettings, { tenant_overrides: allowed }: Settings, names: Names): string[] {
  return Object.entries(wanted).flatMap(([name, value]) => {
    if (!allowed.some((one) => one === name)) return [`${name} is not left to tenants by the operator; see the setting tenant_overrides`]
    const f = declared.fields[name as Overridable] as AnyField
    return valueSchema(f, names).safeParse(value).success ? [] : [`${name} must be ${describeExpected(f, names)}`]
  })
}
