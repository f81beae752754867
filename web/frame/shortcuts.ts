import { useHotkeys } from '@mantine/hooks'
import { useNavigate } from '@tanstack/react-router'
import { shortcutList } from './on-demand.tsx'

const focusOn = (selector: string) => () => document.querySelector<HTMLElement>(selector)?.focus()

/** The keys that work on every page. */
export function useShortcuts(): void {
  const navigate = useNavigate()
  useHotkeys([
    ['/', focusOn('[data-search]')],
    ['shift+?', shortcutList.open],
    ['e', focusOn('#page form input, #page form textarea')],
    ['n', () => document.querySelector<HTMLElement>('[data-new]')?.click()],
    ['g', () => void navigate({ to: '/clients' })],
  ])
}
