import { Menu } from '@mantine/core'
import { type ButtonHTMLAttributes, cloneElement, type ReactElement, type RefAttributes, useEffect, useRef, useState } from 'react'
import { MeItems } from './me-items.tsx'
import { NamespaceItems } from './namespace-items.tsx'
import { TenantItems } from './tenant-items.tsx'
import { ThemeItems } from './theme-items.tsx'

const lists = {
  me: { Items: MeItems, position: 'bottom-end', width: 240 },
  theme: { Items: ThemeItems, position: 'bottom-end', width: 160 },
  tenant: { Items: TenantItems, position: 'bottom-start' },
  namespace: { Items: NamespaceItems, position: 'bottom-start' },
} as const
export type MenuName = keyof typeof lists

interface Given {
  readonly of: MenuName
  readonly children: ReactElement<ButtonHTMLAttributes<HTMLButtonElement> & RefAttributes<HTMLButtonElement>>
}

/** A menu of the header at its button. It opens as soon as it is drawn, because it is drawn only when somebody opens it. */
export default function OpenMenu({ of, children }: Given) {
  const [opened, setOpened] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const { Items, ...place } = lists[of]
  useEffect(() => {
    // The menu gives the focus back to what had it before: to this button, not to the one that stood here while the menu was loading.
    button.current?.focus()
    setOpened(true)
  }, [])
  return (
    <Menu opened={opened} onChange={setOpened} {...place}>
      <Menu.Target>{cloneElement(children, { ref: button })}</Menu.Target>
      <Menu.Dropdown>
        <Items />
      </Menu.Dropdown>
    </Menu>
  )
}
