import type { CredentialDisplay } from '#model/credential-display.ts'
import { cardColours } from './card-colours.ts'

/** The face of a credential, as wallets draw it. A picture of another site is not fetched, since that would tell it who looks: a letter stands for it. */
export const CredentialCard = ({ display, unnamed }: { readonly display: Partial<CredentialDisplay>; readonly unnamed: string }) => {
  const { name = '', description, logo } = display
  const { background, text } = cardColours(display)
  const picture = logo?.uri?.startsWith('data:image/') ? logo.uri : undefined
  return (
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
        <strong style={{ fontSize: 18, overflowWrap: 'anywhere' }}>{name || unnamed}</strong>
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
  )
}
