import { Button, Group } from '@mantine/core'
import { IconPalette, IconTemplate } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { ExtrasParts } from './parts.ts'

/** The ways to the look of its pages, and to those that stand in place of ours. */
export const IdentityProviderExtras = ({ id }: ExtrasParts) => {
  const { t } = useTranslation()
  return (
    <Group mb="md" gap="sm">
      <Button
        variant="default"
        leftSection={<IconPalette size={16} />}
        renderRoot={(props) => <Link to={`/identity-providers/${encodeURIComponent(id)}/branding`} {...props} />}
      >
        {t('branding.open')}
      </Button>
      <Button
        variant="default"
        leftSection={<IconTemplate size={16} />}
        renderRoot={(props) => <Link to="/templates" search={{ identity_provider_id: id } as never} {...props} />}
      >
        {t('templates.of_provider')}
      </Button>
    </Group>
  )
}
