import { goAway } from './auth/away.ts'
import { consoleRoot } from './auth/place.ts'
import { finishSignIn, signIn } from './auth/sign-in.ts'
import { handOver, TRY_PATH } from './pages/clients/try-it/popup.ts'

const RELOADED = 'gatehouse-reloaded'
const MINUTE = 60_000

// A newer console was installed while this one was open, and its files are gone: the page is loaded again; drafts survive.
addEventListener('vite:preloadError', () => {
  if (Date.now() - Number(sessionStorage.getItem(RELOADED) ?? 0) < MINUTE) return
  sessionStorage.setItem(RELOADED, String(Date.now()))
  goAway()
  location.reload()
})

/**
 * Signs the person in before anything is drawn: with the silent session of the browser, or with the authorization response in the address. The
 * pages load while the code is exchanged.
 */
async function start(): Promise<void> {
  if (location.pathname === TRY_PATH) return handOver()
  const returning = location.pathname === `${consoleRoot}/callback`
  const app = returning ? import('./app.tsx') : undefined
  try {
    if (!returning) return await signIn(location.pathname + location.search, true)
    history.replaceState(null, '', await finishSignIn(new URLSearchParams(location.search)))
    await (await app)?.draw()
  } catch (failure) {
    const { drawTrouble } = await (app ?? import('./app.tsx'))
    await drawTrouble(failure)
  }
}

void start()
