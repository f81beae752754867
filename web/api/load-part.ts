import { goAway } from '../auth/away.ts'
import { loadTexts } from '../i18n/language.ts'
import { loseServer, serverBack } from './reach.ts'

const RELOADED = 'gatehouse-reloaded'
const MINUTE = 60_000

/** Loads the page again, at most once a minute. Drafts survive. */
function reload(cause: unknown): Promise<never> {
  if (Date.now() - Number(sessionStorage.getItem(RELOADED) ?? 0) < MINUTE) throw cause
  sessionStorage.setItem(RELOADED, String(Date.now()))
  goAway()
  location.reload()
  return new Promise(() => {})
}

/**
 * Loads a part of the console with the texts that it shows. While the server does not answer, the part waits and is then asked for again. When the server answers and the part is
 * not there, a newer console was installed: the page is loaded again, which is safe only now, because the browser gets a page and not its own error.
 */
export async function loadPart<T>(load: () => Promise<T>, texts = loadTexts): Promise<T> {
  const whole = async () => (await Promise.all([load(), texts()]))[0]
  try {
    return await whole()
  } catch {
    loseServer()
    await serverBack()
    return whole().catch(reload)
  }
}
