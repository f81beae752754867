import { consoleRoot } from './auth/place.ts'
import { finishSignIn, resume, signIn } from './auth/sign-in.ts'
import { handOver, TRY_PATH } from './pages/clients/try-it/popup.ts'

/**
 * Signs the person in before anything is drawn: with the session that the browser has, or with the authorization response in the address. The
 * pages load meanwhile.
 */
async function start(): Promise<void> {
  if (location.pathname === TRY_PATH) return handOver()
  const app = import('./app.tsx')
  try {
    if (location.pathname === `${consoleRoot}/callback`) history.replaceState(null, '', await finishSignIn(new URLSearchParams(location.search)))
    else if (!(await resume())) return await signIn(location.pathname + location.search)
    await (await app).draw()
  } catch (failure) {
    await (await app).drawTrouble(failure)
  }
}

/** The server may be between two versions when the console itself does not load. It is tried again while the server answers. */
const retry = (): void => {
  document.body.append(navigator.language.startsWith('fr') ? 'La console ne se charge pas. Nouvel essai… ' : 'The console does not load. Trying again… ')
  const again = () => fetch('/livez').then(({ ok }) => (ok ? location.reload() : wait()), wait)
  const wait = () => void setTimeout(again, 5000)
  wait()
}

start().catch(retry)
