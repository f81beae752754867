import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { CredentialDisplay } from '#model/credential-display.ts'
import { cardColours } from './card-colours.ts'

/** A credential as a wallet draws it. A picture of another site is not fetched: its first letter stands for it. */
export const CardPreview = ({ display }: { readonly display: Partial<CredentialDisplay> }) => {
  const { t } = useTranslation()
  const { name = '', description, logo } = display
  const { background, text } = cardColours(display)
  const picture = logo?.uri?.startsWith('data:image/') ? logo.uri : undefined
  return (
    <figure style={{ margin: 0 }} aria-label={t('wallets.preview_of', { name })}>
      <div
        data-card
        style={{
          background,
          color: text,
          borderRadius: 14,
          padding: 18,
          width: 300,
          maxWidth: '100%',
          minHeight: 170,
          display: 'flex',
          flexDirection: 'column',
          justifyContent: 'space-between',
          boxShadow: '0 6px 18px rgb(0 0 0 / 25%)',
        }}
      >
        <div style={{ display: 'flex', justifyContent: 'space-between', gap: 12, alignItems: 'flex-start' }}>
          <strong style={{ fontSize: 18, overflowWrap: 'anywhere' }}>{name || t('wallets.unnamed')}</strong>
          {picture ? (
            <img src={picture} alt={logo?.alt_text ?? ''} width={44} height={44} style={{ borderRadius: 8, objectFit: 'contain' }} />
          ) : (
            logo?.uri && (
              <span
                aria-hidden
                style={{ border: '2px solid currentColor', borderRadius: 8, width: 44, height: 44, display: 'grid', placeItems: 'center', fontSize: 20 }}
              >
                {name.charAt(0).toUpperCase()}
              </span>
            )
          )}
        </div>
        {description && <span style={{ fontSize: 13, overflowWrap: 'anywhere' }}>{description}</span>}
      </div>
      <Text component="figcaption" size="xs" c="dimmed" mt={6}>
        {t('wallets.preview')}
      </Text>
    </figure>
  )
}
