import { Stack, Title } from '@mantine/core'
import type { ReactNode } from 'react'

/** A part of a page, under a heading. */
export const Panel = ({ title, children }: { readonly title: string; readonly children: ReactNode }) => (
  <Stack component="section" className="card" p="lg" gap="sm" aria-label={title}>
    <Title order={2} size="h3">
      {title}
    </Title>
    {children}
  </Stack>
)
