import { AppShell, NavLink, Text } from '@mantine/core'
import { Link, useLocation } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { nav } from './nav.ts'
import classes from './nav-bar.module.css'
import { NavCount } from './nav-count.tsx'

/** The left column: what this person may open, in groups. */
export const NavBar = ({ chosen }: { readonly chosen: () => void }) => {
  const { t } = useTranslation()
  const { pathname } = useLocation()
  const column = useRef<HTMLDivElement>(null)
  // The column is longer than most screens, and an address may lead anywhere.
  useEffect(() => {
    if (pathname) column.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' })
  }, [pathname])
  const groups = nav.map((group) => ({ ...group, items: group.items.filter((item) => item.open()) })).filter((group) => group.items.length > 0)
  const within = (to: string) => (to === '/' ? pathname === '/' || pathname === '' : pathname === to || pathname.startsWith(`${to}/`))
  // A page may stand below that of another item, such as the laboratory below the policies.
  const [open] = groups
    .flatMap(({ items }) => items.map(({ to }) => to))
    .filter(within)
    .toSorted((a, b) => b.length - a.length)
  return (
    <AppShell.Section grow ref={column} className={classes['groups'] ?? ''}>
      {groups.map((group) => (
        <div key={group.items[0]?.to} className={classes['group']}>
          {group.label && (
            <Text size="xs" c="dimmed" fw={550} px="sm" pb={4}>
              {t(group.label)}
            </Text>
          )}
          {group.items.map(({ to, label, icon: Icon }) => (
            <NavLink
              key={to}
              className={classes['link'] ?? ''}
              renderRoot={(props) => <Link to={to} activeOptions={{ exact: true }} {...props} />}
              active={to === open}
              aria-current={to === open ? 'page' : undefined}
              label={label()}
              leftSection={<Icon size={18} stroke={1.6} aria-hidden />}
              rightSection={<NavCount to={to} />}
              onClick={chosen}
            />
          ))}
        </div>
      ))}
    </AppShell.Section>
  )
}
