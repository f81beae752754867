// First, so that the styles of our own parts come after those of the components, and win.
import './theme/layers.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { sweep } from './api/stored.ts'
import { App } from './app.tsx'
import { goAway } from './auth/away.ts'
import { consoleRoot } from './auth/place.ts'
import { finishSignIn, signIn } from './auth/sign-in.ts'
import { SignInTrouble } from './frame/sign-in-trouble.tsx'
import { prepareLanguage } from './i18n.ts'
import { handOver, TRY_PATH } from './pages/clients/try-it/popup.ts'

const RELOADED = 'gatehouse-reloaded'
const MINUTE = 60_000

// A newer console was installed while this one was open, and the files it still wants are gone: the page is loaded anew, drafts and all.
addEventListener('vite:preloadError', () => {
  if (Date.now() - Number(sessionStorage.getItem(RELOADED) ?? 0) < MINUTE) return
  sessionStorage.setItem(RELOADED, String(Date.now()))
  goAway()
  location.reload()
})

/** Before anything is drawn the person is known: an authorization response is taken in, or the browser's session is asked silently. */
async function start(): Promise<void> {
  const root = createRoot(document.getElementById('root') as HTMLElement)
  await prepareLanguage()
  if (location.pathname === TRY_PATH) return handOver()
  try {
    if (location.pathname !== `${consoleRoot}/callback`) return await signIn(location.pathname + location.search, true)
    sweep()
    history.replaceState(null, '', await finishSignIn(new URLSearchParams(location.search)))
    root.render(
      <StrictMode>
        <App />
      </StrictMode>,
    )
  } catch (failure) {
    root.render(<SignInTrouble failure={failure} />)
  }
}

void start()
