import { AppShell, Box } from '@mantine/core'
import { useDisclosure, useMediaQuery } from '@mantine/hooks'
import { Outlet } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Header } from './header.tsx'
import { NavBar } from './nav-bar.tsx'
import { NetworkNotice } from './network-notice.tsx'
import { OnDemand } from './on-demand.tsx'
import { useShortcuts } from './shortcuts.ts'

/** The frame of every page: header, navigation, command palette, shortcuts. */
export const Frame = () => {
  const { t } = useTranslation()
  const [open, { toggle, close }] = useDisclosure(false)
  useShortcuts()
  // Where there is no room for it the navigation waits beside the screen, and must not be reached by key or reader there.
  const narrow = useMediaQuery('(max-width: 62em)') ?? false
  return (
    <AppShell header={{ height: 56 }} navbar={{ width: 228, breakpoint: 'md', collapsed: { mobile: !open } }} padding={0}>
      <a className="skip" href="#page">
        {t('frame.skip')}
      </a>
      <AppShell.Header bg="var(--gh-card)">
        <Header open={open} toggle={toggle} />
      </AppShell.Header>
      <AppShell.Navbar bg="var(--gh-canvas)" p="xs" aria-label={t('frame.navigation')} inert={narrow && !open}>
        <NavBar chosen={close} />
      </AppShell.Navbar>
      <AppShell.Main id="page" tabIndex={-1} style={{ outline: 'none' }}>
        <NetworkNotice />
        <Box px={{ base: 'md', md: 'xl' }} py={{ base: 'md', md: 'lg' }} maw={1440} mx="auto">
          <Outlet />
        </Box>
      </AppShell.Main>
      <OnDemand />
    </AppShell>
  )
}
