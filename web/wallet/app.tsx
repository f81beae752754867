import { Container, Group } from '@mantine/core'
import { type ReactNode, useCallback, useEffect, useMemo, useState } from 'react'
import { ArrivalPage } from './pages/arrival.tsx'
import { CardPage } from './pages/card.tsx'
import { HistoryPage } from './pages/history.tsx'
import { HomePage } from './pages/home.tsx'
import { OpenPage } from './pages/open.tsx'
import { SettingsPage } from './pages/settings.tsx'
import { UnlockPage } from './pages/unlock.tsx'
import { type Holdings, HoldingsContext } from './parts/holdings.ts'
import { goTo, useRoute } from './parts/route.ts'
import type { WalletLink } from './receive/link.ts'
import { type Locked, Vault } from './vault/vault.ts'
import { useSpeech } from './words/speech.tsx'
import './wallet.css'

/** The frame of the wallet: its parts, and the screen. */
const Frame = ({ route, children }: { readonly route: string; readonly children: ReactNode }) => {
  const { words } = useSpeech()
  const links = [
    ['', words.cards],
    ['history', words.history],
    ['settings', words.settings],
  ] as const
  return (
    <>
      <button type="button" className="skip" onClick={() => document.querySelector<HTMLElement>('main')?.focus()}>
        {words.skip}
      </button>
      <Container component="header" size="xs" py="md">
        <Group component="nav" aria-label={words.nav} gap="md">
          {links.map(([to, label]) => (
            <a key={to} className="place" href={`#${to}`} aria-current={route === to ? 'page' : undefined}>
              {label}
            </a>
          ))}
        </Group>
      </Container>
      <Container component="main" size="xs" pb="xl" tabIndex={-1} style={{ outline: 'none' }}>
        {children}
      </Container>
    </>
  )
}

/** Reads what the wallet holds, and reads it again after a change. */
function useHeld(vault: Vault | undefined): Holdings | undefined {
  const [held, setHeld] = useState<Pick<Holdings, 'cards' | 'shown'>>()
  const reload = useCallback(async () => {
    if (!vault) return
    const [cards, shown] = await Promise.all([vault.all('card'), vault.all('shown')])
    setHeld({ cards, shown })
  }, [vault])
  useEffect(() => void reload(), [reload])
  return useMemo(() => vault && held && { vault, ...held, reload }, [vault, held, reload])
}

const screenOf = ({ cards }: Holdings, [place, id]: readonly string[], follow: (link: WalletLink) => void, notice: string | undefined): ReactNode => {
  const card = cards.find((one) => one.id === id)
  if (place === 'cards' && card) return <CardPage key={card.id} card={card} />
  if (place === 'history') return <HistoryPage />
  if (place === 'settings') return <SettingsPage />
  if (place === 'open') return <OpenPage follow={follow} />
  return <HomePage notice={notice} />
}

/** The wallet: locked, or with a screen. */
export const WalletApp = ({ start, arrival }: { readonly start: Vault | Locked; readonly arrival: WalletLink | undefined }) => {
  const [vault, setVault] = useState(start instanceof Vault ? start : undefined)
  const [link, setLink] = useState(arrival)
  const [notice, setNotice] = useState<string>()
  const held = useHeld(vault)
  const route = useRoute()
  const done = useCallback((said?: string) => {
    setLink(undefined)
    setNotice(said)
    goTo('')
  }, [])
  const follow = (opened: WalletLink) => {
    setNotice(undefined)
    setLink(opened)
  }
  // The link that the wallet was opened with is dropped when the person goes to another page.
  useEffect(() => {
    const leave = () => {
      if (location.hash.length <= 1) return
      setLink(undefined)
      setNotice(undefined)
    }
    addEventListener('hashchange', leave)
    return () => removeEventListener('hashchange', leave)
  }, [])
  return (
    <Frame route={link ? 'link' : (route[0] ?? '')}>
      {!vault && !(start instanceof Vault) && <UnlockPage locked={start} opened={setVault} />}
      {held && <HoldingsContext value={held}>{link ? <ArrivalPage link={link} done={done} /> : screenOf(held, route, follow, notice)}</HoldingsContext>}
    </Frame>
  )
}
