import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { CredentialDisplay } from '#model/credential-display.ts'
import { CredentialCard } from '../parts/credential-card.tsx'

/** A credential as a wallet draws it, beside the form that describes it. */
export const CardPreview = ({ display }: { readonly display: Partial<CredentialDisplay> }) => {
  const { t } = useTranslation()
  return (
    <figure style={{ margin: 0 }} aria-label={t('wallets.preview_of', { name: display.name ?? '' })}>
      <CredentialCard display={display} unnamed={t('wallets.unnamed')} />
      <Text component="figcaption" size="xs" c="dimmed" mt={6}>
        {t('wallets.preview')}
      </Text>
    </figure>
  )
}
