import { Stack, Title } from '@mantine/core'
import type { ReactNode } from 'react'

interface PanelParts {
  readonly title: string
  /** Where an address leads. */
  readonly id?: string
  /** Many short lines that should fit on one screen. */
  readonly compact?: boolean
  readonly children: ReactNode
}

/** A part of a page, under a heading. */
export const Panel = ({ title, id, compact = false, children }: PanelParts) => (
  <Stack component="section" id={id} className="card" p={compact ? 'md' : 'lg'} gap={compact ? 6 : 'sm'} aria-label={title}>
    <Title order={2} size="h3">
      {title}
    </Title>
    {children}
  </Stack>
)
