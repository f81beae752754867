import { Text } from '@mantine/core'
import { CatchBoundary } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

/** A chart under the label that a screen reader tells. One that cannot be drawn says so in its place, and the page around it stays: its numbers can be read. */
export const Picture = ({ label, children }: { readonly label: string; readonly children: ReactNode }) => {
  const { t } = useTranslation()
  const undrawn = () => (
    <Text size="sm" c="dimmed">
      {t('home.undrawn')}
    </Text>
  )
  return (
    <CatchBoundary getResetKey={() => label} errorComponent={undrawn}>
      <div role="img" aria-label={label}>
        {children}
      </div>
    </CatchBoundary>
  )
}
