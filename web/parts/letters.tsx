import { Avatar, Group } from '@mantine/core'
import type { ReactNode } from 'react'

interface LetteredParts {
  readonly name: string
  readonly children: ReactNode
}

/** A provider with its letters, by which people find it in a long list. */
export const Lettered = ({ name, children }: LetteredParts) => (
  <Group gap="sm" wrap="nowrap">
    <Avatar name={name} size="sm" radius="sm" variant="outline" color="var(--mantine-color-text)" aria-hidden />
    {children}
  </Group>
)
