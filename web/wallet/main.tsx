// First, so that the styles of our own parts come after those of the components, and win.
import '../theme/layers.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { Dressed } from '../theme/dressed.tsx'
import { WalletApp } from './app.tsx'
import { databaseName, walletPath } from './parts/place.ts'
import { readParams } from './receive/link.ts'
import { openVault } from './vault/vault.ts'
import { Spoken } from './words/speech.tsx'

/** Opens the wallet of this device, with the link in its address. The link goes out of the address: it holds codes that nobody should find there. */
async function start(): Promise<void> {
  const arrival = readParams(new URLSearchParams(location.search))
  if (location.search !== '') history.replaceState(null, '', walletPath + location.hash)
  const vault = await openVault(databaseName)
  createRoot(document.getElementById('root') as HTMLElement).render(
    <StrictMode>
      <Dressed>
        <Spoken>
          <WalletApp start={vault} arrival={arrival} />
        </Spoken>
      </Dressed>
    </StrictMode>,
  )
}

if ('serviceWorker' in navigator) void navigator.serviceWorker.register(`${walletPath}/worker.js`, { scope: walletPath }).catch(() => undefined)
void start()
