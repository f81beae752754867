import { Burger, Group, Text, UnstyledButton } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { loadPart } from '../api/load-part.ts'
import { administers } from '../auth/tokens.ts'
import { useBrandName } from '../parts/brand.ts'
import { Mark } from '../parts/mark.tsx'
import classes from './header.module.css'
import { HelpButton } from './help-button.tsx'
import { MeMenu } from './me-menu.tsx'
import { NamespaceMenu } from './namespace-menu.tsx'
import { palette } from './on-demand.tsx'
import { TenantMenu } from './tenant-menu.tsx'
import { ThemeMenu } from './theme-menu.tsx'

// For those who administer something, the server stands here under its own name.
const Brand = lazy(() => loadPart(() => import('./brand.tsx')))

/** The top line: where you are, search, and who you are. */
export const Header = ({ open, toggle }: { readonly open: boolean; readonly toggle: () => void }) => {
  const { t } = useTranslation()
  const brand = useBrandName()
  return (
    <Group h="100%" px="md" justify="space-between" wrap="nowrap" gap="sm">
      <Group gap="xs" wrap="nowrap" miw={0}>
        <Burger opened={open} onClick={toggle} hiddenFrom="md" size="sm" aria-label={t('frame.menu')} />
        <Link to="/" className={classes['home'] ?? ''} aria-label={`${brand}: ${t('nav.home')}`}>
          {administers() ? (
            <Mark size={26} />
          ) : (
            <Suspense fallback={null}>
              <Brand />
            </Suspense>
          )}
          <Text span fw={650} truncate {...(administers() ? { visibleFrom: 'xs' } : {})}>
            {brand}
          </Text>
        </Link>
        <TenantMenu />
        <NamespaceMenu />
      </Group>
      <Group gap="xs" wrap="nowrap">
        <UnstyledButton className={classes['search'] ?? ''} onClick={palette.open} aria-keyshortcuts="Control+K Meta+K">
          <span className="heard">{t('frame.search')}</span>
          <IconSearch size={16} aria-hidden />
          <Text span size="sm" visibleFrom="sm" aria-hidden>
            {t('frame.search')}
          </Text>
          <kbd className={classes['keys'] ?? ''} aria-hidden>
            ⌘K
          </kbd>
        </UnstyledButton>
        <ThemeMenu />
        <HelpButton />
        <MeMenu />
      </Group>
    </Group>
  )
}
