import { Button } from '@mantine/core'
import { IconPalette } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { ExtrasParts } from './parts.ts'

/** The way to the page with the look of its pages. */
export const IdentityProviderExtras = ({ id }: ExtrasParts) => {
  const { t } = useTranslation()
  return (
    <Button
      mb="md"
      variant="default"
      leftSection={<IconPalette size={16} />}
      renderRoot={(props) => <Link to={`/identity-providers/${encodeURIComponent(id)}/branding`} {...props} />}
    >
      {t('branding.open')}
    </Button>
  )
}
