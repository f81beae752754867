import { useComputedColorScheme } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { documentAt } from '../api/rows.ts'
import { tenantRoot } from '../auth/place.ts'
import { takeBrandName } from '../parts/brand.ts'

/** The look of the pages where the person signed in. */
interface Look {
  readonly name: string
  readonly logo: string | null
  readonly colours: Readonly<Record<'light' | 'dark', Readonly<Record<string, string>>>> | null
}

/** The custom properties of the console, by the part of the pages whose colour they take. */
const properties: readonly (readonly [property: string, part: string])[] = [
  ['--mantine-primary-color-filled', 'accent'],
  ['--mantine-primary-color-filled-hover', 'accent-strong'],
  ['--mantine-color-gate-filled', 'accent'],
  ['--mantine-color-gate-filled-hover', 'accent-strong'],
  ['--gh-on-accent', 'on-accent'],
  ['--mantine-color-anchor', 'link'],
  ['--mantine-color-gate-light-color', 'link'],
  ['--mantine-primary-color-light-color', 'link'],
  ['--gh-canvas', 'canvas'],
]

/** Shows the tenant instead of Gatehouse, in its colours: to developers and others who administer nothing, this is the tenant's portal. */
export default function Brand() {
  const { data: look } = useQuery({ ...documentAt<Look>('/me/look'), staleTime: 300_000 })
  const scheme = useComputedColorScheme('light')
  useEffect(() => {
    if (look) takeBrandName(look.name)
  }, [look])
  useEffect(() => {
    const colours = look?.colours?.[scheme]
    if (!colours) return
    const { style } = document.documentElement
    for (const [property, part] of properties) style.setProperty(property, colours[part] ?? '')
    const light = `color-mix(in srgb, ${colours['accent']} 12%, transparent)`
    for (const property of ['--mantine-color-gate-light', '--mantine-primary-color-light']) style.setProperty(property, light)
  }, [look, scheme])
  return look?.logo ? <img src={`${tenantRoot}${look.logo}`} alt="" height={26} style={{ maxWidth: 120, objectFit: 'contain' }} /> : null
}
